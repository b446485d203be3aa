"""Days and hours as people write them."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from home.text.dates import full_day, hour, month_day, short_day, short_moment

DAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("language", "full", "month", "half_past_six", "six"),
    [
        (
            "fr",
            "vendredi 18\u00a0décembre 2026",
            "vendredi 18\u00a0décembre",
            "18\u00a0h\u00a030",
            "18\u00a0h",
        ),
        (
            "en",
            "Friday 18\u00a0December 2026",
            "Friday 18\u00a0December",
            "6.30\u00a0pm",
            "6\u00a0pm",
        ),
        ("es", "18 de diciembre de 2026", "18 de diciembre", "18:30", "18:00"),
        ("ar", "18 ديسمبر، 2026", "18 ديسمبر", "6:30 م", "6:00 م"),
    ],
)
def test_days_and_hours_follow_the_language(language, full, month, half_past_six, six):
    with translation.override(language):
        assert [full_day(DAY), month_day(DAY)] == [full, month]
        assert [hour(time(18, 30)), hour(time(18))] == [half_past_six, six]


def test_short_days_are_written_small_in_french():
    with translation.override("fr"):
        assert short_day(DAY) == "18\u00a0déc. 2026"
    with translation.override("en"):
        assert short_day(DAY) == "18\u00a0Dec 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french():
    with translation.override("fr"):
        assert full_day(date(2027, 1, 1)) == "vendredi 1er\u00a0janvier 2027"
    with translation.override("en"):
        assert full_day(date(2027, 1, 1)) == "Friday 1\u00a0January 2027"


def test_noon_and_midnight_in_english():
    with translation.override("en"):
        assert [hour(time(0)), hour(time(12)), hour(time(0, 5))] == [
            "12\u00a0am", "12\u00a0pm", "12.05\u00a0am",
        ]  # fmt: skip


def test_short_days_name_the_year():
    with translation.override("en"):
        assert short_day(DAY) == "18\u00a0Dec 2026"
    with translation.override("fr"):
        assert short_day(DAY) == "18\u00a0déc. 2026"


def test_a_moment_is_told_by_the_clocks_of_the_country():
    moment = datetime(2026, 12, 18, 17, 30, tzinfo=UTC)
    with translation.override("fr"):
        assert short_moment(moment) == "18\u00a0déc. 2026, 18\u00a0h\u00a030"
    with translation.override("en"):
        assert short_moment(moment) == "18\u00a0Dec 2026, 6.30\u00a0pm"
