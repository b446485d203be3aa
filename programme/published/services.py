"""Write what the public sees of events: their published rows and their calendar entries.

`update()` may be called at any time, in any order and too often: a second call changes nothing that
anybody sees.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import translation

from home.delivery.etags import build_id
from home.publication import publication
from home.sources import held_locks, lock_keys
from programme.calendars.entries import write_entries
from programme.calendars.versions import WRITING, touch_version
from programme.filters.facets import number_of_occurrences
from programme.models import CalendarEntry, EventPage, PublishedEvent, PublishedOccurrence
from programme.public_events import PublicEvents
from programme.published import editions
from programme.published.content import event_row, occurrence_rows

BATCH = 200


@publication()
def update(keys: Iterable[UUID], rebuilding: bool = False, renamed: bool = False) -> int:
    """Write the rows and the entries of events, in every language, as the public may see them now.

    `keys` are translation keys, as many as one likes. The local events of each are included, since
    they refer to it. A rebuild changes no SEQUENCE. `renamed` is whether an organisation may have
    another name or address: the filters of editions show these. Return the number of calendar
    entries written.
    """
    ordered = sorted(set(keys))
    if len(ordered) > BATCH:
        _take_turns(ordered)
    written, programmes = 0, set()
    for chunk in _chunks(ordered):
        chunk |= _keys_of_local_events(chunk)
        _take_turns(chunk)
        public = PublicEvents(chunk)
        written += write_entries(public, rebuilding)
        programmes |= write_rows(public, rebuilding or renamed)
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


def rebuild_after_update(**kwargs) -> None:
    """Make rows anew if other code, templates or translations made them. Run after `migrate`.

    Rows have ready texts, hence every release makes them once. Calendar entries stay: subscribers
    would fetch them all again.
    """
    if PublishedEvent._meta.db_table not in connection.introspection.table_names():
        return  # migrated back
    made_before = PublishedEvent.objects.exclude(build=build_id())
    keys = sorted(set(made_before.values_list("event_key", flat=True)))
    if not PublishedEvent.objects.exists():
        keys = sorted(set(EventPage.objects.values_list("translation_key", flat=True)))
    programmes = set()
    for chunk in _chunks(keys):
        with publication():
            _take_turns(chunk)
            programmes |= write_rows(PublicEvents(chunk), all_editions=True)
    editions.update(programmes)


def _chunks(ordered: list[UUID]) -> Iterator[set[UUID]]:
    return (set(ordered[start : start + BATCH]) for start in range(0, len(ordered), BATCH))


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


def write_rows(public: PublicEvents, all_editions: bool = False) -> set[int]:
    """Write the rows of events and of their dates.

    Return the keys of the editions whose totals or filter may have changed, or of all concerned.
    """
    known = PublishedEvent.objects.filter(event_key__in=public.keys)
    before = {row.pk: row for row in known.only("programme_id", "part_of", "facets")}
    rows, occurrences, fewer = {}, [], Q()
    for event in public.events:
        with translation.override(event.locale.language_code):
            row = event_row(event, public.programme_of(event), public.march_of(event))
            rows[row.pk] = row
            occurrences += occurrence_rows(event, row)
        number = number_of_occurrences(row.facets)
        if row.pk in before and number < number_of_occurrences(before[row.pk].facets):
            fewer |= Q(event=row.pk, position__gte=number)
    if fewer:
        PublishedOccurrence.objects.filter(fewer).delete()
    if gone := before.keys() - rows.keys():
        PublishedEvent.objects.filter(pk__in=gone).delete()
    _upsert(PublishedEvent, rows.values(), ["page"])
    _upsert(PublishedOccurrence, occurrences, ["event", "position"])
    changed = [
        pk
        for pk in before.keys() | rows.keys()
        if all_editions or _counts(before.get(pk)) != _counts(rows.get(pk))
    ]
    return {row.programme_id for pk in changed for row in (before.get(pk), rows.get(pk)) if row}


def _counts(row: PublishedEvent | None) -> tuple | None:
    """Return what the totals and the filter of an edition take from an event."""
    return row and (row.programme_id, row.part_of, row.facets)


def _upsert(model, rows, unique: list[str]) -> None:
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=unique,
        update_fields=[name for name in names if name not in unique],
    )
