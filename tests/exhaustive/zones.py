"""Every VTIMEZONE says the hours of its zone: all zones, every day from 2015 to 2040."""

import pytest

from programme.calendars.vtimezones import zone_bytes
from programme.timezones.choices import timezone_names
from tests.programme.calendars.zone_reading import wrong_days, wrong_moments

FIRST, LAST = 2015, 2040
HOURS = [0, 1.5, 3, 6, 12, 18, 23.75]


@pytest.mark.parametrize("zone", timezone_names())
def test_a_calendar_of_all_years_has_every_day_right(zone):
    content = zone_bytes(zone, FIRST, LAST)
    assert wrong_days(content, zone, FIRST, LAST, HOURS) == []


@pytest.mark.parametrize("zone", timezone_names())
def test_a_calendar_of_one_year_has_each_change_right(zone):
    for year in range(FIRST, LAST + 1):
        assert wrong_moments(zone_bytes(zone, year, year), zone, year, year) == []
