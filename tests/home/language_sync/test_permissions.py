"""A translator translates; only those who may publish do."""

import pytest
from wagtail_localize.models import Translation, TranslationSource

from home.roles import EDITION, TRANSLATION
from programme.models import EventPage
from tests.factories import publish, translated
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db


def submit(client, event, locale):
    return client.post(
        f"/admin/localize/submit/page/{event.pk}/",
        {"locales": [locale.pk], "include_subtree": ""},
    )


def test_asking_for_a_translation_publishes_nothing(
    client, client_of, programme, site_tree, django_capture_on_commit_callbacks
):
    event = new_event(programme)
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            submit(client_of(TRANSLATION), event, site_tree["en"]["home"].locale).status_code == 302
        )
    english = version(event, "en")
    assert english.alias_of_id is None
    assert english.live_revision_id is None
    assert english.text_language == "fr"
    html = client.get(english.url).content.decode()
    assert "In French" in html
    assert f'<link rel="canonical" href="{event.full_url}"' in html


def test_a_page_that_waits_for_its_translation_follows_its_source(
    client_of, programme, site_tree, django_capture_on_commit_callbacks
):
    event = new_event(programme)
    with django_capture_on_commit_callbacks(execute=True):
        submit(client_of(TRANSLATION), event, site_tree["en"]["home"].locale)
    event.title, event.town = "Grande marche", "Lyon"
    publish(event)
    english = version(event, "en")
    assert (english.title, english.town, english.text_language) == ("Grande marche", "Lyon", "fr")


def test_the_first_published_translation_is_in_its_own_language(programme):
    event = new_event(programme)
    assert version(event, "en").text_language == "fr"
    assert translated(event).text_language == "en"


@pytest.mark.parametrize(("group", "published"), [(TRANSLATION, False), (EDITION, True)])
def test_syncing_publishes_for_those_who_may(
    client_of, programme, group, published, django_capture_on_commit_callbacks
):
    event = new_event(programme)
    english = translated(event)
    before = english.live_revision_id
    event.title = "Grande marche"
    publish(event)
    record = TranslationSource.objects.get(object_id=event.translation_key)
    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(group).post(
            f"/admin/localize/update/{record.pk}/",
            {"publish_translations": "on", "next": "/admin/"},
        )
    assert response.status_code == 302
    assert (version(event, "en").live_revision_id != before) == published


def test_a_translator_cannot_publish_by_the_editors_form(client_of, programme):
    event = new_event(programme)
    english = translated(event)
    before = english.live_revision_id
    client_of(TRANSLATION).post(f"/admin/pages/{english.pk}/edit/", {"action": "publish"})
    assert version(event, "en").live_revision_id == before


def test_facts_are_never_asked_of_a_translator(programme):
    event = new_event(
        programme, town="Paris", place_name="Bourse du travail", address="3 rue Neuve"
    )
    translated(event)
    translation = Translation.objects.get(source__object_id=event.translation_key)
    asked = set(translation.source.stringsegment_set.values_list("context__path", flat=True))
    overridable = set(
        translation.source.overridablesegment_set.values_list("context__path", flat=True)
    )
    assert asked == {"title"}
    assert overridable <= {"search_description", "show_in_menus", "expire_at", "go_live_at"}
    assert EventPage.objects.live_in("en").get().slug == event.slug


@pytest.mark.parametrize(("group", "is_alias"), [(TRANSLATION, False), (EDITION, True)])
def test_going_back_to_an_alias_is_for_those_who_may_publish(client_of, programme, group, is_alias):
    event = new_event(programme)
    english = translated(event)
    client_of(group).post(f"/admin/localize/page/{english.pk}/convert_to_alias/")
    english = version(event, "en")
    assert (english.alias_of_id is not None, english.is_untranslated) == (is_alias, is_alias)
    assert english.live


@pytest.mark.parametrize(("group", "enabled"), [(TRANSLATION, True), (EDITION, False)])
def test_leaving_the_translation_editor_is_for_those_who_may_publish(
    client_of, programme, group, enabled
):
    translated(new_event(programme))
    translation = Translation.objects.get(source__object_repr="Marche")
    client_of(group).post(
        f"/admin/localize/translate/{translation.pk}/disable/", {"next": "/admin/"}
    )
    translation.refresh_from_db()
    assert translation.enabled == enabled


@pytest.mark.parametrize(("group", "left_out"), [(TRANSLATION, True), (EDITION, False)])
def test_buttons_that_are_refused_are_not_offered(client_of, programme, group, left_out):
    english = translated(new_event(programme))
    html = client_of(group).get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert ("css/translation-editor.css" in html) == left_out


def test_the_slug_of_a_home_page_is_not_asked_of_a_translator(site_tree):
    home = site_tree["fr"]["home"]
    record, _created = TranslationSource.get_or_create_from_instance(home)
    asked = record.stringsegment_set.values_list("context__path", flat=True)
    assert set(asked) == {"title"}
    assert not record.overridablesegment_set.filter(context__path="slug").exists()
    publish(home)
    english = type(home).objects.get(pk=site_tree["en"]["home"].pk)
    assert english.slug == "en"
