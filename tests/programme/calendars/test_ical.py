"""The calendar, read back as a client reads it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import translation
from icalendar import Calendar

from programme.calendars import ical, services
from programme.models import EventDate
from tests.factories import EventPageFactory, ProgrammePageFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(
        parent=site_tree["fr"]["programmes"], year=2026, title="Programme 2026"
    )


def event_with(programme, *dates, **facts):
    event = EventPageFactory(parent=programme, **facts)
    event.dates = [EventDate(sort_order=number, **row) for number, row in enumerate(dates)]
    event.save_revision().publish()
    return type(event).objects.get(pk=event.pk)


def file_of(event) -> bytes:
    """What subscribers are told of an event, as its file."""
    told = services.entries_in(event.locale.language_code)
    return services.calendar_content(ical.header(), told.filter(event_key=event.translation_key))


def feed_of(programme, head=b"BEGIN:VCALENDAR\r\n") -> bytes:
    told = services.entries_in(programme.locale.language_code, programme.year)
    return services.calendar_content(head, told)


def parsed(event):
    """The VEVENTs of an event's file."""
    parsed_calendar = Calendar.from_ical(file_of(event))
    assert [component.errors for component in parsed_calendar.walk()] == [
        [] for _ in parsed_calendar.walk()
    ]
    return parsed_calendar.walk("VEVENT")


def test_each_date_is_an_event_of_its_own_uid(programme):
    event = event_with(
        programme,
        {"day": DAY, "start_time": time(18, 30), "end_time": time(20)},
        {"day": date(2027, 1, 18), "start_time": time(18, 30)},
    )
    uids = [str(vevent["UID"]) for vevent in parsed(event)]
    assert uids == [f"{row.uid}@{settings.CALENDAR_UID_DOMAIN}" for row in event.dates.all()]
    assert len(set(uids)) == 2


def test_an_hour_is_that_of_the_events_time_zone(programme):
    event = event_with(
        programme,
        {"day": DAY, "start_time": time(18), "end_time": time(19, 30)},
        timezone="Africa/Dakar",
    )
    [vevent] = parsed(event)
    assert b"DTSTART;TZID=Africa/Dakar:20261218T180000\r\n" in file_of(event)
    assert vevent["DTSTART"].dt == datetime(2026, 12, 18, 18, tzinfo=ZoneInfo("Africa/Dakar"))
    assert vevent["DTEND"].dt == datetime(2026, 12, 18, 19, 30, tzinfo=ZoneInfo("Africa/Dakar"))


def test_a_date_without_an_hour_is_a_day_that_says_so(programme):
    [vevent] = parsed(event_with(programme, {"day": DAY}, title="Marche"))
    assert vevent["DTSTART"].dt == DAY
    assert vevent["DTEND"].dt == date(2026, 12, 19)
    with translation.override("fr"):
        assert str(vevent["SUMMARY"]) == translation.gettext("%(title)s (time to be announced)") % {
            "title": "Marche"
        }


def test_whole_days_end_on_the_day_after(programme):
    event = event_with(
        programme, {"day": DAY, "end_day": date(2026, 12, 20), "whole_day": True}, title="Expo"
    )
    [vevent] = parsed(event)
    assert (vevent["DTSTART"].dt, vevent["DTEND"].dt) == (DAY, date(2026, 12, 21))
    assert str(vevent["SUMMARY"]) == "Expo"


