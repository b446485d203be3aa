"""Which rows of the journal a feed joins, and which version of it that makes. Nothing of HTTP."""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from tzdata import IANA_VERSION

from campaigns.models import SignatoryPage
from programme.calendars import vtimezones
from programme.calendars.ical import joined
from programme.filters import conditions, parts
from programme.filters.forms import EventFilter
from programme.models import CalendarEntry, EventPage
from programme.querysets import CalendarEntryQuerySet


def entries_in(language: str, year: int | None = None) -> CalendarEntryQuerySet:
    """All that was ever told in a language, or of one edition, also when its page was made anew."""
    told = CalendarEntry.objects.filter(language=language)
    return told if year is None else told.filter(year=year)


# What `told_in()` gives and is `shown()`. The digests are those of contents, so their sum stands
# for all of them in any order; that of the stamps for what feeds hang on besides. By hand, because
# most calendar clients ask for this and nothing else, several times a day, and the ORM takes longer
# to write it than the database to answer.
_VERSION = """
    SELECT COUNT(*), SUM(digest),
           (SELECT SUM(value) FROM programme_feedversion WHERE names_feeds >= %s)
    FROM programme_calendarentry
    WHERE language = %s AND year BETWEEN %s AND %s AND (lapses_at IS NULL OR lapses_at > %s)
"""


def version(address: str, language: str, year: int | None = None, filtered: bool = False) -> str:
    """Another one whenever other bytes are told at an address. One cheap query.

    It is that of all that a filter chooses from, an edition or all of them, because to tell what is
    meant costs more. To be asked for before the bytes: whoever gets newer ones with it asks once
    more.
    """
    names_feeds = not filtered  # or any stamp, which filters hang on, too
    first, last = (MINYEAR, MAXYEAR) if year is None else (year, year)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [names_feeds, language, first, last, now])
        sums = cursor.fetchone()
    parts = [address, *sums, IANA_VERSION, vtimezones.FORMAT]
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]


def content(head: bytes, told: CalendarEntryQuerySet) -> bytes:
    """A whole calendar: its first lines, and what of these rows has not lapsed. One query."""
    names = ("content", "tzid", "day", "end_day")
    rows = list(told.shown().in_feed_order().values_list(*names))
    years = defaultdict(set)
    for _content, zone, day, end_day in rows:
        years[zone] |= {day.year, (end_day or day).year}
    zones = {zone: (min(used), max(used)) for zone, used in years.items() if zone}
    return joined(head, zones, (row[0] for row in rows))


def matching_entries(told: CalendarEntryQuerySet, wanted: EventFilter):
    """Return the live events that a filter means, and the rows that tell of them.

    Among the rows that were ever `told` that are meant is also what is gone or has moved elsewhere,
    and was meant when it was public or stood here: it vanishes from nobody's calendar silently, and
    a value that nothing public has any more still means what it meant to subscribers.
    """
    if wanted.is_empty:
        return wanted.events, told
    events = wanted.apply(wanted.events)
    return events, _telling(told, events, _holding(told, wanted.holds))


def organised_by(organisation: SignatoryPage):
    """Return the live events of an organisation, and the rows that tell of them or are gone."""
    told = entries_in(organisation.locale.language_code)
    means = Q(signatory__translation_key=organisation.translation_key)
    live = EventPage.objects.live_in(organisation.locale.language_code)
    events = live.filter(conditions.organised_by(means))
    return events, _telling(told, events, _holding(told, parts.organised(organisation.slug)))


def _holding(told: CalendarEntryQuerySet, holds: Callable[[dict], bool]) -> set[int]:
    """The rows of what is gone or was told otherwise before, and was then what is asked for."""
    rows = told.filter(Q(is_withdrawn=True) | ~Q(previous_facets=[]))
    found = rows.values_list("pk", "is_withdrawn", "facets", "previous_facets")
    return {
        pk
        for pk, is_withdrawn, last, former in found
        if any(map(holds, [last, *former] if is_withdrawn else former))
    }


def _telling(told: CalendarEntryQuerySet, events, meant_too: set[int]) -> CalendarEntryQuerySet:
    keys = events.order_by().values("translation_key")
    return told.filter(Q(event_key__in=keys) | Q(pk__in=meant_too))
