"""A calendar's VTIMEZONE says the hours of its zone, whichever program reads it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from programme.calendars.vtimezones import zone_bytes
from programme.timezones.choices import timezone_names
from tests.programme.calendars.zone_reading import wrong_days, wrong_moments

FIRST, LAST = 2015, 2040
HARD = [
    "Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron", "Africa/Cairo",
    "America/Nuuk", "America/Vancouver", "America/Winnipeg", "America/Sao_Paulo",
    "Europe/Istanbul", "Pacific/Apia", "Asia/Tehran", "Europe/Moscow", "Asia/Pyongyang",
    "America/Havana", "Europe/Dublin", "Africa/Windhoek", "Australia/Lord_Howe", "Africa/Sao_Tome",
]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize("area", ["Africa", "America", "Asia", "Europe", "Pacific", ""])
def test_every_zone_is_right_around_each_change_and_between_two(area):
    """VTIMEZONEs of 2015 to 2040, one second before and after each change of clocks."""
    named = ["Africa", "America", "Asia", "Europe", "Pacific"]
    zones = [
        zone
        for zone in timezone_names()
        if (zone.partition("/")[0] == area if area else zone.partition("/")[0] not in named)
    ]
    contents = {zone: zone_bytes(zone, FIRST, LAST) for zone in zones}
    assert len(zones) > 10
    assert {
        zone: wrong
        for zone, content in contents.items()
        if (wrong := wrong_moments(content, zone, FIRST, LAST))
    } == {}


@pytest.mark.once
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_zone_is_right_in_a_calendar_of_one_year(year):
    contents = {zone: zone_bytes(zone, year, year) for zone in timezone_names()}
    assert {
        zone: wrong
        for zone, content in contents.items()
        if (wrong := wrong_moments(content, zone, year, year))
    } == {}


@pytest.mark.once
@pytest.mark.parametrize("zone", HARD)
def test_every_day_of_a_zone_that_changed_its_rules_is_right(zone):
    content = zone_bytes(zone, FIRST, LAST)
    assert wrong_days(content, zone, FIRST, LAST, [0, 12, 18]) == []
    for year in range(FIRST, LAST + 1):
        assert wrong_moments(zone_bytes(zone, year, year), zone, year, year) == []


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Asia/Gaza", "America/Nuuk", "Europe/Paris"])
def test_icalendar_reads_the_same_hours_every_day(zone):
    read = Timezone.from_ical(zone_bytes(zone, 2025, 2028)).to_tz(lookup_tzid=False)
    days = [
        datetime(year, month, day, 18)
        for year in range(2025, 2029)
        for month in range(1, 13)
        for day in (1, 8, 18, 26)
    ]
    assert [day for day in days if _utc(day, read) != _utc(day, ZoneInfo(zone))] == []


def _utc(local: datetime, zone) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


def test_no_zone_is_described_by_a_list_of_dates():
    """Thunderbird reads only the first date of an RDATE list."""
    for zone in timezone_names():
        text = zone_bytes(zone, FIRST, LAST).decode()
        assert f"TZID:{zone}\r\n" in text
        assert "RDATE" not in text


def test_a_zone_of_one_rule_has_the_same_bytes_for_all_years():
    paris = zone_bytes("Europe/Paris", 2026, 2026)
    assert paris == zone_bytes("Europe/Paris", 2001, 2038)
    assert paris.decode().splitlines() == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_year_that_begins_otherwise_than_its_rule_says_so_first():
    """Havana stays in summer time from March 2026 to November 2027, by tzdata 2026f."""
    content = zone_bytes("America/Havana", 2027, 2027)
    assert wrong_moments(content, "America/Havana", 2027, 2027) == []
    first = Timezone.from_ical(content).subcomponents[0]
    assert (str(first["TZNAME"]), first["DTSTART"].dt) == ("CDT", datetime(1970, 1, 1))


def test_a_rule_that_ends_has_its_last_moment_in_utc():
    """Egypt's clocks go back on a Friday that is in November in 2030: another rule."""
    text = zone_bytes("Africa/Cairo", 2026, 2027).decode()
    assert "RRULE:FREQ=YEARLY;UNTIL=20291025T210000Z;BYDAY=-1FR;BYMONTH=10\r\n" in text


def test_a_rule_that_leads_over_midnight_names_the_days_it_may_fall_on():
    """Greenland changes an hour before the last Sunday: that is not the last Saturday."""
    text = zone_bytes("America/Nuuk", 2026, 2026).decode()
    assert "BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3\r\n" in text


def test_winter_in_dublin_is_no_daylight_saving():
    """tzdata counts it as such, but calendars know only the other way round."""
    read = Timezone.from_ical(zone_bytes("Europe/Dublin", 2026, 2026))
    assert [(part.name, str(part["TZNAME"])) for part in read.subcomponents] == [
        ("DAYLIGHT", "IST"),
        ("STANDARD", "GMT"),
    ]
