"""Which rows of the journal a feed joins, and which version of it that makes. Nothing of HTTP."""

import hashlib
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from tzdata import IANA_VERSION

from campaigns.models import SignatoryPage
from programme.calendar import joined
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


def of_organiser(entries: CalendarEntryQuerySet, slug: str) -> CalendarEntryQuerySet:
    """What an organisation organises, or organised when its page was last public."""
    events = EventPage.objects.organised_by(slug)
    gone = [
        pk
        for pk, facets in entries.filter(is_gone=True).values_list("pk", "facets")
        if slug in facets.get("organisers", [])
    ]
    return entries.filter(Q(event_key__in=events.live().values("translation_key")) | Q(pk__in=gone))


def organisation(slug: str, language: str) -> SignatoryPage | None:
    return SignatoryPage.objects.live_in(language).filter(slug=slug).first()
