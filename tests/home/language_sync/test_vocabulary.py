"""Words of lists, such as kinds of event, while nobody has translated them yet."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from campaigns.models import Rubric
from programme.models import EventKind
from tests.factories import (
    CallPageFactory,
    English,
    EventKindFactory,
    RubricFactory,
    publish,
    translate,
)
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db
MARKED = '<span lang="fr">Cercle de silence</span>'


@pytest.fixture
def english(site_tree):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def kind(site_tree):
    return EventKindFactory(name="Cercle de silence")


def test_beginning_the_translation_of_an_event_translates_no_kind(client, programme, kind, english):
    """Beginning a translation makes no English kind with the French name."""
    event = new_event(programme, kind=kind)
    address = version(event, "en").url
    assert MARKED in client.get(address).content.decode()
    translate_object(event, [english])
    assert not EventKind.objects.filter(locale=english).exists()
    assert MARKED in client.get(address).content.decode()


def test_beginning_the_translation_of_a_call_translates_no_rubric(client, site_tree, english):
    call = publish(CallPageFactory(rubric=RubricFactory(name="Frontières")))
    translate_object(call, [english])
    assert not Rubric.objects.filter(locale=english).exists()
    assert '<a href="/en/calls/?rubric=frontieres" lang="fr">' in (
        client.get(version(call, "en").url).content.decode()
    )


@pytest.mark.parametrize("is_published", [True, False])
def test_a_kind_that_is_begun_says_its_language_until_somebody_writes(
    client, programme, kind, english, is_published
):
    """On pages, lists and filters `lang="fr"` stays as long as the name is the French one."""
    event = new_event(programme, kind=kind)
    other = EventKindFactory(name="Marche")
    new_event(programme, kind=other, title="Autre", slug="autre")
    translate_object(kind, [english])
    begun = EventKind.objects.get(locale=english)
    assert (begun.name, begun.text_language) == ("Cercle de silence", "fr")
    if is_published:
        publish(event)
    page = version(event, "en")
    assert MARKED in client.get(page.url).content.decode()
    programme_page = client.get(version(programme, "en").url).content.decode()
    assert f'<option value="{kind.code}" lang="fr">Cercle de silence</option>' in programme_page
    assert MARKED in programme_page


def test_a_kind_that_is_translated_is_in_its_own_language(client, programme, kind):
    event = new_event(programme, kind=kind)
    translate(kind, English({"Cercle de silence": "Circle of silence"}))
    html = client.get(version(event, "en").url).content.decode()
    assert "<span>Circle of silence</span>" in html


def test_a_word_that_is_the_same_in_both_languages_is_translated_all_the_same(
    client, programme, english
):
    concert = EventKindFactory(name="Concert")
    event = new_event(programme, kind=concert)
    translate_object(concert, [english])
    segment = StringSegment.objects.get(source__object_id=concert.translation_key)
    StringTranslation.objects.create(
        translation_of=segment.string, locale=english, context=segment.context, data="Concert"
    )
    translation = Translation.objects.get(source__object_id=concert.translation_key)
    translation.save_target(publish=True)
    assert EventKind.objects.get(locale=english).text_language == "en"
    assert "<span>Concert</span>" in client.get(version(event, "en").url).content.decode()


def test_an_editor_who_writes_the_english_name_by_hand_has_translated_it(
    admin_client, programme, kind, english
):
    translate_object(kind, [english])
    begun = EventKind.objects.get(locale=english)
    begun.name = "Circle of silence"
    begun.save()
    assert begun.text_language == "en"


def test_going_back_to_an_alias_leaves_no_fact_of_its_own(
    client, admin_client, programme, kind, english
):
    """The English "convert to alias" leaves facts that are not its source's."""
    event = new_event(programme, kind=kind, town="Paris", title="Marche", slug="marche")
    translate_object(event, [english])
    page = version(event, "en")
    page.save_revision().publish()
    page = version(event, "en")
    type(page).objects.filter(pk=page.pk).update(
        town="Lyon", slug="other", expire_at="2030-01-01T00:00Z"
    )
    admin_client.post(f"/admin/localize/page/{page.pk}/convert_to_alias/")
    alias, source = version(event, "en"), version(event, "fr")
    assert alias.alias_of_id == source.pk
    names = ("town", "slug", "expire_at", "kind_id", "title", "live", "text_language")
    assert [getattr(alias, name) for name in names] == [getattr(source, name) for name in names]
    assert [row.translation_key for row in alias.dates.all()] == [
        row.translation_key for row in source.dates.all()
    ]
    feed = client.get("/en/programme/2026/calendar.ics").content.decode()
    assert "\r\nURL:" + source.full_url.replace("/fr/", "/en/") in feed.replace("\r\n ", "")
    assert reverse("wagtailadmin_pages:edit", args=[alias.pk])
