"""A calendar's VTIMEZONE says the same hours as the time zone itself."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation

from programme.timezones import timezone_choices, timezone_names, vtimezone
from programme.zone_names import town_of


def offset_by_rules(component, moment):
    """The UTC offset that a client computes from the RRULEs for a naive local time."""
    last = []
    for rule in component.subcomponents:
        start = rule["DTSTART"].dt
        if "RRULE" in rule:
            text = rule["RRULE"].to_ical().decode()
            onset = rrulestr(text, dtstart=start).before(moment, inc=True)
        else:
            onset = start
        if onset:
            last.append((onset, rule["TZOFFSETTO"].td))
    return max(last)[1]


@pytest.mark.parametrize(
    "zone", ["Europe/Paris", "Africa/Dakar", "America/New_York", "Asia/Kolkata", "Australia/Sydney"]
)
@pytest.mark.parametrize("month", range(1, 13))
def test_vtimezone_gives_the_offset_of_the_zone(zone, month):
    moment = datetime(2026, month, 18, 12)
    assert (
        offset_by_rules(vtimezone(zone), moment)
        == moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    )


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_vtimezone_of_paris_changes_at_the_hour(day):
    for hour in (1, 4):
        moment = day + timedelta(hours=hour)
        expected = moment.replace(tzinfo=ZoneInfo("Europe/Paris")).utcoffset()
        assert offset_by_rules(vtimezone("Europe/Paris"), moment) == expected


def test_every_zone_an_event_may_have_can_be_written():
    for zone in timezone_names():
        text = vtimezone(zone).to_ical().decode()
        assert f"TZID:{zone}\r\n" in text
        assert "RDATE" not in text


def test_a_zone_is_named_by_its_town_in_the_reader_s_language():
    zones = ["Europe/London", "Africa/Algiers", "America/New_York", "America/Argentina/Salta"]
    with translation.override("fr"):
        assert list(map(town_of, zones)) == ["Londres", "Alger", "New York", "Salta"]
    with translation.override("en"):
        assert list(map(town_of, zones)) == ["London", "Algiers", "New York", "Salta"]


def test_the_zones_of_most_events_are_offered_first_and_each_zone_once():
    with translation.override("fr"):
        groups = [(str(name), zones) for name, zones in timezone_choices()]
        first = [str(town) for _zone, town in groups[0][1]][:3]
    assert groups[0][0] == "Souvent utilisés"
    assert first == ["Paris", "Londres", "Bruxelles"]
    assert ("America/Argentina/Salta", "Salta (Argentina)") in groups[2][1]
    offered = [zone for _name, zones in groups for zone, _town in zones]
    assert sorted(offered) == sorted(timezone_names())
