"""Texts, points, links and hours as they stand in a calendar, byte by byte."""

import json
import re
from datetime import date, datetime, time

import pytest
from django.conf import settings

from programme.ical_values import read_text
from programme.models import CalendarEntry, EventPage
from programme.published.services import rebuild, update
from tests.factories import EventPageFactory, publish
from tests.programme.calendars.reading import DAY, FR, published, read
from tests.programme.calendars.zone_reading import Reader

pytestmark = pytest.mark.django_db


def lines(client, address: str = FR) -> list[str]:
    """The lines of the feed, unfolded."""
    return client.get(address).content.decode().replace("\r\n ", "").split("\r\n")


def line(client, name: str, address: str = FR) -> str:
    [found] = [line for line in lines(client, address) if re.match(rf"{name}[;:]", line)]
    return found


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (r"OUI\NON", r"OUI\\NON"),
        (r"oui\non", r"oui\\non"),
        (r"a\,b\;c", r"a\\\,b\\\;c"),
        (r"C:\Nuit\notes", r"C:\\Nuit\\notes"),
        ("a\\", "a\\\\"),
        ("a, b; c: d", r"a\, b\; c: d"),
    ],
)
def test_a_backslash_that_somebody_typed_is_no_line_break(client, programme, typed, written):
    """In titles, descriptions and places, in the event's own file and in the admin's panel."""
    published(
        parent=programme, title=typed, summary=typed, place_name=typed, slug="e",
        dates=[{"day": DAY, "start_time": time(18)}],
    )  # fmt: skip
    for address in (FR, "/fr/programme/2026/e/event.ics", "/fr/programme/calendar.ics"):
        assert line(client, "SUMMARY", address) == f"SUMMARY:{written}"
        assert line(client, "LOCATION", address) == rf"LOCATION:{written}\, Paris"
        assert line(client, "DESCRIPTION", address).startswith(rf"DESCRIPTION:{written}\n\n")
    entry = CalendarEntry.objects.get(language="fr")
    assert (entry.published_title, entry.published_place) == (typed, f"{typed}, Paris")


def test_the_name_of_a_calendar_is_written_as_it_was_typed(client, programme):
    programme.title = r"Programme\Nord, 2026"
    programme.search_description = r"A\NB"
    publish(programme)
    found = lines(client)
    assert r"NAME:Programme\\Nord\, 2026" in found
    assert r"X-WR-CALNAME:Programme\\Nord\, 2026" in found
    assert r"X-WR-CALDESC:A\\NB" in found


def test_a_line_break_that_somebody_typed_is_one(client, programme):
    published(parent=programme, title="Veille", summary="une\ndeux")
    assert read_text("\r\n".join(lines(client)), "DESCRIPTION").startswith("une\ndeux\n\n")


def test_small_coordinates_are_decimal_everywhere(client, programme):
    event = published(
        parent=programme, title="Île", town="Accra", country="GH", slug="e",
        latitude="0.00001", longitude="-0.000025",
    )  # fmt: skip
    assert line(client, "GEO") == "GEO:0.00001;-0.000025"
    page = client.get("/fr/programme/2026/e/").content.decode()
    assert '"latitude": 0.00001, "longitude": -0.000025' in page
    data = json.loads(re.search(r'<script type="application/ld\+json".*?>(.*?)</script>', page)[1])
    assert data["location"][0]["geo"]["latitude"] == 0.00001
    table = client.get("/fr/programme/2026/programme.csv").content.decode()
    assert "0.000010" in table and "-0.000025" in table
    marks = client.get("/fr/programme/2026/map.geojson").content.decode()
    for text in (page, table, marks, "\n".join(lines(client))):
        assert not re.search(r"\b\d(?:\.\d+)?[eE]-\d", text.replace(str(event.translation_key), ""))


@pytest.mark.parametrize(
    ("typed", "written"),
    [("48.858370", "48.85837"), ("48", "48.0"), ("-0.000001", "-0.000001"), ("0", "0.0")],
)
def test_a_point_has_the_decimals_that_were_given(client, programme, typed, written):
    published(parent=programme, latitude=typed, longitude=typed)
    assert line(client, "GEO") == f"GEO:{written};{written}"


@pytest.mark.parametrize(
    "link",
    [
        "vbscript:msgbox(1)",
        "VBScript:msgbox(1)",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\x01script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "/fr/une-page/",
        "#top",
    ],
)
def test_a_link_that_could_run_something_stands_nowhere(client, programme, link):
    """Also one that was written past the form, in each of an event's links."""
    event = published(parent=programme, slug="e", attendance="hybrid", title="Bal")
    names = ("online_url", "registration_url", "website")
    EventPage.objects.update(**dict.fromkeys(names, link))
    update([event.translation_key])
    assert [line for line in lines(client) if line.startswith("CONFERENCE")] == []
    assert line(client, "DESCRIPTION") == f"DESCRIPTION:{event.full_url}"
    root = "/fr/programme/2026/"
    told = [FR, f"{root}e/", f"{root}e/event.ics", f"{root}feed.xml", f"{root}programme.csv"]
    scheme = re.compile(r"vbscript|javascript|script:|data:text|file:", re.IGNORECASE)
    for address in told:
        text = client.get(address).content.decode().replace("\r\n ", "")
        assert not scheme.search(text.replace("og:type", "")), address


def test_a_link_that_leads_somewhere_stands_in_the_calendar(client, programme):
    published(parent=programme, title="Bal", online_url="https://visio.example.org/1")
    assert line(client, "CONFERENCE").endswith(":https://visio.example.org/1")
    assert ": https://visio.example.org/1" in line(client, "DESCRIPTION")


