"""The list of an edition's events by day: pages of it, and what is printed. No request, no HTML."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import Coalesce, Lower, RowNumber, Substr
from django.utils import timezone
from django.utils.timezone import localdate

from home.pages.pagination import page_of
from programme.events.dates_in_words import is_over
from programme.models import EventPage
from programme.querysets import local_today

OCCURRENCES_A_PAGE = 24
MOST_PRINTED = 300  # of other pages, printed with the first one
MOST_TOWNS = 40  # local events of one event, in a list


@dataclass(frozen=True)
class Occurrence:
    """An event on one of its dates; `event_date` is None for an event without a date.

    `local_events` are the first of the events below it, `more` counts the others.
    """

    event: EventPage
    event_date: object | None
    local_events: list[EventPage] = field(default_factory=list)
    more: int = 0

    @property
    def day(self) -> date | None:
        return self.event_date and self.event_date.day

    @property
    def status(self) -> str:
        return self.event.status_of(self.event_date) if self.event_date else self.event.status

    def is_over(self, today: date | None, now: datetime) -> bool:
        if today:
            return self.event_date.last_day < today
        return is_over(self.event_date, self.event.timezone, now)


@dataclass(frozen=True)
class Day:
    day: date | None
    occurrences: list[Occurrence]


@dataclass(frozen=True)
class Printed:
    """The occurrences that are printed below the first page of a list: other pages, then the past.

    `left_out` counts those beyond MOST_PRINTED.
    """

    coming: list[Occurrence]
    undated: list[Occurrence]
    over: list[Occurrence]
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
    """Return the time zones of live events: lists change at midnight in each of them."""
    zones = EventPage.objects.live().order_by().values_list("timezone", flat=True)
    return set(zones.distinct())


def listing(
    programme, event_filter=None, number=1, today: date | None = None, prints_all=False
) -> Listing:
    """Return a page of the events of an edition, filtered, by day. A fixed number of queries.

    With `prints_all`, the first page also has, as `printed`, the occurrences of the other pages.

    Local events are listed with the event above them, unless the filter has a place. Until the
    edition ends, days that are over come last. Today is that of the place of each event, or `today`
    if that is given.
    """
    now = timezone.now()
    has_ended = (today or localdate(now)) > programme.last_day
    events = EventPage.objects.of_programme(programme)
    found = event_filter.apply(events) if event_filter else events
    groups = not (event_filter and event_filter.asks_for_a_place)
    shown = group_local_events(found, programme) if groups else found
    all_keys = OccurrenceKeys(shown, None if has_ended else today or local_today(now))
    page = page_of(all_keys, OCCURRENCES_A_PAGE, number)
    below = found if groups else found.none()
    occurrences = _occurrences(page.object_list, below, programme)
    moment = (has_ended, today, now)
    coming, undated, over = _by_time(occurrences, *moment)
    printed = None
    if prints_all and page.number == 1:
        others = slice(OCCURRENCES_A_PAGE, OCCURRENCES_A_PAGE + MOST_PRINTED)
        keys = all_keys[others] if page.has_next() else []
        rest = _occurrences(keys, below, programme) if keys else []
        later, later_undated, later_over = _by_time(rest, *moment)
        printed = Printed(
            coming=later,
            undated=later_undated,
            over=over + later_over,
            left_out=max(page.paginator.count - OCCURRENCES_A_PAGE - MOST_PRINTED, 0),
        )
    return Listing(
        page=page,
        days=_by_day(coming),
        undated=undated,
        over=_by_day(over),
        printed=printed,
        **found.aggregate(events=Count("pk", distinct=True)),
        **found.placed().exclude(town="").aggregate(towns=Count(Lower("town"), distinct=True)),
    )


def _by_time(
    occurrences: list[Occurrence], has_ended: bool, today: date | None, now: datetime
) -> tuple:
    """Split occurrences into three lists: those to come, those without a date, those over.

    Of an edition that has ended, all that have a date are in the first list.
    """
    dated = [occurrence for occurrence in occurrences if occurrence.event_date]
    coming = [occurrence for occurrence in dated if has_ended or not occurrence.is_over(today, now)]
    undated = [occurrence for occurrence in occurrences if not occurrence.event_date]
    return coming, undated, [occurrence for occurrence in dated if occurrence not in coming]


def group_local_events(events, programme):
    """Leave out the local events of events that are among those given."""
    above = events.order_by().filter(path=_path_above(programme, OuterRef("path")))
    # The depth first: SQLite then looks above local events only.
    return events.exclude(Q(depth=programme.depth + 2) & Q(Exists(above)))


def _path_above(programme, path):
    return Substr(path, 1, (programme.depth + 1) * programme.steplen)


class OccurrenceKeys:
    """A sequence of keys `(event, date)`, one for each date of some events, in the order of a list.

    In a day, dates without an hour come first, as on a poster. Events without a date come after
    all days; after them only dates that are over before `today`, a day or an expression, if given.
    """

    def __init__(self, events, today):
        self.events = events.order_by()
        over = Q(last_day__lt=today) if today else Q(pk__in=[])
        self.rows = (
            self.events.annotate(last_day=Coalesce("dates__end_day", "dates__day"))
            .annotate(turn=Case(When(over, then=2), When(dates=None, then=1), default=Value(0)))
            .order_by(
                "turn",
                "dates__day",
                F("dates__start_time").asc(nulls_first=True),
                "title",
                "pk",
                "dates__pk",
            )
            .values_list("pk", "dates__pk")
        )

    def count(self) -> int:
        # Count rows of the join, not dates: an event without a date is one row, too.
        return self.events.aggregate(dates=Count("dates"), rows=Count("*"))["rows"]

    def __getitem__(self, part: slice) -> list[tuple[int, int | None]]:
        return list(self.rows[part])


def _occurrences(keys, found, programme) -> list[Occurrence]:
    events = EventPage.objects.filter(pk__in={event for event, _date in keys})
    by_key = {event.pk: event for event in events.select_related("locale").with_facts()}
    paths = [event.path for event in by_key.values() if event.numchild]
    below, counts = _local_events(paths, found, programme)
    occurrences = []
    for key, date_key in keys:
        event = by_key[key]
        on = next((row for row in event.dates.all() if row.pk == date_key), None)
        towns = below.get(event.path, [])
        occurrences.append(Occurrence(event, on, towns, counts.get(event.path, 0) - len(towns)))
    return occurrences


def _local_events(paths: list[str], found, programme) -> tuple[dict, dict]:
    """Return the first local events below some paths, by path, and the numbers of all of them."""
    local = found.order_by().filter(depth=programme.depth + 2)
    local = local.annotate(above=_path_above(programme, "path")).filter(above__in=paths)
    counts = dict(local.values_list("above").annotate(Count("pk")))
    nth = Window(RowNumber(), partition_by="above", order_by=["town", "title", "pk"])
    below: dict[str, list[EventPage]] = {}
    for event in local.annotate(nth=nth).filter(nth__lte=MOST_TOWNS).order_by("nth"):
        below.setdefault(event.above, []).append(event)
    return below, counts


def _by_day(occurrences: list[Occurrence]) -> list[Day]:
    return [
        Day(day, list(on))
        for day, on in groupby(occurrences, key=lambda occurrence: occurrence.day)
    ]
