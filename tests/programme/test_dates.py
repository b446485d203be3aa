"""What an editor may and may not say of a date."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from programme.models import EventDate

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
        ({"end_time": time(20)}, "end_time", "Add the hour it starts"),
        ({"start_time": time(20), "end_time": time(18)}, "end_time", "It ends before it starts"),
        ({"start_time": time(20), "end_time": time(20)}, "end_time", "It ends before it starts"),
        ({"end_day": date(2026, 12, 17)}, "end_day", "It ends before it starts"),
        ({"whole_day": True, "start_time": time(9)}, "whole_day", "A whole day has no hours"),
        (
            {"start_time": time(9), "end_day": date(2026, 12, 19)},
            "end_time",
            "Add the hour it ends",
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
    with pytest.raises(ValidationError) as error:
        EventDate(day=day).clean_fields(exclude=["locale", "event"])
    assert "day" in error.value.message_dict


def test_the_moments_are_those_of_the_events_time_zone():
    event_date = EventDate(day=DAY, start_time=time(18), end_time=time(19))
    assert event_date.start("Africa/Dakar").isoformat() == "2026-12-18T18:00:00+00:00"
    assert event_date.end("Europe/Paris").isoformat() == "2026-12-18T19:00:00+01:00"


def test_a_whole_day_is_over_on_the_day_after_its_last():
    assert EventDate(day=DAY, whole_day=True).day_after == date(2026, 12, 19)
    assert EventDate(day=DAY, end_day=date(2026, 12, 31)).day_after == date(2027, 1, 1)
