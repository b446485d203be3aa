"""The row of an edition: its totals, the facets of its events, the lists of its filter's form."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import translation

from home.publication import publication
from programme.filters.choices import EventChoices
from programme.filters.facets import facets_of_events, number_of_occurrences
from programme.models import ProgrammePage, PublishedEdition, PublishedEvent

COLUMNS = ["events", "towns", "occurrences", "facets", "choices"]


@publication()
def update(programmes: Iterable[int]) -> None:
    """Write the rows of some editions, given by the keys of their pages, from those of events.

    Whoever publishes another event of an edition waits here, and then reads what was published.
    """
    wanted = sorted(programmes)
    if not wanted:
        return
    rows = _locked(wanted)
    if missing := set(wanted) - rows.keys():
        _make_empty(missing)
        rows = _locked(wanted)
    events = defaultdict(list)
    columns = PublishedEvent.objects.filter(programme__in=rows)
    for programme, *values in columns.values_list("programme_id", "pk", "part_of", "facets"):
        events[programme].append(values)
    for pk, edition in rows.items():
        _fill(edition, events[pk])
    PublishedEdition.objects.bulk_update(rows.values(), COLUMNS)


def delete_orphans() -> None:
    """Delete the rows of editions whose page is deleted."""
    PublishedEdition.objects.exclude(programme__in=ProgrammePage.objects.values("pk")).delete()


def _locked(programmes: list[int]) -> dict[int, PublishedEdition]:
    rows = PublishedEdition.objects.select_for_update().order_by("pk")
    return {row.pk: row for row in rows.filter(pk__in=programmes)}


def _make_empty(programmes: Iterable[int]) -> None:
    """Make rows for editions that have none, so that they can be locked."""
    pages = ProgrammePage.objects.filter(pk__in=programmes).order_by("pk")
    PublishedEdition.objects.bulk_create(
        [
            PublishedEdition(programme_id=pk, language=code, events=0, towns=0, occurrences=0)
            for pk, code in pages.values_list("pk", "locale__language_code")
        ],
        ignore_conflicts=True,
    )


def _fill(edition: PublishedEdition, events: list) -> None:
    towns = {facets["place"][0].lower() for _pk, _part_of, facets in events if facets["place"]}
    edition.events = len(events)
    edition.towns = len(towns - {""})
    edition.occurrences = sum(
        number_of_occurrences(facets) for _pk, part_of, facets in events if part_of is None
    )
    edition.facets = facets_of_events((pk, facets) for pk, _part_of, facets in events)
    with translation.override(edition.language):
        edition.choices = EventChoices(edition.language, edition.facets).options()
