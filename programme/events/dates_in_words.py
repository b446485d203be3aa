"""When something takes place, in words of the active language.

Lists, cards, the map, GeoJSON, RSS, forms and the admin all take `when_words()` for one date. A
`row` is whatever has `day`, `end_day`, `start_time` and `end_time`: a date of an event, an entry of
the journal, what the public has sent. `taking_place()` chooses among an event's dates.
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
    """Day or days, hours and time zone of one date, in one line.

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
        # Each hour stands with its day.
        starts, ends = _both_days(first, last, year, short)
        words = f"{starts}{comma}{hour(hours[0])} – {ends}{comma}{hour(hours[1])}"
    else:
        words = f"{day_span(first, last, year, short)}{comma}{' – '.join(map(hour, hours))}"
    if not zone or zone == HOME_ZONE:
        return words
    # Titles put what is short between brackets of their own.
    return f"{words}{comma}{time_of(zone)}" if short else f"{words} ({time_of(zone)})"


def ends_at_night(row) -> bool:
    """Whether it lasts through a night, or several, rather than from day to day."""
    starts, ends = _hours(row) or (None, None)
    is_longer = bool(row.end_day and row.end_day > row.day)
    return is_longer and bool(starts and ends and ends <= starts)


def _hours(row) -> tuple:
    return () if getattr(row, "whole_day", False) else (row.start_time, row.end_time)


def _both_days(first: date, last: date, year: int | None, short: bool) -> tuple[str, str]:
    # The second has its year only where the first does not tell it.
    if short:
        return day_span(first, first, year, short), day_span(last, last, first.year, short)
    return day_in(first, year), day_in(last, first.year)


def day_words(row, year: int | None = None) -> str:
    """The day or days of one date, where its hours stand beside it."""
    return (
        day_in(row.day, year)
        if ends_at_night(row)
        else when_words(row, year=year, with_hours=False)
    )


def date_words(
    event, row, year: int | None = None, short: bool = False, always_status: bool = False
) -> str:
    """One date of an event, with what has become of it unless that is said of the whole event."""
    words = when_words(row, event.timezone, year, short)
    says_status = always_status or event.status == EventStatus.SCHEDULED
    if row.status != EventStatus.SCHEDULED and says_status:
        words = f"{words} ({row.get_status_display()})"
    return words


# --- Which of several


def today_in(zone: str, now: datetime | None = None) -> date:
    return (now or timezone.now()).astimezone(ZoneInfo(zone)).date()


def is_over(row, zone: str, now: datetime | None = None) -> bool:
    """Whether its last day has passed where it takes place.

    An hour does not end it: what pages say changes with the day, so that caches can keep them.
    """
    return (row.end_day or row.day) < today_in(zone, now)


def in_order(dates: Iterable) -> list:
    """Dates as they follow each other; in a day, what has no hour comes first."""
    return sorted(dates, key=lambda row: (row.day, str(row.start_time or ""), row.pk or 0))


def taking_place(event, now: datetime | None = None):
    """The date to name where there is room for one: the next that takes place.

    Failing that, the next that is off; the last where all are over; None without a date. The same
    order as `EventQuerySet.upcoming()` has.
    """
    rows = in_order(event.dates.all())
    if coming := [row for row in rows if not is_over(row, event.timezone, now)]:
        return min(coming, key=_how_off)  # the first of those that are equal
    return min(reversed(rows), key=_how_off, default=None)


def _how_off(row) -> int:
    return {EventStatus.POSTPONED: 1, EventStatus.CANCELLED: 2}.get(row.status, 0)
