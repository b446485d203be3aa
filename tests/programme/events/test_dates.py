"""What an editor may and may not say of a date."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from programme.models import EventDate, EventPage

DAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"start_time": time(18, 30)},
        {"start_time": time(18, 30), "end_time": time(20)},
        {"start_time": time(22), "end_time": time(1), "end_day": date(2026, 12, 19)},
        {"whole_day": True, "end_day": date(2026, 12, 20)},
        {"end_day": date(2026, 12, 20)},
    ],
)
def test_a_date_may_say_as_little_as_is_known(facts):
    EventDate(day=DAY, **facts).clean()


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"end_time": time(20)}, "end_time", "Add the start time"),
        ({"start_time": time(20), "end_time": time(18)}, "end_time", "It ends before it starts"),
        ({"start_time": time(20), "end_time": time(20)}, "end_time", "It ends before it starts"),
        ({"end_day": date(2026, 12, 17)}, "end_day", "It ends before it starts"),
        ({"whole_day": True, "start_time": time(9)}, "whole_day", "A whole day has no times"),
        (
            {"start_time": time(9), "end_day": date(2026, 12, 19)},
            "end_time",
            "Add the time at which it ends",
        ),
    ],
)
def test_a_contradiction_is_refused_with_what_to_do(facts, field, words):
    with translation.override("en"), pytest.raises(ValidationError) as error:
        EventDate(day=DAY, **facts).clean()
    with translation.override("en"):
        assert words in error.value.message_dict[field][0]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_year_out_of_reach_is_refused(day):
    with translation.override("en"), pytest.raises(ValidationError) as error:
        EventDate(day=day).clean_fields(exclude=["locale", "event"])
    with translation.override("en"):
        assert error.value.message_dict == {"day": ["Give a year between 1990 and 2200."]}


def test_the_moments_are_those_of_the_events_time_zone():
    event_date = EventDate(day=DAY, start_time=time(18), end_time=time(19))
    assert event_date.start("Africa/Dakar").isoformat() == "2026-12-18T18:00:00+00:00"
    assert event_date.end("Europe/Paris").isoformat() == "2026-12-18T19:00:00+01:00"


def test_a_whole_day_is_over_on_the_day_after_its_last():
    assert EventDate(day=DAY, whole_day=True).day_after == date(2026, 12, 19)
    assert EventDate(day=DAY, end_day=date(2026, 12, 31)).day_after == date(2027, 1, 1)


# --- The night the clocks change


SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "zone", "field"),
    [
        ({"day": SPRING, "start_time": time(2, 30)}, "Europe/Paris", "start_time"),
        (
            {"day": SPRING, "start_time": time(1), "end_time": time(2, 59)},
            "Europe/Paris",
            "end_time",
        ),
        (
            {
                "day": date(2027, 3, 27),
                "start_time": time(22),
                "end_day": SPRING,
                "end_time": time(2),
            },
            "Europe/Paris",
            "end_time",
        ),
        (
            {"day": date(2027, 3, 14), "start_time": time(2, 30)},
            "America/New_York",
            "start_time",
        ),
    ],
)
def test_an_hour_that_clocks_leave_out_is_refused(facts, zone, field):
    with translation.override("en"), pytest.raises(ValidationError) as error:
        EventDate(event=EventPage(timezone=zone), **facts).clean()
    assert "the clocks go forward" in error.value.message_dict[field][0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "hour", "zone", "start"),
    [
        (SPRING, time(1, 59), "Europe/Paris", "2027-03-28T01:59:00+01:00"),
        (SPRING, time(3), "Europe/Paris", "2027-03-28T03:00:00+02:00"),
        (SPRING, time(2, 30), "Africa/Dakar", "2027-03-28T02:30:00+00:00"),
        # Shown twice: the first of both, as calendars take it.
        (AUTUMN, time(2, 30), "Europe/Paris", "2026-10-25T02:30:00+02:00"),
        (AUTUMN, time(3), "Europe/Paris", "2026-10-25T03:00:00+01:00"),
    ],
)
def test_hours_around_a_change_of_clocks_are_what_they_say(day, hour, zone, start):
    event_date = EventDate(event=EventPage(timezone=zone), day=day, start_time=hour)
    event_date.clean()
    assert event_date.start(zone).isoformat() == start


@pytest.mark.django_db
def test_in_a_zone_that_is_not_known_only_the_zone_is_refused():
    event = EventPage(timezone="Europe/Atlantis")
    EventDate(event=event, day=SPRING, start_time=time(2, 30)).clean()
    with translation.override("en"), pytest.raises(ValidationError) as error:
        EventPage._meta.get_field("timezone").run_validators("Europe/Atlantis")
    with translation.override("en"):
        assert error.value.messages == ["“Europe/Atlantis” is not a known time zone."]
