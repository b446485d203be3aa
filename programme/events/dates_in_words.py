"""Dates in words of the active language, and the date to show of an event that has several.

Lists, cards, the map, GeoJSON, RSS, forms and the admin all use `when_words()` for one date. A
`row` is any object with `day`, `end_day`, `start_time` and `end_time`: a date of an event, a
calendar entry, a submission. `taking_place()` chooses among an event's dates.
"""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import pgettext

from home.text.dates import day_in, day_span, hour
from programme.enums import EventStatus
from programme.timezones.names import time_of

HOME_ZONE = "Europe/Paris"


def when_words(
    row, zone: str = "", year: int | None = None, short: bool = False, with_hours: bool = True
) -> str:
    """Return day or days, hours and time zone of one date, in one line.

    "vendredi 18 décembre 2026, 18 h – 20 h", "8–19 December 2026, 10 am – 6 pm (Dakar time)".
    `zone` is the event's; `short` leaves out weekdays and shortens months; the year is left out
    where it is `year`.
    """
    first, last = row.day, row.end_day or row.day
    hours = [moment for moment in _hours(row) if moment] if with_hours else []
    if not hours:
        return day_span(first, last, year, short)
    comma = pgettext("between a day and its hours", ", ")
    if ends_at_night(row):
        # Each hour is beside its day.
        starts, ends = _both_days(first, last, year, short)
        words = f"{starts}{comma}{hour(hours[0])} – {ends}{comma}{hour(hours[1])}"
    else:
        words = f"{day_span(first, last, year, short)}{comma}{' – '.join(map(hour, hours))}"
    if not zone or zone == HOME_ZONE:
        return words
    # Titles put the short form in brackets of their own.
    return f"{words}{comma}{time_of(zone)}" if short else f"{words} ({time_of(zone)})"


def ends_at_night(row) -> bool:
    """Return whether a date goes on through nights rather than repeat its hours every day."""
    starts, ends = _hours(row) or (None, None)
    is_longer = bool(row.end_day and row.end_day > row.day)
    return is_longer and bool(starts and ends and ends <= starts)


def _hours(row) -> tuple:
    return () if getattr(row, "whole_day", False) else (row.start_time, row.end_time)


def _both_days(first: date, last: date, year: int | None, short: bool) -> tuple[str, str]:
    # The second day has its year only if it differs from that of the first.
    if short:
        return day_span(first, first, year, short), day_span(last, last, first.year, short)
    return day_in(first, year), day_in(last, first.year)


def day_words(row, year: int | None = None) -> str:
    """Return the day or days of one date, without hours."""
    return (
        day_in(row.day, year)
        if ends_at_night(row)
        else when_words(row, year=year, with_hours=False)
    )


def date_words(
    event, row, year: int | None = None, short: bool = False, always_status: bool = False
) -> str:
    """Return one date of an event in words, with its status unless that is the event's."""
    words = when_words(row, event.timezone, year, short)
    says_status = always_status or event.status == EventStatus.SCHEDULED
    if row.status != EventStatus.SCHEDULED and says_status:
        words = f"{words} ({row.get_status_display()})"
    return words


# --- The date to show


def today_in(zone: str, now: datetime | None = None) -> date:
    return (now or timezone.now()).astimezone(ZoneInfo(zone)).date()


def is_over(row, zone: str, now: datetime | None = None) -> bool:
    """Return whether its last day has passed where it takes place.

    It is not over before the end of the day: pages change with the day only, so that caches can
    keep them.
    """
    return (row.end_day or row.day) < today_in(zone, now)


def in_order(dates: Iterable) -> list:
    """Return dates in order; in a day, those without an hour come first, equal ones stay."""
    return sorted(dates, key=lambda row: (row.day, str(row.start_time or "")))


def taking_place(event, now: datetime | None = None):
    """Return the date to show where there is room for one: the next that takes place.

    Failing that, the next that is postponed or cancelled; the last one if all are over; None if
    there is no date. `OccurrenceQuerySet.next_events()` has the same order.
    """
    return date_to_show(event.dates.all(), event.timezone, now)


def date_to_show(dates: Iterable, zone: str, now: datetime | None = None):
    """Return the one of an event's dates that `taking_place()` shows."""
    rows = in_order(dates)
    if coming := [row for row in rows if not is_over(row, zone, now)]:
        return min(coming, key=_status_rank)  # of equal ones, the first
    return min(reversed(rows), key=_status_rank, default=None)


def _status_rank(row) -> int:
    return {EventStatus.POSTPONED: 1, EventStatus.CANCELLED: 2}.get(row.status, 0)
