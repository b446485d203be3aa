"""Write what the public sees of events: their published rows and their calendar entries.

`update()` may be called at any time, in any order and too often: a second call changes nothing that
anybody sees.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.utils import translation

from home.publication import publication
from home.sources import held_locks, lock_keys
from programme.calendars.entries import write_entries
from programme.calendars.versions import WRITING, touch_version
from programme.models import CalendarEntry, EventPage, PublishedEvent, PublishedOccurrence
from programme.public_events import PublicEvents
from programme.published import editions
from programme.published.content import event_row, occurrence_rows

BATCH = 200
EVENT_FIELDS = [
    field.name for field in PublishedEvent._meta.concrete_fields if not field.primary_key
]


@publication()
def update(keys: Iterable[UUID], rebuilding: bool = False) -> int:
    """Write the rows and the entries of events, in every language, as the public may see them now.

    `keys` are translation keys, as many as one likes. The local events of each are included, since
    they refer to it. A rebuild changes no SEQUENCE. Return the number of calendar entries written.
    """
    ordered = sorted(set(keys))
    if len(ordered) > BATCH:
        _take_turns(ordered)
    written, programmes = 0, set()
    for start in range(0, len(ordered), BATCH):
        chunk = set(ordered[start : start + BATCH])
        chunk |= _keys_of_local_events(chunk)
        _take_turns(chunk)
        public = PublicEvents(chunk)
        written += write_entries(public, rebuilding)
        programmes |= _write_rows(public)
    editions.update(programmes)
    return written


def rebuild(rebuilding: bool = False) -> int:
    """Write those of every event there is or ever was; every feed has a new version then."""
    touch_version([WRITING], names_feeds=True)
    keys = {
        *EventPage.objects.values_list("translation_key", flat=True),
        *CalendarEntry.objects.values_list("event_key", flat=True),
        *PublishedEvent.objects.values_list("event_key", flat=True),
    }
    return update(keys, rebuilding)


def _keys_of_local_events(keys: set[UUID]) -> set[UUID]:
    marches = EventPage.objects.filter(translation_key__in=keys, numchild__gt=0)
    paths = list(marches.values_list("path", flat=True))
    if not paths:
        return set()
    below = reduce(or_, (Q(path__startswith=path) for path in paths))
    return set(EventPage.objects.filter(below).values_list("translation_key", flat=True))


def _take_turns(keys: Iterable[UUID]) -> None:
    """Lock some events: whoever updates the same ones waits, then reads what was published."""
    with held_locks() as held:
        lock_keys(keys, held)


def _write_rows(public: PublicEvents) -> set[int]:
    """Write the rows of events and of their dates; return the keys of the editions concerned."""
    known = PublishedEvent.objects.filter(event_key__in=public.keys)
    before = dict(known.values_list("pk", "programme_id"))
    rows, occurrences = [], []
    for event in public.events:
        with translation.override(event.locale.language_code):
            row = event_row(event, public.programme_of(event), public.march_of(event))
            rows.append(row)
            occurrences += occurrence_rows(event, row)
    PublishedOccurrence.objects.filter(event__in=before).delete()
    if gone := before.keys() - {row.pk for row in rows}:
        PublishedEvent.objects.filter(pk__in=gone).delete()
    PublishedEvent.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page"], update_fields=EVENT_FIELDS
    )
    PublishedOccurrence.objects.bulk_create(occurrences)
    return {*before.values(), *(row.programme_id for row in rows)}
