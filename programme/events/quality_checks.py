"""Warnings about an event for its editor, who may publish it all the same.

`warnings()` returns sentences that say what readers would miss and what to do. The page editor
shows them first (`panels.WarningsPanel`), and again when the event is published.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from home.text.dates import full_day
from programme.enums import Attendance, EventStatus, PlacePrecision
from programme.events.dates_in_words import in_order, is_over, today_in, when_words

SOON = timedelta(days=7)
LONG = timedelta(days=62)


def warnings(event, year: int | None) -> list[str]:
    """Return the warnings about an event, saved or not, in the edition of a year."""
    rows = in_order(row for row in event.dates.all() if row.day)
    return [
        *_status_without_words(event, rows),
        *_moved_nowhere(event, rows),
        *(_dates_of_another_year(rows, year) if year else ()),
        *_odd_dates(event, rows),
        *_no_link(event, rows),
    ]


def _status_without_words(event, rows: list) -> Iterator[str]:
    if event.status_note:
        return
    statuses = _statuses(event, rows)
    if EventStatus.CANCELLED in statuses:
        yield _(
            "It is cancelled, and nothing says why or what now. Write one sentence in “What has "
            "changed”."
        )
    if EventStatus.POSTPONED in statuses:
        yield _(
            "It is postponed, and nothing says until when. Write one sentence in “What has "
            "changed”: the new day or, if it is not known yet, where it will be announced."
        )
    if EventStatus.MOVED in statuses:
        yield _(
            "It is moved, and nothing says what is new. Write one sentence in “What has changed”: "
            "the new day, hour or place, and the one that no longer holds."
        )


def _moved_nowhere(event, rows: list) -> Iterator[str]:
    if EventStatus.MOVED not in _statuses(event, rows):
        return
    if not rows:
        yield _(
            "It is moved, but has no date. Add the new day, or choose “Postponed” while it is not "
            "known."
        )
    if event.attendance != Attendance.ONLINE and event.place.precision == PlacePrecision.LATER:
        yield _(
            "It is moved, but no place is shown. Fill in the new one, or choose “Postponed” while "
            "it is not known."
        )


def _dates_of_another_year(rows: list, year: int) -> Iterator[str]:
    """Yield warnings about dates after an edition, which ends a month after its 18 December."""
    for row in rows:
        if not date(year, 1, 1) <= row.day <= date(year + 1, 1, 18):
            yield _(
                "%(day)s is not in the programme of %(year)s. Correct the date, or move the event "
                "to the programme of its year."
            ) % {"day": _capital(full_day(row.day)), "year": year}
        elif row.last_day > date(year + 1, 12, 31):
            yield _(
                "It lasts until %(day)s, which is not in the programme of %(year)s. Correct its "
                "last day."
            ) % {"day": full_day(row.last_day), "year": year}


def _odd_dates(event, rows: list) -> Iterator[str]:
    for row in rows:
        if row.last_day < row.day:
            yield _("%(day)s: it ends before it starts. Correct its last day.") % {
                "day": _capital(full_day(row.day))
            }
        elif row.last_day - row.day > LONG:
            yield _(
                "%(days)s: that is very long. Correct the last day or, if it takes place several "
                "times, add a date for each."
            ) % {"days": _capital(when_words(row, with_hours=False))}
    for (day, _start), number in Counter((row.day, row.start_time) for row in rows).items():
        if number > 1:
            yield _("%(day)s stands among the dates more than once. Delete what is too much.") % {
                "day": _capital(full_day(day))
            }
    all_are_off = rows and all(row.status == EventStatus.CANCELLED for row in rows)
    if all_are_off and event.status == EventStatus.SCHEDULED:
        yield _(
            "Each of its dates is cancelled. Choose “Cancelled” as the status of the event, too, "
            "so that its page says so."
        )


def _no_link(event, rows: list) -> Iterator[str]:
    if event.attendance == Attendance.IN_PERSON or event.online_url or event.registration_url:
        return
    latest = today_in(event.timezone) + SOON
    off = (EventStatus.CANCELLED, EventStatus.POSTPONED)
    for row in rows:
        is_soon = row.day <= latest and not is_over(row, event.timezone)
        if is_soon and event.status_of(row) not in off:
            yield _(
                "One can take part online on %(day)s, but there is no link. Add the link to take "
                "part, or that to register."
            ) % {"day": full_day(row.day)}
            return


def _statuses(event, rows: list) -> set[str]:
    return {event.status, *(row.status for row in rows)}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
