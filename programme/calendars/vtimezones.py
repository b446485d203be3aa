"""VTIMEZONE (RFC 5545, section 3.6.5): the description of a time zone in a calendar.

`vtimezone()` describes a zone for the years in which a calendar has events: its hours are those of
the tzdata package on every day of these years. Changes that follow a rule for some years are one
observance with an RRULE, which ends by UNTIL where the rule ends; others have an observance each.
There is no RDATE, because Thunderbird reads only the first date of a list. A zone that has had one
rule since before these years has the same bytes for all of them.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from programme.timezones.files import Change, LocalTime, zone_file

# Increase it when the bytes of a zone change: the version of every feed depends on it.
FORMAT = 2
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# A rule that still holds this long after the last event is written without an end. In twelve years,
# every date of a month falls on each weekday.
LOOK_AHEAD = 13  # years
EPOCH = datetime(1970, 1, 1)
DAY = 86400


@dataclass(frozen=True)
class Rule:
    """A weekday of a month: its `nth` one, or the one in the seven days from `first` on.

    `nth` is 1 to 4, or -1 for the last.
    """

    month: int
    weekday: int  # 0 is Monday
    nth: int = 0
    first: int = 0

    def day(self, year: int) -> date:
        first = self.first or 7 * self.nth - 6
        if self.nth == -1:
            first = monthrange(year, self.month)[1] - 6
        start = date(year, self.month, first)
        return start + timedelta((self.weekday - start.weekday()) % 7)

    def recurrence(self, until: datetime | None) -> vRecur:
        parts = {"FREQ": "YEARLY"}
        if until:
            parts["UNTIL"] = until
        weekday = WEEKDAYS[self.weekday]
        if self.first:
            parts["BYMONTHDAY"] = list(range(self.first, self.first + 7))
        return vRecur(parts | {"BYDAY": f"{self.nth or ''}{weekday}", "BYMONTH": self.month})


@dataclass(frozen=True)
class Run:
    """Changes of one kind in consecutive years by one rule; or a single change without one."""

    changes: tuple[Change, ...]
    rule: Rule | None

    def lasts_until(self, year: int) -> bool:
        return self.rule is not None and self.changes[-1].onset.year >= year


@lru_cache(maxsize=1024)
def zone_bytes(zone: str, first_year: int, last_year: int) -> bytes:
    return vtimezone(zone, first_year, last_year).to_ical()


def vtimezone(zone: str, first_year: int, last_year: int) -> Timezone:
    """Return the VTIMEZONE of a zone that is right on every day of these years."""
    start = _seconds_at(first_year) - DAY
    end = _seconds_at(last_year + 1) + DAY
    horizon = last_year + LOOK_AHEAD
    known = zone_file(zone).until(horizon)
    runs = [
        run
        for run in _runs([change for change in known if change.at > start])
        if run.changes[0].at <= end
    ]
    component = Timezone()
    component.add("TZID", zone)
    past = [change.after for change in known if change.at <= start]
    at_first = past[-1] if past else zone_file(zone).first
    for_ever = _is_one_rule(runs, at_first, first_year, horizon)
    if not for_ever:
        component.add_component(_observance(at_first, at_first, EPOCH, at_first.is_dst))
    for run in runs:
        first, last = run.changes[0], run.changes[-1]
        onset = first.onset
        if for_ever:
            onset = datetime.combine(run.rule.day(EPOCH.year), onset.time())
        observance = _observance(first.before, first.after, onset, _is_daylight(first))
        if run.rule:
            until = None if run.lasts_until(horizon) else last.utc
            observance.add("RRULE", run.rule.recurrence(until))
        component.add_component(observance)
    return component


def _is_one_rule(runs: list[Run], at_first: LocalTime, first_year: int, horizon: int) -> bool:
    """Return whether all changes follow rules that hold from before the first year on.

    By them, the local time at its beginning is that after the last change of a year.
    """
    if not runs or not all(
        run.lasts_until(horizon) and run.changes[0].onset.year <= first_year for run in runs
    ):
        return False
    last = max(runs, key=lambda run: run.rule.day(first_year))
    return last.changes[0].after.offset == at_first.offset


def _seconds_at(year: int) -> int:
    """Seconds from 1970 to the beginning of a year, in UTC."""
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())


def _observance(before: LocalTime, after: LocalTime, onset: datetime, is_daylight: bool):
    component = TimezoneDaylight() if is_daylight else TimezoneStandard()
    component.add("TZNAME", after.name)
    component.add("TZOFFSETFROM", timedelta(seconds=before.offset))
    component.add("TZOFFSETTO", timedelta(seconds=after.offset))
    component.add("DTSTART", onset)
    return component


def _is_daylight(change: Change) -> bool:
    """Return whether the later hour begins: tzdata has some winters as daylight saving (Dublin)."""
    before, after = change.before, change.after
    if before.is_dst != after.is_dst and before.offset != after.offset:
        return after.offset > before.offset
    return after.is_dst


def _runs(changes: list[Change]) -> list[Run]:
    """Group changes by the rules that they follow, in order of the first change of each."""
    alike = defaultdict(list)
    for change in changes:
        onset = change.onset
        kind = (change.before, change.after, onset.month, onset.weekday(), onset.time())
        alike[kind].append(change)
    runs = [run for same in alike.values() for run in _cut(same)]
    return sorted(runs, key=lambda run: run.changes[0].at)


def _cut(changes: list[Change]) -> Iterator[Run]:
    """Cut changes of one kind into the longest runs that follow one rule."""
    while changes:
        length, rule = max(
            ((_length(changes, rule), rule) for rule in _rules(changes[0])),
            # Of rules that hold equally long, the first: more programs understand it.
            key=lambda found: found[0],
        )
        yield Run(tuple(changes[:length]), rule if length > 1 else None)
        changes = changes[length:]


def _rules(change: Change) -> Iterator[Rule]:
    """Return the rules that a change may follow, the usual ones first."""
    onset = change.onset
    month, weekday, day = onset.month, onset.weekday(), onset.day
    last = monthrange(onset.year, month)[1]
    if day > last - 7:
        yield Rule(month, weekday, nth=-1)
    if day <= 28:
        yield Rule(month, weekday, nth=(day + 6) // 7)
    shortest = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    for first in range(max(1, day - 6), min(day, shortest - 6) + 1):
        yield Rule(month, weekday, first=first)


def _length(changes: list[Change], rule: Rule) -> int:
    """Return how many of the changes follow a rule, one a year from the first one on."""
    first_year = changes[0].onset.year
    length = 0
    for change in changes:
        onset = change.onset
        if onset.year != first_year + length or onset.date() != rule.day(onset.year):
            break
        length += 1
    return length
