"""What lists of events say: summaries, names in their language, towns as the reader calls them."""

import json
from datetime import date

import pytest
from django.utils import translation

from programme.models import EventOrganiser
from programme.places.town_labels import town_label
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def programme(site_tree, time_machine):
    time_machine.move_to("2026-12-01 10:00:00Z", tick=False)
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


def event_of(programme, **fields):
    return EventPageFactory(parent=programme, dates=[date(2026, 12, 18)], **fields)


def test_a_summary_is_shown_in_lists_as_its_help_text_says(client, programme):
    publish(event_of(programme, title="Marche", summary="Nous marchons : venez."))
    for address in ("/fr/", programme.url, f"{programme.url}embed/"):
        html = client.get(address).content.decode()
        assert '<p class="entry-summary">Nous marchons\u202f: venez.</p>' in html


def test_a_long_summary_is_cut_in_lists_and_marked_in_its_language(client, programme):
    event = publish(event_of(programme, title="Marche", summary="Nous marchons. " * 60))
    html = client.get(programme.url).content.decode()
    shown = html.split('<p class="entry-summary">')[1].split("</p>")[0]
    assert (len(shown), shown[-1]) == (240, "…")
    english = translated(event, Marche="March").get_parent().url
    assert '<p class="entry-summary">' in client.get(english).content.decode()


def test_a_plain_name_keeps_its_language_on_a_translated_page(client, programme):
    """Plain-name French organisers on English pages had no `lang`."""
    event = event_of(programme, title="Marche")
    page = publish(SignatoryPageFactory(title="Open Rooms", name_language="en"))
    event.organisers = [EventOrganiser(name="Collectif du môle"), EventOrganiser(signatory=page)]
    event = publish(event)
    assert "<span>Collectif du môle</span>" in client.get(programme.url).content.decode()
    english = translated(event, Marche="March")
    html = client.get(english.url).content.decode()
    assert '<dd class="organiser" lang="fr">Collectif du môle</dd>' in html
    assert '<dd class="organiser"><a href="/en/signatories/open-rooms/">Open Rooms</a></dd>' in html
    html = client.get("/en/programme/2026/").content.decode()
    assert '<span lang="fr">Collectif du môle</span>' in html
    assert "<span>Open Rooms</span>" in html


@pytest.mark.parametrize(
    ("name", "country", "french", "english"),
    [
        ("London", "GB", "Londres", "London"),
        ("Londres", "GB", "Londres", "London"),
        ("Brussels", "BE", "Bruxelles", "Brussels"),
        ("Bruxelles", "BE", "Bruxelles", "Brussels"),
        ("Genève", "CH", "Genève", "Geneva"),
        ("Algiers", "DZ", "Alger", "Algiers"),
        ("Barcelona", "ES", "Barcelone", "Barcelona"),
        ("Dakar", "SN", "Dakar", "Dakar"),
        ("London", "CA", "London", "London"),
        ("Paris", "FR", "Paris", "Paris"),
        ("", "GB", "", ""),
        ("Nulle Part", "GB", "Nulle Part", "Nulle Part"),
    ],
)
def test_a_town_is_called_as_in_the_language_of_the_page(name, country, french, english):
    assert (town_label(name, "", country, "fr"), town_label(name, "", country, "en")) == (
        french,
        english,
    )
    with translation.override("ar"):
        assert town_label(name, "", country) == name


def test_the_page_the_list_and_the_map_call_a_town_the_same(client, programme):
    """ "London" stood on the French page, "Londres" on the map."""
    event = publish(event_of(programme, title="Veillée", town="London", country="GB"))
    translated(event)
    addresses = [event.url, programme.url, f"{programme.url}map/", "/fr/recherche/?q=veillee"]
    for address in addresses:
        html = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
        assert "Londres" in html
        assert ">London<" not in html
    for language, name in (("fr", "Londres"), ("en", "London")):
        data = json.loads(client.get(f"/{language}/programme/2026/map.geojson").content)
        assert [mark["properties"]["name"] for mark in data["features"]] == [name]
