"""Read the changes of clocks of a time zone from the tzdata package.

The standard library's `ZoneInfo` reads the same files but lists no changes. Their format is TZif
(RFC 9636): changes up to some year, then a POSIX rule for all years after it.
"""

import re
import struct
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib import resources

HEADER_SIZE = 44
FIRST_YEAR = 1970  # of a zone with a POSIX rule and no listed change
ABBREVIATION = r"([A-Za-z]+|<[A-Za-z0-9+-]+>)"
OFFSET = r"([+-]?\d+(?::\d+)*)"
RULE = r",M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+)*))?"
POSIX = re.compile(f"{ABBREVIATION}{OFFSET}(?:{ABBREVIATION}{OFFSET}?{RULE}{RULE})?")


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Local time between two changes: `offset` in seconds east of UTC, and its abbreviation."""

    offset: int
    is_dst: bool
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of clocks; `at` is in seconds since 1970 in UTC."""

    at: int
    before: LocalTime
    after: LocalTime

    @property
    def utc(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def onset(self) -> datetime:
        """The local time of the change by the clocks before it, naive."""
        return self.utc.replace(tzinfo=None) + timedelta(seconds=self.before.offset)


@dataclass(frozen=True)
class ZoneFile:
    """The content of a zone's file: local times, the changes between them, the POSIX rule."""

    first: LocalTime
    changes: tuple[Change, ...]
    rule: str

    @classmethod
    def parse(cls, data: bytes) -> "ZoneFile":
        """Parse a TZif file of version 2 or later, of which only the 64-bit block is read."""
        _start, _counts, end = _block(data, 0, 4)
        start, (_utc, _std, _leap, times, types, letters), end = _block(data, end, 8)
        at = struct.unpack_from(f">{times}q", data, start)
        start += times * 8
        kinds = data[start : start + times]
        start += times
        names = data[start + types * 6 : start + types * 6 + letters]
        local_times = [
            LocalTime(offset, bool(is_dst), names[name : names.index(0, name)].decode("ascii"))
            for offset, is_dst, name in struct.iter_unpack(">lBB", data[start : start + types * 6])
        ]
        after = [local_times[kind] for kind in kinds]
        before = [local_times[0], *after]
        changes = tuple(map(Change, at, before, after))
        return cls(local_times[0], changes, data[end:].strip(b"\n").decode("ascii"))

    def until(self, last_year: int) -> list[Change]:
        """Return all changes up to the end of a year, in order."""
        before = self.changes[-1].after if self.changes else self.first
        since = self.changes[-1].at if self.changes else None
        first_year = self.changes[-1].utc.year if self.changes else FIRST_YEAR
        found = [change for change in self.changes if change.utc.year <= last_year]
        for at, after in sorted(
            change for year in range(first_year, last_year + 1) for change in self._ruled(year)
        ):
            if since is None or at > since:
                found.append(Change(at, before, after))
                before = after
        return found

    def _ruled(self, year: int) -> list[tuple[int, LocalTime]]:
        """Return the changes that the POSIX rule makes in a year, as seconds and new local time."""
        match = POSIX.fullmatch(self.rule)
        if match is None:
            raise ValueError(f"the rule {self.rule!r} is not of the kind Mm.w.d")
        groups = match.groups()
        if groups[2] is None:
            return []
        standard = -_seconds(groups[1])
        summer = -_seconds(groups[3]) if groups[3] else standard + 3600
        return [
            (
                _rule_seconds(year, groups[4:8]) - standard,
                LocalTime(summer, True, groups[2].strip("<>")),
            ),
            (
                _rule_seconds(year, groups[8:12]) - summer,
                LocalTime(standard, False, groups[0].strip("<>")),
            ),
        ]


@lru_cache(maxsize=1024)
def zone_file(zone: str) -> ZoneFile:
    with resources.files("tzdata.zoneinfo").joinpath(*zone.split("/")).open("rb") as file:
        return ZoneFile.parse(file.read())


def nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """Return the day of a POSIX rule `Mm.w.d`: 0 is Sunday, the fifth week means the last."""
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (week - 1))
    return day if day.month == month else day - timedelta(7)


def _block(data: bytes, start: int, size: int) -> tuple[int, tuple[int, ...], int]:
    """Return where a block of a TZif file begins after its header, its counts, where it ends.

    `size` is the size of a time value in the block, in bytes.
    """
    counts = struct.unpack_from(">6l", data, start + 20)
    utc, std, leap, times, types, letters = counts
    start += HEADER_SIZE
    length = times * (size + 1) + types * 6 + letters + leap * (size + 4) + std + utc
    return start, counts, start + length


def _rule_seconds(year: int, rule: tuple[str, ...]) -> int:
    """Return the local time that a POSIX rule names, in seconds since 1970 as if it were UTC."""
    month, week, weekday = map(int, rule[:3])
    day = nth_weekday(year, month, week, weekday)
    return (day - date(1970, 1, 1)).days * 86400 + _seconds(rule[3] or "2")


def _seconds(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds, *_rest = [*map(int, text.lstrip("+-").split(":")), 0, 0]
    return sign * (hours * 3600 + minutes * 60 + seconds)
