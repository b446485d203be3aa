"""The list of an edition's events by day: pages of it, and what is printed. No request, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page
from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import Lower, RowNumber
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from home.pages.pagination import page_of
from programme.filters.forms import EventFilter
from programme.models import PublishedEvent, PublishedOccurrence
from programme.querysets import PublishedEventQuerySet

OCCURRENCES_A_PAGE = 24
MOST_PRINTED = 300  # of other pages, printed with the first one
MOST_TOWNS = 40  # local events of one event, in a list
NO_EVENTS = {"events": 0, "towns": 0}


@dataclass(frozen=True)
class Occurrence:
    """A published occurrence with its local events: the first of them, and how many `more`.

    `event_date` is None for an event without a date.
    """

    row: PublishedOccurrence
    local_events: list[PublishedEvent] = field(default_factory=list)
    more: int = 0

    @property
    def event(self) -> PublishedEvent:
        return self.row.event

    @property
    def event_date(self) -> PublishedOccurrence | None:
        return self.row if self.row.day else None

    @property
    def day(self) -> date | None:
        return self.row.day

    @property
    def status(self) -> str:
        return self.event.status_of(self.row) if self.row.day else self.event.status

    @property
    def entry(self) -> str:
        """The ready HTML of its entry, without local events."""
        return self.row.entry

    @property
    def printed(self) -> SafeString:
        """Its line on paper: the ready one and, behind it, the towns of local events."""
        towns = ", ".join(local.place.town_name for local in self.local_events)
        more = f" + {self.more}" if self.more else ""
        # A template has rendered it.
        return mark_safe(self.row.printed) + escape((f": {towns}" if towns else "") + more)  # nosec B703

    def is_over(self, now: datetime) -> bool:
        return self.row.over_at <= now


@dataclass(frozen=True)
class Day:
    day: date | None
    occurrences: list[Occurrence]


@dataclass(frozen=True)
class Printed:
    """What is printed below the first page of a list, in lines: other pages, then the past.

    `left_out` counts those beyond MOST_PRINTED.
    """

    coming: list[SafeString]
    undated: list[SafeString]
    over: list[SafeString]
    left_out: int = 0


@dataclass(frozen=True)
class Listing:
    """A page of an edition's list: the days to come, events without a date, the days that are over.

    `events` and `towns` count those of the whole list.
    """

    page: Page
    days: list[Day]
    undated: list[Occurrence]
    over: list[Day]
    events: int
    towns: int
    printed: Printed | None = None


def zones_in_use() -> set[str]:
    """Return the time zones of published events: lists change at midnight in each of them."""
    zones = PublishedEvent.objects.order_by().values_list("timezone", flat=True)
    return set(zones.distinct())


def listing(programme, event_filter: EventFilter, number=1, prints_all=False) -> Listing:
    """Return a page of the events of an edition, filtered, by day. A fixed number of queries.

    With `prints_all`, the first page also has, as `printed`, the occurrences of the other pages.

    Local events are listed with the event above them, unless the filter has a place. Until the
    edition ends, days that are over come last. Today is that of the place of each event.
    """
    now = timezone.now()
    has_ended = localdate(now) > programme.last_day
    found = event_filter.events()
    rows = OccurrenceRows(programme, event_filter, found, None if has_ended else now)
    page = page_of(rows, OCCURRENCES_A_PAGE, number)
    first = list(page.object_list)
    wants_others = prints_all and page.number == 1
    others = rows.printed() if wants_others and page.has_next() else []
    keys = {row.event_id for row in (*first, *others)}
    below = LocalEvents(found, set() if event_filter.asks_for_a_place else keys)
    _fetch_events(row for row in first if row.event_id in below.numbers)
    coming, undated, over = _by_time(map(below.beside, first), has_ended, now)
    printed = None
    if wants_others:
        later, later_undated, later_over = _by_time(map(below.beside, others), has_ended, now)
        printed = Printed(
            coming=_lines(later),
            undated=_lines(later_undated),
            over=_lines(over + later_over),
            left_out=max(page.paginator.count - OCCURRENCES_A_PAGE - MOST_PRINTED, 0),
        )
    return Listing(
        page=page,
        days=_by_day(coming),
        undated=undated,
        over=_by_day(over),
        printed=printed,
        **_totals(event_filter, found),
    )


def _totals(event_filter: EventFilter, found: PublishedEventQuerySet) -> dict[str, int]:
    if event_filter.is_empty:
        edition = event_filter.edition
        return {"events": edition.events, "towns": edition.towns} if edition else NO_EVENTS
    towns = Count(Lower("town"), distinct=True, filter=~Q(town=""))
    return found.order_by().aggregate(events=Count("pk"), towns=towns)


def _by_time(occurrences: Iterable[Occurrence], has_ended: bool, now: datetime) -> tuple:
    """Split occurrences into three lists: those to come, those without a date, those over.

    Of an edition that has ended, all that have a date are in the first list.
    """
    coming, undated, over = [], [], []
    for occurrence in occurrences:
        if not occurrence.day:
            undated.append(occurrence)
        elif has_ended or not occurrence.is_over(now):
            coming.append(occurrence)
        else:
            over.append(occurrence)
    return coming, undated, over


class OccurrenceRows:
    """The published occurrences of the events that a filter finds, in the order of a list.

    In a day, dates without an hour come first, as on a poster. Events without a date come after
    all days; after them only dates that are over at the time `now`, if given.
    """

    def __init__(self, programme, event_filter, found: PublishedEventQuerySet, now):
        rows = PublishedOccurrence.objects.filter(programme=programme.pk)
        self.edition = event_filter.edition if event_filter.is_empty else None
        if event_filter.is_empty:
            # All events are found, so each is listed with the one above it.
            rows = rows.filter(part_of=None)
        else:
            keys = found.order_by().values("pk")
            rows = rows.filter(event__in=keys)
            if not event_filter.asks_for_a_place:
                rows = rows.exclude(part_of__in=keys)
        self.rows = rows
        over = [When(over_at__lte=now, then=2)] if now else []
        self.in_order = rows.annotate(
            turn=Case(*over, When(day=None, then=1), default=Value(0))
        ).order_by("turn", "day", F("start_time").asc(nulls_first=True), "title", "event", "pk")

    def count(self) -> int:
        return self.edition.occurrences if self.edition else self.rows.count()

    def __getitem__(self, part: slice) -> list[PublishedOccurrence]:
        return list(self.in_order.defer("rss")[part])

    def printed(self) -> list:
        """Return what is printed of the pages after the first one."""
        rows = self.in_order.values_list("event_id", "day", "over_at", "printed", named=True)
        return list(rows[OCCURRENCES_A_PAGE : OCCURRENCES_A_PAGE + MOST_PRINTED])


def _fetch_events(rows: Iterable[PublishedOccurrence]) -> None:
    """Fetch the events of occurrences whose entries are not ready: those with local events."""
    rows = list(rows)
    events = PublishedEvent.objects.shown().in_bulk({row.event_id for row in rows}) if rows else {}
    for row in rows:
        row.event = events[row.event_id]


class LocalEvents:
    """The local events, among those found, of the events with these keys: the first of each."""

    def __init__(self, found: PublishedEventQuerySet, keys: set[int]):
        local = found.filter(part_of__in=keys)
        numbers = local.order_by().values_list("part_of").annotate(Count("pk"))
        self.numbers = dict(numbers) if keys else {}
        self.events: dict[int, list[PublishedEvent]] = {}
        if self.numbers:
            first = local.order_by("town", "title", "page")
            if max(self.numbers.values()) > MOST_TOWNS:
                nth = Window(
                    RowNumber(), partition_by="part_of", order_by=["town", "title", "page"]
                )
                first = local.annotate(nth=nth).filter(nth__lte=MOST_TOWNS).order_by("nth")
            for event in first.shown():
                self.events.setdefault(event.part_of, []).append(event)

    def beside(self, row: PublishedOccurrence) -> Occurrence:
        """Return an occurrence with its local events."""
        events = self.events.get(row.event_id, [])
        return Occurrence(row, events, self.numbers.get(row.event_id, 0) - len(events))


def _lines(occurrences: list[Occurrence]) -> list[SafeString]:
    return [occurrence.printed for occurrence in occurrences]


def _by_day(occurrences: list[Occurrence]) -> list[Day]:
    return [
        Day(day, list(on))
        for day, on in groupby(occurrences, key=lambda occurrence: occurrence.day)
    ]