@pytest.mark.parametrize(
    ("status", "ical_status"),
    [
        ("scheduled", "CONFIRMED"),
        ("moved", "CONFIRMED"),
        ("postponed", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_the_status_is_told_in_status_and_summary(programme, status, ical_status):
    event = event_with(
        programme, {"day": DAY, "start_time": time(18)}, status=status, title="Veillée"
    )
    [vevent] = parsed(event)
    assert str(vevent["STATUS"]) == ical_status
    with translation.override("fr"):
        assert str(vevent["SUMMARY"]) == ical.with_status("Veillée", status)


def test_one_date_may_be_cancelled_alone(programme):
    event = event_with(
        programme,
        {"day": DAY, "start_time": time(18), "status": "cancelled"},
        {"day": date(2027, 1, 18), "start_time": time(18)},
    )
    assert [str(vevent["STATUS"]) for vevent in parsed(event)] == ["CANCELLED", "CONFIRMED"]


def test_the_place_is_no_more_precise_than_the_event_allows(programme):
    facts = {
        "place_name": "Maison secrète",
        "address": "3 rue Cachée",
        "town": "Briançon",
        "latitude": "44.896000",
        "longitude": "6.635000",
    }
    [exact] = parsed(event_with(programme, {"day": DAY}, **facts))
    assert str(exact["LOCATION"]) == "Maison secrète, 3 rue Cachée, Briançon"
    assert exact["GEO"].to_ical() == "44.896;6.635"
    body = file_of(event_with(programme, {"day": DAY}, precision="town", **facts))
    assert b"LOCATION:Brian" in body
    assert b"GEO" not in body
    assert b"Cach" not in body
    assert b"Maison" not in body


def test_the_calendar_names_itself_and_its_refresh(programme):
    head = ical.header("Programme 2026", "Tout", "https://example.org/calendar.ics")
    parsed_calendar = Calendar.from_ical(feed_of(programme, head))
    assert str(parsed_calendar["NAME"]) == "Programme 2026"
    assert str(parsed_calendar["X-WR-CALNAME"]) == "Programme 2026"
    assert str(parsed_calendar["METHOD"]) == "PUBLISH"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in head
    assert b"SOURCE;VALUE=URI:https://example.org/calendar.ics\r\n" in head
    assert b"COLOR:orangered\r\n" in head
    assert b"\r\nUID" not in head


def test_an_event_without_a_date_is_not_in_the_calendar(programme):
    event_with(programme, title="Faire fraternité")
    assert Calendar.from_ical(feed_of(programme, ical.header())).walk("VEVENT") == []


def test_no_text_can_break_a_line(programme):
    event = event_with(
        programme,
        {"day": DAY, "start_time": time(18)},
        title="Marche\x0bavec, virgule; et \u2028saut",
        summary="Un\r\nBEGIN:VEVENT\rdeux\x01\x7f\n" + "é" * 300,
    )
    body = file_of(event)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\r" not in body.replace(b"\r\n", b"") and b"\x01" not in body
    [vevent] = parsed(event)
    assert str(vevent["SUMMARY"]) == "Marche avec, virgule; et saut"
    assert str(vevent["DESCRIPTION"]).startswith("Un\nBEGIN:VEVENT\ndeux\n" + "é" * 300)


@pytest.mark.parametrize(
    ("night", "next_day", "hours"),
    [(date(2026, 10, 24), date(2026, 10, 25), 9), (date(2026, 3, 28), date(2026, 3, 29), 7)],
)
def test_a_night_of_the_change_of_hour_has_its_true_length(programme, night, next_day, hours):
    dates = {"day": night, "start_time": time(22), "end_day": next_day, "end_time": time(6)}
    [vevent] = parsed(event_with(programme, dates))
    start, end = vevent["DTSTART"].dt, vevent["DTEND"].dt
    assert (start.time(), end.time()) == (time(22), time(6))
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


def test_an_event_over_several_days_keeps_its_hours(programme):
    dates = {
        "day": DAY,
        "start_time": time(18),
        "end_day": date(2026, 12, 20),
        "end_time": time(12),
    }
    [vevent] = parsed(event_with(programme, dates))
    assert vevent["DTEND"].dt == datetime(2026, 12, 20, 12, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_link_to_take_part_stands_where_every_client_shows_it(programme):
    link = "https://visio.example.org/réunion"
    event = event_with(programme, {"day": DAY, "start_time": time(18)}, online_url=link)
    [vevent] = parsed(event)
    assert str(vevent["CONFERENCE"]) == "https://visio.example.org/r%C3%A9union"
    assert vevent["CONFERENCE"].params["FEATURE"] == "VIDEO"
    assert "https://visio.example.org/r" in str(vevent["DESCRIPTION"])
