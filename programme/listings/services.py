"""What the pages of programmes and events show: plain lists, no request, no HTML."""

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

ENTRIES_A_PAGE = 24
PRINTED = 300  # entries of other pages that go along to the printer
MOST_TOWNS = 40  # of one march, in a list


@dataclass(frozen=True)
class Entry:
    """An event on one of its days; `event_date` is None where no date is known.

    `local_events` are the first of those below it, `more` counts the others.
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
    entries: list[Entry]


@dataclass(frozen=True)
class Printed:
    """What paper shows below a page of a list: what stands on other pages, then what is over.

    `left_out` counts what is too much to be printed unasked.
    """

    coming: list[Entry]
    undated: list[Entry]
    over: list[Entry]
    left_out: int = 0


@dataclass(frozen=True)
class Listing:
    """A page of an edition's list: days in order, what has no date yet, the days that are over.

    `events` and `towns` count what the whole list holds.
    """

    page: Page
    days: list[Day]
    undated: list[Entry]
    over: list[Day]
    events: int
    towns: int
    printed: Printed | None = None


def listing(
    programme, wanted=None, number=1, today: date | None = None, prints_all=False
) -> Listing:
    """The events of an edition that a filter wants, by day. A fixed number of queries.

    With `prints_all`, the first page also has, as `printed`, what paper shows of the others.

    Local events stand with the event they belong to, unless the filter is about places. While an
    edition lasts, its days that are over come last: where an event takes place or, if `today` is
    given, by that day.
    """
    now = timezone.now()
    has_ended = (today or localdate(now)) > programme.last_day
    events = EventPage.objects.of_programme(programme)
    found = wanted.apply(events) if wanted else events
    folds = not (wanted and wanted.asks_for_a_place)
    shown = group_local_events(found, programme) if folds else found
    occurrences = Occurrences(shown, None if has_ended else today or local_today(now))
    page = page_of(occurrences, ENTRIES_A_PAGE, number)
    below = found if folds else found.none()
    entries = _entries(page.object_list, below, programme)
    moment = (has_ended, today, now)
    coming, undated, over = _by_time(entries, *moment)
    printed = None
    if prints_all and page.number == 1:
        others = slice(ENTRIES_A_PAGE, ENTRIES_A_PAGE + PRINTED)
        keys = occurrences[others] if page.has_next() else []
        rest = _entries(keys, below, programme) if keys else []
        later, later_undated, later_over = _by_time(rest, *moment)
        printed = Printed(
            coming=later,
            undated=later_undated,
            over=over + later_over,
            left_out=max(page.paginator.count - ENTRIES_A_PAGE - PRINTED, 0),
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


def _by_time(entries: list[Entry], has_ended: bool, today: date | None, now: datetime) -> tuple:
    """Return some entries as three lists: those to come, those without a date, those over.

    Of an edition that has ended, all that have a date are among the first.
    """
    dated = [entry for entry in entries if entry.event_date]
    coming = [entry for entry in dated if has_ended or not entry.is_over(today, now)]
    undated = [entry for entry in entries if not entry.event_date]
    return coming, undated, [entry for entry in dated if entry not in coming]


def group_local_events(events, programme):
    """Some events of an edition without the local ones of those that are among them."""
    above = events.order_by().filter(path=_path_above(programme, OuterRef("path")))
    # The depth first: SQLite then looks above local events only.
    return events.exclude(Q(depth=programme.depth + 2) & Q(Exists(above)))


def _path_above(programme, path):
    return Substr(path, 1, (programme.depth + 1) * programme.steplen)


class Occurrences:
    """Events on each of their dates, as `(event, date)` keys in the order of a list.

    What lasts all day or has no hour yet comes first in its day, as on a poster. What has no date
    yet comes last; after it only what is over before `today`, a day or an expression, where that
    is given.
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
        # Beside the dates it counts what is joined to them: an event without any is one row, too.
        return self.events.aggregate(dates=Count("dates"), rows=Count("*"))["rows"]

    def __getitem__(self, part: slice) -> list[tuple[int, int | None]]:
        return list(self.rows[part])


def _entries(keys, found, programme) -> list[Entry]:
    events = EventPage.objects.filter(pk__in={event for event, _date in keys})
    by_key = {event.pk: event for event in events.select_related("locale").with_facts()}
    paths = [event.path for event in by_key.values() if event.numchild]
    below, counts = _local_events(paths, found, programme)
    entries = []
    for key, date_key in keys:
        event = by_key[key]
        on = next((row for row in event.dates.all() if row.pk == date_key), None)
        towns = below.get(event.path, [])
        entries.append(Entry(event, on, towns, counts.get(event.path, 0) - len(towns)))
    return entries


def _local_events(paths: list[str], found, programme) -> tuple[dict, dict]:
    """The first local events below some paths, by path, and how many there are."""
    local = found.order_by().filter(depth=programme.depth + 2)
    local = local.annotate(above=_path_above(programme, "path")).filter(above__in=paths)
    counts = dict(local.values_list("above").annotate(Count("pk")))
    nth = Window(RowNumber(), partition_by="above", order_by=["town", "title", "pk"])
    below: dict[str, list[EventPage]] = {}
    for event in local.annotate(nth=nth).filter(nth__lte=MOST_TOWNS).order_by("nth"):
        below.setdefault(event.above, []).append(event)
    return below, counts


def _by_day(entries: list[Entry]) -> list[Day]:
    return [Day(day, list(on)) for day, on in groupby(entries, key=lambda entry: entry.day)]
