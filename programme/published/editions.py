"""The row of an edition: its totals, the facets of its events, the lists of its filter's form."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import translation

from home.text.dates import full_day
from programme.filters.choices import EventChoices
from programme.filters.facets import facets_of_events
from programme.models import ProgrammePage, PublishedEdition, PublishedEvent

COLUMNS = ["events", "towns", "occurrences", "facets", "choices"]


def update(programmes: Iterable[int]) -> None:
    """Write the rows of some editions, given by the keys of their pages, from those of events.

    Whoever publishes another event of an edition waits here, and then reads what was published.
    """
    wanted = sorted(programmes)
    if not wanted:
        return
    rows = _locked(wanted)
    pages = ProgrammePage.objects.filter(pk__in=wanted).select_related("locale")
    languages = dict(pages.values_list("pk", "locale__language_code"))
    if missing := languages.keys() - rows.keys():
        empty = [
            PublishedEdition(
                programme_id=pk, language=languages[pk], events=0, towns=0, occurrences=0
            )
            for pk in sorted(missing)
        ]
        PublishedEdition.objects.bulk_create(empty, ignore_conflicts=True)
        rows = _locked(wanted)
    if gone := rows.keys() - languages.keys():
        PublishedEdition.objects.filter(pk__in=gone).delete()
    events = defaultdict(list)
    names = ("programme_id", "pk", "kind_code", "part_of", "facets")
    for programme, *values in PublishedEvent.objects.filter(programme__in=languages).values_list(
        *names
    ):
        events[programme].append(values)
    for pk in languages:
        _fill(rows[pk], events[pk])
    PublishedEdition.objects.bulk_update([rows[pk] for pk in languages], COLUMNS)


def delete_orphans() -> None:
    """Delete the rows of editions whose page is deleted."""
    PublishedEdition.objects.exclude(programme__in=ProgrammePage.objects.values("pk")).delete()


def _locked(programmes: list[int]) -> dict[int, PublishedEdition]:
    rows = PublishedEdition.objects.select_for_update().order_by("pk")
    return {row.pk: row for row in rows.filter(pk__in=programmes)}


def _fill(edition: PublishedEdition, events: list) -> None:
    towns = {
        facets["place"][0].lower() for _pk, _kind, _part_of, facets in events if facets["place"]
    }
    edition.events = len(events)
    edition.towns = len(towns - {""})
    edition.occurrences = sum(
        len(facets["days"]) or 1 for _pk, _kind, part_of, facets in events if part_of is None
    )
    edition.facets = facets_of_events((pk, kind, facets) for pk, kind, _part_of, facets in events)
    with translation.override(edition.language):
        choices = EventChoices(edition.language, edition.facets)
        edition.choices = {
            name: [[one.value, str(one.label), getattr(one.label, "language", "")] for one in found]
            for name, found in choices.by_field.items()
        } | {"day": [[day.isoformat(), full_day(day), ""] for day in choices.days]}
