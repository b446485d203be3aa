"""Choose the calendar entries of a feed and give the feed its version. Nothing here knows HTTP."""

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
from programme.filters import criteria
from programme.filters.forms import EventFilter
from programme.models import CalendarEntry, PublishedEvent
from programme.querysets import CalendarEntryQuerySet


def entries_in(language: str, year: int | None = None) -> CalendarEntryQuerySet:
    """Return the entries of a language or, with `year`, of one edition, also withdrawn ones.

    An edition is known by its year, so that it keeps its entries if its page is made anew.
    """
    entries = CalendarEntry.objects.filter(language=language)
    return entries if year is None else entries.filter(year=year)


# Of the entries that `entries_in()` returns and that are `shown()`. The sum of their digests stands
# for all their contents in any order, the sum of the feed versions for what else a feed depends on.
# Written by hand, because most calendar clients ask for this and nothing else, several times a day,
# and the ORM takes longer to compile the query than the database to answer it.
_VERSION = """
    SELECT COUNT(*), SUM(digest),
           (SELECT SUM(value) FROM programme_feedversion WHERE names_feeds >= %s)
    FROM programme_calendarentry
    WHERE language = %s AND year BETWEEN %s AND %s AND (lapses_at IS NULL OR lapses_at > %s)
"""


def feed_version(
    address: str, language: str, year: int | None = None, filtered: bool = False
) -> str:
    """Return the feed's version: it changes whenever the feed's bytes would. One query.

    A filtered feed has the version of everything it is filtered from, an edition or all of them,
    because finding the events costs more. Call this before the bytes are made: a client that gets
    newer bytes with an older version only asks once more.
    """
    names_feeds = not filtered  # a filter depends on every FeedVersion
    first, last = (MINYEAR, MAXYEAR) if year is None else (year, year)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [names_feeds, language, first, last, now])
        sums = cursor.fetchone()
    values = [address, *sums, IANA_VERSION, vtimezones.FORMAT]
    return hashlib.sha256(" ".join(map(str, values)).encode()).hexdigest()[:32]


def calendar_content(head: bytes, entries: CalendarEntryQuerySet) -> bytes:
    """Return a whole calendar: the header `head` and the entries that are shown. One query."""
    names = ("content", "tzid", "day", "end_day")
    rows = list(entries.shown().in_feed_order().values_list(*names))
    years = defaultdict(set)
    # Each zone and day once: there are many more dates than days.
    for zone, day, end_day in {row[1:] for row in rows}:
        years[zone] |= {day.year, (end_day or day).year}
    zones = {zone: (min(used), max(used)) for zone, used in years.items() if zone}
    return joined(head, zones, "".join(row[0] for row in rows).encode())


def matching_entries(entries: CalendarEntryQuerySet, event_filter: EventFilter):
    """Return the published events that a filter finds, and the entries for its feed.

    The entries also include those that are withdrawn, or have moved elsewhere, and that the filter
    found before: nothing vanishes silently from a subscriber's calendar, and a value that no public
    event has any more still finds what it found for its subscribers.
    """
    events = event_filter.events()
    if event_filter.is_empty:
        return events, entries
    return events, _entries_of(entries, events, _past_matches(entries, event_filter.matches))


def entries_of_organisation(organisation: SignatoryPage):
    """Return the published events of an organisation, and their entries, also withdrawn ones."""
    entries = entries_in(organisation.locale.language_code)
    events = PublishedEvent.objects.organised_by(organisation)
    past = _past_matches(entries, criteria.organiser_matches(organisation.slug))
    return events, _entries_of(entries, events, past)


def _past_matches(entries: CalendarEntryQuerySet, matches: Callable[[dict], bool]) -> set[int]:
    """Return the keys of the entries whose former facets match, or whose last ones if withdrawn."""
    rows = entries.filter(Q(is_withdrawn=True) | ~Q(previous_facets=[]))
    found = rows.values_list("pk", "is_withdrawn", "facets", "previous_facets")
    return {
        pk
        for pk, is_withdrawn, last, former in found
        if any(map(matches, [last, *former] if is_withdrawn else former))
    }


def _entries_of(entries: CalendarEntryQuerySet, events, past: set[int]) -> CalendarEntryQuerySet:
    keys = events.order_by().values("event_key")
    return entries.filter(Q(event_key__in=keys) | Q(pk__in=past))
