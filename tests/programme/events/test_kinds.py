"""Kinds of event: a list that editors extend and translators translate."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from home.roles import EDITION, TRANSLATION
from programme.models import EventKind, EventPage
from tests.factories import (
    English,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


def english_programme(programme):
    return type(programme).objects.get(
        translation_key=programme.translation_key, locale__language_code="en"
    )


def test_the_list_goes_by_name_whatever_the_accents(site_tree):
    for name in ("Zone", "écoute", "Échange", "Atelier", "marche"):
        EventKindFactory(name=name)
    names = list(EventKind.objects.values_list("name", flat=True))
    assert names == ["Atelier", "Échange", "écoute", "marche", "Zone"]


def test_an_editor_adds_a_kind_and_a_translator_translates_it(
    client, client_of, programme, django_capture_on_commit_callbacks
):
    editor, translator = client_of(EDITION), client_of(TRANSLATION)
    add = reverse("wagtailsnippets_programme_eventkind:add")
    assert editor.post(add, {"name": "Cercle de silence"}).status_code == 302
    kind = EventKind.objects.get(name="Cercle de silence", locale__language_code="fr")
    event = publish(EventPageFactory(parent=programme, kind=kind, title="Mardi"))
    address = event.url.replace("/fr/", "/en/")
    assert "Cercle de silence" in client.get(address).content.decode()

    english = Locale.objects.get(language_code="en")
    submit = reverse(
        "wagtail_localize:submit_snippet_translation",
        args=["programme", "eventkind", kind.pk],
    )
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(submit, {"locales": [english.pk]})
    translation = Translation.objects.get(source__object_id=kind.translation_key)
    segment = StringSegment.objects.get(source=translation.source)
    write = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    with django_capture_on_commit_callbacks(execute=True):
        translator.put(
            write, "value=Circle+of+silence", content_type="application/x-www-form-urlencoded"
        )
    there = EventKind.objects.get(locale=english, translation_key=kind.translation_key)
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(
            reverse("wagtailsnippets_programme_eventkind:edit", args=[there.pk]),
            {"action": "publish"},
        )
    there.refresh_from_db()
    assert there.name == "Circle of silence"
    assert there.code == kind.code
    html = client.get(address).content.decode()
    assert "Circle of silence" in html
    assert "Cercle de silence" not in html


def test_a_new_kind_is_offered_in_the_other_language_before_it_is_translated(
    admin_client, programme
):
    old, new = EventKindFactory(name="Marche"), EventKindFactory(name="Veillée")
    march = translate(old, English({"Marche": "March"}))
    address = reverse(
        "wagtailadmin_pages:add",
        args=["programme", "eventpage", english_programme(programme).pk],
    )
    offered = admin_client.get(address).context["form"].fields["kind"].queryset
    assert list(offered) == [march, new]


def test_an_event_written_in_english_has_the_kind_in_english_once_it_is_translated(
    client, programme
):
    kind = EventKindFactory(name="Veillée")
    event = publish(
        EventPageFactory(parent=english_programme(programme), kind=kind, title="Vigil by the sea")
    )
    for address in (event.url, "/en/programme/2026/"):
        assert '<span lang="fr">Veillée</span>' in client.get(address).content.decode()
    translate(kind, English({"Veillée": "Vigil"}))
    event = EventPage.objects.get(pk=event.pk)
    assert event.kind.name == "Vigil"
    assert event.get_latest_revision_as_object().kind.name == "Vigil"
    french = client.get(event.url.replace("/en/", "/fr/")).content.decode()
    assert "Veillée" in french


def test_a_draft_gets_the_kind_once_it_is_translated(programme):
    kind = EventKindFactory(name="Veillée")
    event = publish(EventPageFactory(parent=programme, kind=kind))
    translate(kind, English({"Veillée": "Vigil"}))
    alias = EventPage.objects.get(translation_key=event.translation_key, locale__language_code="en")
    assert alias.kind.name == "Vigil"
    assert EventPage.objects.get(pk=event.pk).kind == kind
