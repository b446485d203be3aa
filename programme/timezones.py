"""Time zones: which an event may have, and how a calendar describes one.

A calendar describes each zone it uses by a VTIMEZONE with constant RRULEs: Thunderbird reads only
the first date of an RDATE list, and bytes must not change from one year to the next. The rules
are the POSIX rule at the end of each zone's file (RFC 9636, section 3.3).
"""

import re
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from operator import itemgetter
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from programme.zone_names import AREAS, TOWNS, long_name

WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
ABBREVIATION = r"([A-Za-z]+|<[A-Za-z0-9+-]+>)"
OFFSET = r"([+-]?\d+(?::\d+)*)"
RULE = r",M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+)*))?"
POSIX = re.compile(f"{ABBREVIATION}{OFFSET}(?:{ABBREVIATION}{OFFSET}?{RULE}{RULE})?")


@cache
def timezone_names() -> list[str]:
    """Names of the zones an event may have, the site's own first."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in AREAS)
    names.remove(settings.TIME_ZONE)
    return [settings.TIME_ZONE, *names]


def timezone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones in groups: those of most events, then the others by the parts of the world."""
    groups = {area: [] for area in AREAS}
    for name in timezone_names():
        if name not in TOWNS:
            groups[name.partition("/")[0]].append((name, long_name(name)))
    others = [(AREAS[area], sorted(zones, key=itemgetter(1))) for area, zones in groups.items()]
    return [(_("Often used"), list(TOWNS.items())), *others]


def validate_timezone(name: str) -> None:
    if name not in timezone_names():
        raise ValidationError(_("“%(name)s” is not a known time zone."), params={"name": name})


def _seconds(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds, *_rest = [*map(int, text.lstrip("+-").split(":")), 0, 0]
    return sign * (hours * 3600 + minutes * 60 + seconds)


def _nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """POSIX `Mm.w.d`: the `week`-th weekday (0 is Sunday) of the month, the last if `week` is 5."""
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (week - 1))
    return day if day.month == month else day - timedelta(7)


def _change(component, name: str, before: int, after: int, rule: tuple[str, ...]):
    month, week, weekday = map(int, rule[:3])
    at = timedelta(seconds=_seconds(rule[3] or "2"))
    # Some rules change before midnight or after 24:00 of the day they name: RRULE has no such
    # hour, so the date moves; none of the zones in use crosses a month by this.
    days, time_of_day = divmod(at, timedelta(days=1))
    first = _nth_weekday(1970, month, week, weekday) + days * timedelta(days=1)
    component.add("TZNAME", name)
    component.add("TZOFFSETFROM", timedelta(seconds=before))
    component.add("TZOFFSETTO", timedelta(seconds=after))
    component.add("DTSTART", datetime.combine(first, datetime.min.time()) + time_of_day)
    nth = -1 if week == 5 else week
    day = WEEKDAYS[(weekday + days) % 7]
    component.add("RRULE", vRecur({"FREQ": "YEARLY", "BYDAY": f"{nth}{day}", "BYMONTH": month}))
    return component


@cache
def vtimezone(zone: str) -> Timezone:
    """The VTIMEZONE of a zone, built from its rule of today for all years."""
    with resources.files("tzdata.zoneinfo").joinpath(*zone.split("/")).open("rb") as file:
        posix = file.read().rstrip(b"\n").rpartition(b"\n")[2].decode("ascii")
    match = POSIX.fullmatch(posix)
    if match is None:
        raise ValueError(f"{zone}: the rule {posix!r} is not of the kind Mm.w.d")
    groups = match.groups()
    standard_name, standard = groups[0].strip("<>"), -_seconds(groups[1])
    component = Timezone()
    component.add("TZID", zone)
    if groups[2] is None:
        rest = TimezoneStandard()
        rest.add("TZNAME", standard_name)
        rest.add("TZOFFSETFROM", timedelta(seconds=standard))
        rest.add("TZOFFSETTO", timedelta(seconds=standard))
        rest.add("DTSTART", datetime(1970, 1, 1))
        component.add_component(rest)
        return component
    summer_name = groups[2].strip("<>")
    summer = -_seconds(groups[3]) if groups[3] else standard + 3600
    component.add_component(_change(TimezoneDaylight(), summer_name, standard, summer, groups[4:8]))
    component.add_component(
        _change(TimezoneStandard(), standard_name, summer, standard, groups[8:12])
    )
    return component
