"""Calendar entries: written when pages change, read by feeds.

`write_entries()` compares what the public may see of events with their entries, and writes what
differs; a second call changes nothing. `programme.published.services` calls it.
"""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.utils import timezone, translation

from programme.calendars.ical import tzid_of, vevent, withdrawn_vevent
from programme.calendars.versions import touch_version
from programme.filters.facets import entry_facets
from programme.models import CalendarEntry, EventDate, EventPage
from programme.places.public_place import PublicPlace
from programme.public_events import PublicEvents

BATCH = 200
# What SEQUENCE hangs on: a date's own time, and the public place without what follows from its
# codes: the country's name, which each language has its own, and the département.
FACTS_OF_TIME = tuple(name for name in EventDate.facts if name != "status")
FACTS_OF_PLACE = tuple(
    field.name
    for field in dataclasses.fields(PublicPlace)
    if field.name not in ("country", "department")
)
ENTRY_FIELDS = [
    field.name
    for field in CalendarEntry._meta.concrete_fields
    if field.name not in ("id", "uid", "language", "first_published")
]


def write_entries(public: PublicEvents, rebuilding: bool = False) -> int:
    """Write the entries of some events, as `public` has them; return the number of rows written.

    Whoever calls this has locked the events' keys. A rebuild changes no SEQUENCE.
    """
    touch_version(public.keys)
    written = list(_Update(public, rebuilding).changes())
    CalendarEntry.objects.bulk_create(
        written,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["uid", "language"],
        update_fields=ENTRY_FIELDS,
    )
    return len(written)


class _Update:
    """Some events as the public may see them, and their entries."""

    def __init__(self, public: PublicEvents, rebuilding: bool):
        self.public, self.rebuilding = public, rebuilding
        # Whole seconds, as a calendar has them.
        self.now = timezone.now().replace(microsecond=0)
        self.entries: dict[tuple[UUID, str], CalendarEntry] = {}
        self.languages: dict[UUID, list[CalendarEntry]] = {}
        for entry in CalendarEntry.objects.filter(event_key__in=public.keys):
            self._remember(entry)

    def _remember(self, entry: CalendarEntry) -> None:
        self.entries[entry.uid, entry.language] = entry
        self.languages.setdefault(entry.uid, []).append(entry)

    def changes(self) -> Iterator[CalendarEntry]:
        seen, public = set(), {}
        for event in self.public.events:
            language = event.locale.language_code
            public[event.translation_key, language] = event
            with translation.override(language):
                for event_date in event.dates.all():
                    seen.add((event_date.uid, language))
                    entry, changed = self._update_date(event, event_date)
                    if changed:
                        yield entry
        for key, entry in list(self.entries.items()):
            if key not in seen:
                event = public.get((entry.event_key, entry.language))
                with translation.override(entry.language):
                    if self._withdraw(entry, event):
                        yield entry

    def _update_date(self, event, event_date) -> tuple[CalendarEntry, bool]:
        language = event.locale.language_code
        entry = self.entries.get((event_date.uid, language))
        if entry is None:
            entry = CalendarEntry(uid=event_date.uid, language=language, first_published=self.now)
        before = _values(entry)
        programme = self.public.programme_of(event)
        entry.event_key = event.translation_key
        entry.set_path(event.url_path)
        entry.programme_key, entry.year = programme.translation_key, programme.year
        entry.title, entry.kind = event.title, event.kind.name
        start = entry.start_text(entry.timezone) if entry.pk else ""
        for name in FACTS_OF_TIME:
            setattr(entry, name, getattr(event_date, name))
        entry.status, entry.timezone = event.status_of(event_date), event.timezone
        entry.tzid = tzid_of(event_date, event.timezone)
        entry.former_start = self._former_start(entry, start)
        entry.set_facets(entry_facets(event, event_date), self.now)
        entry.is_withdrawn = False
        parent_uid = self._parent_uid(event, event_date)
        self._write(
            entry,
            _fingerprint(entry, *(getattr(event.place, name) for name in FACTS_OF_PLACE)),
            lambda sequence, modified: vevent(event, event_date, sequence, modified, parent_uid),
        )
        if (entry.uid, entry.language) not in self.entries:
            self._remember(entry)
        return entry, _values(entry) != before

    def _former_start(self, entry: CalendarEntry, before: str) -> str:
        """The start before the present one; that of other languages for a new one."""
        if not before:
            others = self.languages.get(entry.uid, [])
            return next((row.former_start for row in others if row.former_start), "")
        return entry.former_start if before == entry.start_text(entry.timezone) else before

    def _withdraw(self, entry: CalendarEntry, event: EventPage | None) -> bool:
        """`event` is there where it is one of several dates that was withdrawn."""
        before = _values(entry)
        entry.is_withdrawn = True
        if event:
            entry.set_path(event.url_path)
        entry.tzid = tzid_of(entry, entry.timezone)
        page_url = event.full_url if event else ""
        self._write(
            entry,
            _fingerprint(entry, "gone"),
            lambda sequence, modified: withdrawn_vevent(entry, sequence, modified, page_url),
        )
        return _values(entry) != before

    def _parent_uid(self, event, event_date) -> UUID | None:
        """The date of the march on the same day, or else its first."""
        march = self.public.march_of(event)
        dates = sorted(march.dates.all(), key=lambda row: row.day) if march else []
        same_day = [row for row in dates if row.day == event_date.day]
        return next((row.uid for row in same_day or dates), None)

    def _write(
        self, entry: CalendarEntry, fingerprint: str, build: Callable[[int, datetime], bytes]
    ) -> None:
        """Give an entry its content and its stamps; all stays as it is where nothing changed."""
        is_new = entry.pk is None
        entry.sequence = self._sequence(entry, fingerprint, is_new)
        entry.fingerprint = fingerprint
        entry.note_whether_off(self.now)
        if is_new:
            entry.last_modified = self.now
        content = build(entry.sequence, entry.last_modified).decode()
        if not is_new and content != entry.content:
            # Grows even twice a second: clients go by it.
            entry.last_modified = max(self.now, entry.last_modified + timedelta(seconds=1))
            content = build(entry.sequence, entry.last_modified).decode()
        entry.set_content(content)

    def _sequence(self, entry: CalendarEntry, fingerprint: str, is_new: bool) -> int:
        """One more where time, place or status changed; the same in every language."""
        if not is_new and (self.rebuilding or entry.fingerprint == fingerprint):
            return entry.sequence
        others = [row for row in self.languages.get(entry.uid, []) if row is not entry]
        # What is off from the first is told like a change: some clients pass it over otherwise.
        least = (0 if entry.is_off else -1) if is_new else entry.sequence
        told = [row.sequence for row in others if row.fingerprint == fingerprint]
        if told and max(told) > least:
            return max(told)
        return max([least, *(row.sequence for row in others)]) + 1


def _fingerprint(entry: CalendarEntry, *facts) -> str:
    when = (getattr(entry, name) for name in FACTS_OF_TIME)
    told = (*when, entry.timezone, entry.status, *facts)
    return sha256("\0".join(map(str, told)).encode("utf-8", "replace")).hexdigest()


def _values(entry: CalendarEntry) -> dict:
    return {name: getattr(entry, name) for name in ENTRY_FIELDS}