# --- Calendars without events


@pytest.mark.parametrize(
    "address",
    [
        FR,
        "/en/programme/2026/calendar.ics",
        "/fr/programme/calendar.ics",
        f"{FR}?town=Nulle-Part",
        "/fr/programme/2026/e/event.ics",
    ],
)
def test_a_calendar_without_events_describes_one_time_zone(client, programme, address):
    """A calendar that holds no component at all is invalid."""
    event = EventPageFactory(parent=programme, slug="e", dates=[])
    publish(event)
    calendar = read(client.get(address).content)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert str(calendar.subcomponents[0]["TZID"]) == settings.TIME_ZONE


def test_a_calendar_of_whole_days_describes_no_time_zone(client, programme):
    published(parent=programme, dates=[{"day": DAY, "whole_day": True}])
    calendar = read(client.get(FR).content)
    assert [part.name for part in calendar.subcomponents] == ["VEVENT"]


# --- Hours that programs would read differently


def moments(client, address: str = FR) -> list[str]:
    return [line for line in lines(client, address) if line.startswith(("DTSTART", "DTEND"))][-2:]


@pytest.mark.parametrize(
    ("day", "start", "end", "written"),
    [
        # comes twice: the first, in summer time
        (date(2026, 10, 25), time(2, 30), time(5), ["20261025T003000Z", "20261025T040000Z"]),
        # only its end comes twice
        (date(2026, 10, 25), time(1), time(2, 30), ["20261024T230000Z", "20261025T003000Z"]),
        # is left out: as by the clocks before
        (date(2026, 3, 29), time(2, 30), time(5), ["20260329T013000Z", "20260329T030000Z"]),
    ],
)
def test_an_hour_that_is_unclear_is_one_moment_for_everybody(
    client, programme, day, start, end, written
):
    dates = [{"day": day, "start_time": start, "end_time": end}]
    published(parent=programme, slug="e", dates=dates)
    assert moments(client) == [f"DTSTART:{written[0]}", f"DTEND:{written[1]}"]
    assert "BEGIN:VTIMEZONE" not in lines(client)


def test_an_hour_that_is_clear_keeps_the_name_of_its_zone(client, programme):
    dates = [{"day": date(2026, 10, 25), "start_time": time(3), "end_time": time(5)}]
    published(parent=programme, slug="e", dates=dates)
    zone = "TZID=Europe/Paris"
    assert moments(client) == [f"DTSTART;{zone}:20261025T030000", f"DTEND;{zone}:20261025T050000"]


def test_other_bytes_of_the_same_hour_are_no_change_of_the_event(client, programme):
    """What was written by the zone's name before and is written in UTC now keeps its SEQUENCE."""
    dates = [{"day": date(2026, 10, 25), "start_time": time(2, 30), "end_time": time(5)}]
    published(parent=programme, slug="e", dates=dates)
    entry = CalendarEntry.objects.get(language="fr")
    old = entry.content.replace(
        "DTSTART:20261025T003000Z", "DTSTART;TZID=Europe/Paris:20261025T023000"
    )
    CalendarEntry.objects.update(content=old, tzid="Europe/Paris")
    for rebuilding in (True, False):
        rebuild(rebuilding)
        assert line(client, "SEQUENCE") == "SEQUENCE:0"
        assert moments(client)[0] == "DTSTART:20261025T003000Z"


# --- One offset for a moment, wherever it stands


@pytest.mark.parametrize(
    ("zone", "day", "start", "offset"),
    [
        ("Africa/Casablanca", date(2026, 12, 18), "2026-12-18T18:00:00", None),
        ("America/Vancouver", date(2026, 12, 18), "2026-12-18T18:00:00", None),
        ("America/Winnipeg", date(2026, 12, 18), "2026-12-18T18:00:00", None),
        ("Africa/Casablanca", date(2025, 12, 18), "2025-12-18T18:00:00", "+01:00"),
        ("Asia/Gaza", date(2027, 10, 25), "2027-10-25T18:00:00", None),
    ],
)
def test_pages_and_calendars_agree_on_the_offset(client, programme, zone, day, start, offset):
    """What search engines read and what calendars describe come from one database."""
    published(
        parent=programme, slug="e", timezone=zone, dates=[{"day": day, "start_time": time(18)}]
    )
    page = client.get("/fr/programme/2026/e/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json".*?>(.*?)</script>', page)[1])
    said = datetime.fromisoformat(data["startDate"])
    content = client.get(FR).content
    described = content[content.index(b"BEGIN:VTIMEZONE") : content.index(b"BEGIN:VEVENT")]
    reader = Reader(described, day.year)
    assert said.replace(tzinfo=None).isoformat() == start
    assert reader.of_local(said.replace(tzinfo=None)) == said.utcoffset()
    assert offset is None or data["startDate"] == f"{start}{offset}"


def test_a_feed_of_many_years_describes_each_zone_once(client, site_tree, programme):
    for day in (date(2026, 2, 1), date(2026, 3, 1), date(2027, 12, 18), date(2026, 12, 18)):
        published(
            parent=programme, timezone="Africa/Casablanca",
            dates=[{"day": day, "start_time": time(18)}],
        )  # fmt: skip
    calendar = read(client.get(FR).content)
    [zone] = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]
    assert len(zone.subcomponents) > 3  # Ramadan of 2026 and of 2027
