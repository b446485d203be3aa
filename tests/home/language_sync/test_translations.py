"""A translation that is behind says so; one that has lost its source still works."""

import json
from datetime import date
from uuid import uuid4

import pytest
from wagtail.models import Locale
from wagtail_factories import ImageFactory
from wagtail_localize.models import StringTranslation, TranslationSource

from campaigns.models import CallNote
from home.language_sync.snapshots import TranslationState, translation_state
from home.models import StandardPage
from programme.example.translations import translate
from tests.factories import CallPageFactory, publish, translated
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


class Known(dict):
    """The words of a translator who leaves the rest."""

    target = "en"


def test_a_reader_is_told_that_the_original_has_changed(client, programme):
    event = new_event(programme)
    english = translated(event)
    assert "original" not in client.get(english.url).content.decode().lower()
    event.summary = "Nouveau résumé"
    event = publish(event)
    html = client.get(english.url).content.decode()
    assert "The original has changed since this translation." in html
    assert f'href="{event.url}"' in html
    translated(event)
    assert "The original has changed" not in client.get(english.url).content.decode()


def test_a_text_that_is_left_out_says_its_language(client, programme):
    event = new_event(programme, summary="Un résumé", body="<p>Venez</p>", status_note="Sans pluie")
    english = translate(event, Known({"Marche": "March", "Venez": "Come"}), in_part=True)
    assert english.text_languages == {"summary": "fr", "status_note": "fr"}
    assert (english.text_language, english.language_of("body"), english.language_of("summary")) == (
        "en", "en", "fr",
    )  # fmt: skip
    html = client.get(english.url).content.decode()
    assert '<p class="standfirst" lang="fr">Un résumé</p>' in html
    assert '<p lang="fr">Sans pluie</p>' in html
    assert "<h1>March</h1>" in html
    assert '<div class="prose"><p>Come</p></div>' in html
    feed = client.get("/en/programme/2026/feed.xml").content.decode()
    assert '<description xml:lang="fr">Un résumé</description>' in feed
    calendar = client.get(f"{english.url}event.ics").content.decode()
    assert "SUMMARY:March" in calendar
    assert "DESCRIPTION;LANGUAGE=fr:Sans pluie" in calendar
    assert translated(event).text_languages == {}


def test_a_new_fact_does_not_make_a_translation_old(client, programme):
    event = new_event(programme)
    english = translated(event)
    event.town = "Lyon"
    publish(event)
    html = client.get(english.url).content.decode()
    assert "Lyon" in html
    assert "The original has changed" not in html


def test_a_translation_without_its_source_can_be_published_and_read(client, programme):
    event = new_event(programme)
    english = translated(event)
    TranslationSource.objects.all().delete()
    publish(english)
    assert client.get(english.url).status_code == 200


def test_a_source_deleted_while_a_translator_works_takes_the_draft_along(admin_client, programme):
    event = new_event(programme)
    english = translated(event)
    event.delete()
    response = admin_client.get(f"/admin/pages/{english.pk}/edit/", follow=True)
    assert response.status_code == 404


def test_a_language_added_later_has_every_page(client, programme, settings):
    event = new_event(programme)
    translated(event)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        ("es", "Spanish"),
    ]
    Locale.objects.create(language_code="es")
    alias = version(event, "es")
    assert alias.live
    assert alias.alias_of_id == event.pk
    assert alias.get_parent().specific.year == 2026


# --- What a translator does with a text


def two_notes(site_tree):
    marker = '<a linktype="note" note="{0}">[{1}]</a>'
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"],
        body="<p>Des murs {} et des ponts {}.</p>".format(
            marker.format("murs", 1), marker.format("ponts", 2)
        ),
    )
    call.notes = [CallNote(key="murs", text="Murs"), CallNote(key="ponts", text="Ponts")]
    return publish(call)


MOVED = {
    'Des murs <a id="a1">[1]</a> et des ponts <a id="a2">[2]</a>.': (
        'Bridges <a id="a2">[2]</a> and walls <a id="a1">[1]</a>.'
    )
}


def numbers(call):
    return [(note.number, note.note.key) for note in call.numbered_notes]


def test_notes_are_numbered_in_the_order_of_each_language(site_tree):
    call = two_notes(site_tree)
    english = translated(call, **MOVED)
    assert numbers(english) == [(1, "ponts"), (2, "murs")]
    assert [item.note.text for item in english.numbered_notes] == ["Ponts (en)", "Murs (en)"]
    assert numbers(call) == [(1, "murs"), (2, "ponts")]


def test_publishing_the_source_again_keeps_what_the_translator_moved(site_tree):
    call = two_notes(site_tree)
    translated(call, **MOVED)
    call.headline = "Un titre daté"
    publish(call)
    english = version(call, "en")
    assert numbers(english) == [(1, "ponts"), (2, "murs")]
    assert "Bridges" in english.body
    assert "Bridges" in translated(call, **MOVED).body


def test_what_a_picture_shows_is_translated_where_it_is_used(programme, site_tree):
    image = ImageFactory(title="DSC_0042")
    event = new_event(programme, image=image, image_alt="Des lanternes sur un quai")
    english = translated(event)
    assert (english.image, english.image_alt) == (image, "Des lanternes sur un quai (en)")
    about = StandardPage(title="Qui", slug="qui", locale=site_tree["fr"]["home"].locale)
    picture = {"image": image.pk, "decorative": False, "alt_text": "Une foule"}
    block = {"type": "image", "value": {"image": picture, "caption": "À Lyon"}, "id": str(uuid4())}
    about.body = json.dumps([block])
    site_tree["fr"]["home"].add_child(instance=about)
    english = translated(publish(about))
    assert english.body[0].value["image"].contextual_alt_text == "Une foule (en)"


def test_an_address_that_is_not_translated_does_not_make_a_page_incomplete(site_tree):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"]))
    english = translated(call)
    assert translation_state(english) == TranslationState.CURRENT
    StringTranslation.objects.filter(context__path="slug").delete()
    assert translation_state(english) == TranslationState.CURRENT
    StringTranslation.objects.filter(context__path="title").delete()
    assert translation_state(english) == TranslationState.INCOMPLETE
