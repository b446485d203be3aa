"""Which rows of the journal a feed joins, and which version of it that makes. Nothing of HTTP."""

import hashlib
from collections import defaultdict
from datetime import MAXYEAR, MINYEAR

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from tzdata import IANA_VERSION

from campaigns.models import SignatoryPage
from programme.calendars import vtimezones
from programme.calendars.ical import joined
from programme.filtering import matching
from programme.filtering.facets import Asked
from programme.filtering.filters import EventFilter
from programme.models import CalendarEntry, EventPage
from programme.querysets import CalendarEntryQuerySet


def told_in(language: str, year: int | None = None) -> CalendarEntryQuerySet:
    """All that was ever told in a language, or of one edition, also when its page was made anew."""
    told = CalendarEntry.objects.filter(language=language)
    return told if year is None else told.filter(year=year)


# What `told_in()` gives and is `shown()`. The digests are those of contents, so their sum stands
# for all of them in any order; that of the stamps for what feeds hang on besides. By hand, because
# most calendar clients ask for this and nothing else, several times a day, and the ORM takes longer
# to write it than the database to answer.
_VERSION = """
    SELECT COUNT(*), SUM(digest),
           (SELECT SUM(value) FROM programme_feedstamp WHERE names_feeds >= %s)
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


def meant(told: CalendarEntryQuerySet, wanted: EventFilter):
    """The live events that a filter means, and the rows that tell of them.

    Among the rows that were ever `told` that are meant is also what is gone or has moved elsewhere,
    and was meant when it was public or stood here: it vanishes from nobody's calendar silently, and
    a value that nothing public has any more still means what it meant to subscribers.
    """
    asked = Asked(wanted.data, told)
    names = asked.names()
    if not names:
        return wanted.events, told
    otherwise = _told_otherwise(told)
    past = {
        name
        for name in names - set(wanted.values)
        if any(name != "near" and asked.holds(name, facets) for _pk, facets in otherwise)
    }
    if wanted.is_empty and not past:
        return wanted.events, told
    meant_too = _holding(asked, past | set(wanted.values), otherwise)
    events = wanted.events.none() if past else wanted.apply(wanted.events)
    return events, _telling(told, events, meant_too)


def organised_by(organisation: SignatoryPage):
    """The live events of an organisation, and the rows that tell of them or of what is gone."""
    told = told_in(organisation.locale.language_code)
    asked = Asked({"organiser": organisation.slug}, told)
    meant_too = _holding(asked, {"organiser"}, _told_otherwise(told))
    means = Q(signatory__translation_key=organisation.translation_key)
    live = EventPage.objects.live_in(organisation.locale.language_code)
    events = live.filter(matching.organised_by(means))
    return events, _telling(told, events, meant_too)


def _told_otherwise(told: CalendarEntryQuerySet) -> list[tuple[int, dict]]:
    """The rows of what is gone or was told otherwise before, each with what it was told with."""
    rows = told.filter(Q(is_gone=True) | ~Q(former_facets=[]))
    found = rows.values_list("pk", "is_gone", "facets", "former_facets")
    return [
        (pk, facets)
        for pk, is_gone, last, former in found
        for facets in ([last, *former] if is_gone else former)
    ]


def _holding(asked: Asked, names: set[str], otherwise: list[tuple[int, dict]]) -> set[int]:
    return {pk for pk, facets in otherwise if all(asked.holds(name, facets) for name in names)}


def _telling(told: CalendarEntryQuerySet, events, meant_too: set[int]) -> CalendarEntryQuerySet:
    keys = events.order_by().values("translation_key")
    return told.filter(Q(event_key__in=keys) | Q(pk__in=meant_too))
