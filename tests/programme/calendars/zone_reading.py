"""What a reader of calendars makes of a VTIMEZONE, held against the time zone itself.

Nothing here knows how the site writes one: RRULEs are expanded by dateutil, and changes of clocks
are found by asking `ZoneInfo` for its offset, day by day.
"""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Timezone, vRecur

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class Reader:
    """The offsets from UTC that a client computes from the observances of a VTIMEZONE."""

    def __init__(self, content: bytes, last_year: int):
        onsets = []
        for rule in Timezone.from_ical(content).subcomponents:
            before, after = rule["TZOFFSETFROM"].td, rule["TZOFFSETTO"].td
            for local in _onsets(rule, before, datetime(last_year + 1, 12, 31)):
                onsets.append((local - before, local, after))
        onsets.sort()
        self.moments = [moment for moment, _local, _after in onsets]
        self.locals = [local for _moment, local, _after in onsets]
        self.offsets = [after for _moment, _local, after in onsets]

    def of_local(self, local: datetime) -> timedelta:
        """The offset of a local time: that of the last observance that has begun by then."""
        return self.offsets[bisect_right(self.locals, local) - 1]

    def of_moment(self, moment: datetime) -> timedelta:
        return self.offsets[bisect_right(self.moments, moment.replace(tzinfo=None)) - 1]


def _onsets(rule, before: timedelta, end: datetime) -> list[datetime]:
    start = rule["DTSTART"].dt
    if "RRULE" not in rule:
        return [start]
    recurrence = vRecur(rule["RRULE"])
    [until] = recurrence.pop("UNTIL", [None])
    if until:
        assert until.utcoffset() == timedelta(0)  # RFC 5545, section 3.3.10
        end = until.replace(tzinfo=None) + before
    text = recurrence.to_ical().decode()
    onsets = list(rrulestr(text, dtstart=start).between(start, end, inc=True))
    assert start in onsets  # the DTSTART follows its own rule
    assert until is None or end in onsets
    return onsets


def changes(zone: str, first_year: int, last_year: int) -> list[datetime]:
    """The moments, in UTC, at which the clocks of a zone change in these years."""
    info, found = ZoneInfo(zone), []
    moment, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    before = moment.astimezone(info).utcoffset()
    while moment < end:
        following = moment + DAY
        after = following.astimezone(info).utcoffset()
        if after != before:
            found.append(_change_between(info, moment, following))
        moment, before = following, after
    return found


def _change_between(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = low.astimezone(info).utcoffset()
    while high - low > SECOND:
        middle = low + (high - low) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        is_before = middle.astimezone(info).utcoffset() == before
        low, high = (middle, high) if is_before else (low, middle)
    return high


def wrong_moments(content: bytes, zone: str, first_year: int, last_year: int) -> list:
    """The moments at which a reader is wrong, of those that matter.

    One second before and after each change, what local time comes first and last by the clocks
    after and before it, and the middle between two changes.
    """
    info, reader, wrong = ZoneInfo(zone), Reader(content, last_year), []
    ends = [datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)]
    known = changes(zone, first_year, last_year)
    moments = [*ends]
    for change in known:
        moments += [change - SECOND, change]
    marks = sorted([*ends, *known])
    moments += [first + (second - first) / 2 for first, second in pairwise(marks)]
    for moment in moments:
        local = moment.astimezone(info)
        if reader.of_moment(moment) != local.utcoffset():
            wrong.append(moment)
        wrong += wrong_locals(reader, info, [local])
    for change in known:
        before, after = (change - SECOND).astimezone(info), change.astimezone(info)
        shift = abs(after.utcoffset() - before.utcoffset())
        wrong += wrong_locals(reader, info, [before - shift, after + shift])
    return wrong


def wrong_locals(reader: Reader, info: ZoneInfo, moments: list[datetime]) -> list[datetime]:
    """The local times that are clear and that a reader understands otherwise."""
    wrong = []
    for moment in moments:
        naive = moment.replace(tzinfo=None, fold=0)
        first, second = (naive.replace(tzinfo=info, fold=fold).utcoffset() for fold in (0, 1))
        if first == second and reader.of_local(naive) != first:
            wrong.append(naive)
    return wrong


def wrong_days(content: bytes, zone: str, first_year: int, last_year: int, hours) -> list:
    """The local times at which a reader is wrong, of some hours of every day."""
    info, reader = ZoneInfo(zone), Reader(content, last_year)
    day, end, moments = datetime(first_year, 1, 1), datetime(last_year + 1, 1, 1), []
    while day < end:
        moments += [day + timedelta(hours=hour) for hour in hours]
        day += DAY
    return wrong_locals(reader, info, moments)
