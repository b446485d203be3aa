"""Dates in words: the same in lists, on the map, in feeds and in forms, in both languages."""

import html
import json
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, time
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import translation

from programme.events.dates_in_words import taking_place, when_words
from programme.models import EventOrganiser
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.programme.calendars.reading import published

EXHIBITION = {"day": date(2026, 12, 8), "end_day": date(2026, 12, 19), "whole_day": True}
DECEMBER = datetime(2026, 12, 1, 12, tzinfo=UTC)


def row(first, last=None, start=None, end=None, whole_day=False):
    return SimpleNamespace(
        day=first, end_day=last, start_time=start, end_time=end, whole_day=whole_day
    )


def said(language, *args, zone="", **kwargs):
    with translation.override(language):
        return when_words(row(*args), zone, **kwargs).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("args", "french", "english"),
    [
        (
            [date(2026, 12, 18)],
            "vendredi 18 décembre 2026",
            "Friday 18 December 2026",
        ),
        (
            [date(2026, 12, 18), None, time(18, 30), time(20)],
            "vendredi 18 décembre 2026, 18 h 30 – 20 h",
            "Friday 18 December 2026, 6.30 pm – 8 pm",
        ),
        (
            [date(2026, 12, 8), date(2026, 12, 19)],
            "du 8 au 19 décembre 2026",
            "8–19 December 2026",
        ),
        (
            [date(2026, 12, 1), date(2026, 12, 5)],
            "du 1er au 5 décembre 2026",
            "1–5 December 2026",
        ),
        (
            [date(2026, 11, 28), date(2026, 12, 1)],
            "du 28 novembre au 1er décembre 2026",
            "28 November – 1 December 2026",
        ),
        (
            [date(2026, 12, 28), date(2027, 1, 3)],
            "du 28 décembre 2026 au 3 janvier 2027",
            "28 December 2026 – 3 January 2027",
        ),
        (
            [date(2026, 12, 8), date(2026, 12, 19), time(10), time(18)],
            "du 8 au 19 décembre 2026, 10 h – 18 h",
            "8–19 December 2026, 10 am – 6 pm",
        ),
        (
            [date(2026, 12, 18), date(2026, 12, 19), time(22), time(2)],
            "vendredi 18 décembre 2026, 22 h – samedi 19 décembre, 2 h",
            "Friday 18 December 2026, 10 pm – Saturday 19 December, 2 am",
        ),
        (
            [date(2026, 12, 31), date(2027, 1, 1), time(22), time(2)],
            "jeudi 31 décembre 2026, 22 h – vendredi 1er janvier 2027, 2 h",
            "Thursday 31 December 2026, 10 pm – Friday 1 January 2027, 2 am",
        ),
        (
            [date(2026, 12, 8), date(2026, 12, 8)],
            "mardi 8 décembre 2026",
            "Tuesday 8 December 2026",
        ),
    ],
)
def test_one_date_in_words(args, french, english):
    assert (said("fr", *args), said("en", *args)) == (french, english)


@pytest.mark.parametrize(
    ("args", "french", "english"),
    [
        ([date(2026, 12, 18)], "18 déc. 2026", "18 Dec 2026"),
        ([date(2026, 12, 8), date(2026, 12, 19)], "du 8 au 19 déc. 2026", "8–19 Dec 2026"),
        (
            [date(2026, 12, 28), date(2027, 1, 3)],
            "du 28 déc. 2026 au 3 jan. 2027",
            "28 Dec 2026 – 3 Jan 2027",
        ),
    ],
)
def test_one_date_in_short(args, french, english):
    shown = said("fr", *args, short=True).replace("janv.", "jan.")
    assert (shown, said("en", *args, short=True)) == (french, english)


def test_the_year_is_left_out_where_it_is_that_of_the_edition():
    span = [date(2026, 12, 8), date(2026, 12, 19)]
    assert said("fr", *span, year=2026) == "du 8 au 19 décembre"
    assert said("en", *span, year=2026) == "8–19 December"
    assert said("en", *span, year=2025) == "8–19 December 2026"
    assert said("en", date(2026, 12, 18), year=2026) == "Friday 18 December"
    over_new_year = [date(2026, 12, 28), date(2027, 1, 3)]
    assert said("en", *over_new_year, year=2026) == "28 December 2026 – 3 January 2027"


def test_hours_elsewhere_name_the_town_they_are_those_of():
    evening = [date(2026, 12, 18), None, time(18)]
    assert said("fr", *evening, zone="Africa/Dakar") == (
        "vendredi 18 décembre 2026, 18 h (heure de Dakar)"
    )
    assert said("en", *evening, zone="Africa/Dakar") == (
        "Friday 18 December 2026, 6 pm (Dakar time)"
    )
    assert said("en", *evening, zone="Africa/Dakar", short=True) == "18 Dec 2026, 6 pm, Dakar time"
    assert said("en", date(2026, 12, 18), zone="Africa/Dakar") == "Friday 18 December 2026"


def test_other_languages_have_both_days_too():
    span = [date(2026, 12, 8), date(2026, 12, 19)]
    assert said("es", *span) == "8 de diciembre – 19 de diciembre de 2026"


# --- Where they stand


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def rss_titles(client, address) -> list[str]:
    channel = ET.fromstring(client.get(address).content).find("channel")
    titles = [item.find("title").text for item in channel.findall("item")]
    return [title.replace("\u00a0", " ") for title in titles]


