"""Which rows of the journal a feed joins, and which version of it that makes. Nothing of HTTP."""

import hashlib
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from tzdata import IANA_VERSION

from campaigns.models import SignatoryPage
from programme import matching
from programme.calendars.ical import joined
from programme.facets import Asked
from programme.filters import EventFilter
from programme.models import CalendarEntry, EventPage
from programme.querysets import CalendarEntryQuerySet


@dataclass(frozen=True)
class Calendar:
    """A feed: its first lines, and the rows it joins."""

    head: bytes
    entries: CalendarEntryQuerySet

    def version(self) -> str:
        """Another one whenever other bytes are told. One query that reads no row."""
        found = self.entries.aggregate(rows=Count("pk"), digests=Sum("digest"))
        return self._version(found["rows"], found["digests"] or 0)

    def content(self) -> tuple[str, bytes]:
        """The version and the bytes, of one and the same moment."""
        rows = list(self.entries.in_feed_order().values_list("digest", "tzid", "content"))
        version = self._version(len(rows), sum(digest for digest, _zone, _content in rows))
        zones = {zone for _digest, zone, _content in rows if zone}
        return version, joined(self.head, zones, (content for _d, _z, content in rows))

    def _version(self, rows: int, digests: int) -> str:
        # The digests are those of contents, so their sum stands for all of them in any order.
        told = f"{rows} {digests} {IANA_VERSION} ".encode() + self.head
        return hashlib.sha256(told).hexdigest()[:32]


def ever_told_in(language: str) -> CalendarEntryQuerySet:
    return CalendarEntry.objects.filter(language=language)


def told_in(language: str) -> CalendarEntryQuerySet:
    return ever_told_in(language).shown()


def meant(told: CalendarEntryQuerySet, wanted: EventFilter):
    """The live events that a filter means, and the rows that tell of them.

    `told` are the rows ever told in the feed. Among those that are meant is also what is gone and
    was meant when it was last public: a value that nothing public has any more still means what it
    meant to subscribers.
    """
    asked = Asked(wanted.data, told)
    names = asked.names()
    if not names:
        return wanted.events, told
    gone = _gone(told)
    past = {
        name
        for name in names - set(wanted.values)
        if any(name != "near" and asked.holds(name, entry) for entry in gone)
    }
    if wanted.is_empty and not past:
        return wanted.events, told
    names = past | set(wanted.values)
    off = [entry.pk for entry in gone if all(asked.holds(name, entry) for name in names)]
    events = wanted.events.none() if past else wanted.apply(wanted.events)
    return events, _telling(told, events, off)


def organised_by(organisation: SignatoryPage):
    """The live events of an organisation, and the rows that tell of them or of what is gone."""
    told = ever_told_in(organisation.locale.language_code)
    asked = Asked({"organiser": organisation.slug}, told)
    off = [entry.pk for entry in _gone(told) if asked.holds("organiser", entry)]
    means = Q(signatory__translation_key=organisation.translation_key)
    live = EventPage.objects.live_in(organisation.locale.language_code)
    events = live.filter(matching.organised_by(means))
    return events, _telling(told, events, off)


def _gone(told: CalendarEntryQuerySet) -> list[CalendarEntry]:
    return list(told.filter(is_gone=True).only("pk", "facets", "day", "end_day"))


def _telling(told: CalendarEntryQuerySet, events, off: list[int]) -> CalendarEntryQuerySet:
    keys = events.order_by().values("translation_key")
    return told.filter(Q(event_key__in=keys) | Q(pk__in=off))