def text_of(client, address) -> str:
    shown = html.unescape(client.get(address).content.decode()).replace("\u00a0", " ")
    return " ".join(shown.split())


def days_on_the_map(client, address) -> list[str]:
    [feature] = json.loads(client.get(address).content)["features"]
    [event] = feature["properties"]["events"]
    return [day.replace("\u00a0", " ") for day in event["days"]]


@pytest.mark.django_db
def test_an_exhibition_has_both_days_everywhere(client, programme):
    """Exhibition 8–19 December: both days in map pop-ups, GeoJSON and RSS titles."""
    hours = {"whole_day": False, "start_time": time(10), "end_time": time(18)}
    event = published(
        parent=publish(programme), title="Exposition", town="Lyon", dates=[EXHIBITION | hours]
    )
    translated(programme)
    translated(event)
    french, english = "du 8 au 19 décembre 2026, 10 h – 18 h", "8–19 December 2026, 10 am – 6 pm"
    assert days_on_the_map(client, "/fr/programme/2026/map.geojson") == [french]
    assert days_on_the_map(client, "/en/programme/2026/map.geojson") == [english]
    short = "du 8 au 19 déc. 2026, 10 h – 18 h"
    assert rss_titles(client, "/fr/programme/2026/feed.xml") == [f"Exposition ({short})"]
    assert short in text_of(client, "/fr/programme/2026/map/")
    assert f"{french.partition(',')[0]}" in text_of(client, event.url)
    geojson = json.loads(client.get("/fr/programme/2026/map.geojson").content)
    [told] = geojson["features"][0]["properties"]["events"]
    assert told["dates"] == ["2026-12-08/2026-12-19"]


@pytest.mark.django_db
def test_a_day_outside_the_year_of_the_edition_shows_its_year(client, programme):
    """Day heading of an event outside the edition's year: with its year."""
    vigil = [{"day": date(2026, 12, 18)}, {"day": date(2027, 1, 18)}]
    EventPageFactory(parent=programme, dates=vigil)
    with time_machine.travel(DECEMBER):
        french = text_of(client, "/fr/programme/2026/")
    assert '<time datetime="2026-12-18">vendredi 18 décembre</time>' in french
    assert '<time datetime="2027-01-18">lundi 18 janvier 2027</time>' in french


@pytest.mark.django_db
def test_what_ends_in_another_year_says_so_below_its_heading(client, programme):
    EventPageFactory(
        parent=programme,
        dates=[{"day": date(2026, 12, 28), "end_day": date(2027, 1, 3), "whole_day": True}],
    )
    with time_machine.travel(DECEMBER):
        text = text_of(client, "/fr/programme/2026/")
    assert 'jusqu’au <time datetime="2027-01-03">dimanche 3 janvier 2027</time>' in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statuses", "today", "title"),
    [
        (["cancelled", "scheduled"], 1, "Veillée (18 déc. 2026)"),
        (["scheduled", "scheduled"], 1, "Veillée (8 déc. 2026)"),
        (["scheduled", "scheduled"], 10, "Veillée (18 déc. 2026)"),
        (["scheduled", "scheduled"], 28, "Veillée (18 déc. 2026)"),
        (["scheduled", "cancelled"], 1, "Veillée (8 déc. 2026)"),
        (["scheduled", "cancelled"], 28, "Veillée (8 déc. 2026)"),
        (["scheduled", "cancelled"], 10, "ANNULÉ – Veillée (18 déc. 2026)"),
        (["cancelled", "cancelled"], 1, "ANNULÉ – Veillée (8 déc. 2026)"),
        (["postponed", "scheduled"], 1, "Veillée (18 déc. 2026)"),
    ],
)
def test_an_rss_title_names_the_next_date_that_takes_place(
    client, programme, statuses, today, title
):
    """Two dates, the first cancelled: the RSS title names the next that takes place."""
    days = [date(2026, 12, 8), date(2026, 12, 18)]
    dates = [{"day": day, "status": status} for day, status in zip(days, statuses, strict=True)]
    EventPageFactory(parent=programme, title="Veillée", dates=dates)
    with time_machine.travel(datetime(2026, 12, today, 12, tzinfo=UTC)):
        assert rss_titles(client, "/fr/programme/2026/feed.xml") == [title]


@pytest.mark.django_db
def test_a_card_shows_the_next_date_that_takes_place(client, programme, site_tree):
    cimade = SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade")
    dates = [{"day": date(2026, 12, 8), "status": "cancelled"}, EXHIBITION]
    event = EventPageFactory(parent=programme, title="Exposition", dates=dates)
    EventOrganiser.objects.create(event=event, signatory=cimade)
    with time_machine.travel(DECEMBER):
        assert taking_place(event).end_day == EXHIBITION["end_day"]
        assert "du 8 au 19 décembre</time>" in text_of(client, "/fr/")
        assert "du 8 au 19 décembre 2026</time>" in text_of(client, cimade.url)


@pytest.mark.django_db
def test_search_results_have_both_days(client, programme):
    EventPageFactory(parent=programme, title="Exposition", dates=[EXHIBITION])
    with time_machine.travel(DECEMBER):
        assert "du 8 au 19 déc. 2026</time>" in text_of(client, "/fr/recherche/?q=exposition")
