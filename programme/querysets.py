"""Querysets of programmes, events and calendar entries: which are visible, in which order."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache, reduce
from operator import or_
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    Case,
    DateField,
    F,
    Min,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from home.querysets import PublicPageManager, PublicPageQuerySet
from programme.enums import EventStatus, PlacePrecision
from programme.timezones.choices import timezone_names


def not_over(today, dates: str = "") -> Q:
    """Return the condition that a date's last day has not passed.

    `today` is a day or an expression, `dates` a prefix of lookups such as "dates__".
    """
    lasts = Q(**{f"{dates}end_day__gte": today})
    return lasts | Q(**{f"{dates}end_day": None, f"{dates}day__gte": today})


def local_today(now: datetime) -> date | Case:
    """Return today's date at the place of an event, for queries: a day or an expression."""
    here, elsewhere = _days_of_zones(_quarter(now))
    if not elsewhere:
        return here
    cases = [When(timezone__in=zones, then=Value(day)) for day, zones in elsewhere.items()]
    return Case(*cases, default=Value(here), output_field=DateField())


def _quarter(now: datetime) -> datetime:
    # In every time zone, midnight is at a full quarter of an hour in UTC.
    now = now.astimezone(UTC)
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


@lru_cache(maxsize=4)
def _days_of_zones(now: datetime) -> tuple[date, dict[date, list[str]]]:
    """Return the day in the site's own zone, and the zones with another day, by day."""
    here = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    days: dict[date, list[str]] = {}
    for name in timezone_names():
        days.setdefault(now.astimezone(ZoneInfo(name)).date(), []).append(name)
    del days[here]
    return here, days


class ProgrammeQuerySet(PublicPageQuerySet):
    def newest_first(self) -> "ProgrammeQuerySet":
        return self.order_by("-year")

    def current(self, today: date | None = None) -> "ProgrammeQuerySet":
        """Return editions until a month after their 18 December, the next one first."""
        today = today or timezone.localdate()
        still_last_year = (today.month, today.day) <= (1, 18)
        return self.filter(year__gte=today.year - still_last_year).order_by("year")


class EventQuerySet(PublicPageQuerySet):
    def of_programme(self, programme) -> "EventQuerySet":
        """Return the live events of an edition, with local ones, in the edition's language."""
        return self.live_in(programme.locale.language_code).descendant_of(programme)

    def placed(self) -> "EventQuerySet":
        """Return events of which at least the town is public, as `PublicPlace` decides it."""
        has_place = ~Q(town="") | ~Q(place_name="") | ~Q(address="") | Q(latitude__isnull=False)
        precise = Q(precision__in=[PlacePrecision.EXACT, PlacePrecision.TOWN])
        return self.filter(precise | (Q(precision="") & has_place))

    def exact(self) -> "EventQuerySet":
        """Return events of which the exact place is public."""
        return self.filter(precision__in=["", PlacePrecision.EXACT])

    def in_order(self) -> "EventQuerySet":
        """Order by first day, events without a date last."""
        return self.annotate(first_day=Min("dates__day")).order_by(
            F("first_day").asc(nulls_last=True), "title", "pk"
        )

    def upcoming(self, now: datetime | None = None) -> "EventQuerySet":
        """Return events with a date that is not over where they take place, in order of next day.

        A date of several days is over after its last day. `next_day` is the first day of the next
        date that takes place or, if none does, of the next one that is postponed or cancelled.
        """
        coming = not_over(local_today(now or timezone.now()), "dates__")
        postponed = coming & Q(dates__status=EventStatus.POSTPONED)
        cancelled = coming & Q(dates__status=EventStatus.CANCELLED)
        return (
            self.annotate(
                next_day=Coalesce(
                    Min("dates__day", filter=coming & ~postponed & ~cancelled),
                    Min("dates__day", filter=postponed),
                    Min("dates__day", filter=cancelled),
                )
            )
            .exclude(next_day=None)
            .order_by("next_day", "title", "pk")
        )

    def with_facts(self) -> "EventQuerySet":
        """Prefetch what lists, feeds and calendars show of an event. A fixed number of queries."""
        organisers = self.model._meta.get_field("organisers").related_model.objects
        return self.select_related("kind").prefetch_related(
            "dates",
            "languages",
            Prefetch("organisers", organisers.select_related("signatory")),
        )


# The columns of a published event that its own lists do not show.
LARGE = ("geojson", "umap", "csv", "map_item", "facets")


class PublishedEventQuerySet(QuerySet):
    def shown(self) -> "PublishedEventQuerySet":
        """Leave out the texts of large answers, which each of those reads by itself."""
        return self.defer(*LARGE)

    def with_dates(self) -> "PublishedEventQuerySet":
        """Fetch the dates of events, without the ready texts of lists. One query."""
        related = self.model._meta.get_field("occurrences").related_model.objects
        return self.prefetch_related(
            Prefetch("occurrences", related.defer("entry", "printed", "rss"))
        )

    def naming(self, organisations: Iterable[UUID]) -> "PublishedEventQuerySet":
        """Return the events that name organisations, by their keys, also if these are deleted."""
        names = (Q(text__contains=f'"{key}"') for key in organisations)
        return self.annotate(text=Cast("facets", TextField())).filter(reduce(or_, names))

    def organised_by(self, organisation) -> "PublishedEventQuerySet":
        """Return the events of an organisation, in the language of its page."""
        key = organisation.translation_key
        organisers = self.model._meta.get_field("page").related_model._meta.get_field("organisers")
        rows = organisers.related_model.objects.filter(signatory__translation_key=key)
        return self.filter(
            language=organisation.locale.language_code, page__in=rows.values("event")
        )

    def in_order(self) -> "PublishedEventQuerySet":
        """Order by first day, events without a date last."""
        return self.order_by(F("first_day").asc(nulls_last=True), "title", "page")

    def upcoming(self, now: datetime | None = None) -> "PublishedEventQuerySet":
        """Return events with a date that is not over where they take place, in order of next day.

        A date of several days is over after its last day. `next_day` is the first day of the next
        date that takes place or, if none does, of the next one that is postponed or cancelled.
        """
        coming = Q(occurrences__over_at__gt=now or timezone.now())
        postponed = coming & Q(occurrences__status=EventStatus.POSTPONED)
        cancelled = coming & Q(occurrences__status=EventStatus.CANCELLED)
        return (
            self.annotate(
                next_day=Coalesce(
                    Min("occurrences__day", filter=coming & ~postponed & ~cancelled),
                    Min("occurrences__day", filter=postponed),
                    Min("occurrences__day", filter=cancelled),
                )
            )
            .exclude(next_day=None)
            .order_by("next_day", "title", "page")
        )


def _was_at(path: str) -> Q:
    return Q(former_paths__startswith=f"{path}\n") | Q(former_paths__contains=f"\n{path}\n")


class CalendarEntryQuerySet(QuerySet):
    def shown(self, now: datetime | None = None) -> "CalendarEntryQuerySet":
        """Return the entries in feeds: all but those that are off and whose day has passed."""
        return self.filter(Q(lapses_at=None) | Q(lapses_at__gt=now or timezone.now()))

    def at(self, path: str) -> "CalendarEntryQuerySet":
        """Return the entries of events whose page is at a path, or was there before.

        None if all of the latter are public elsewhere: their addresses redirect.
        """
        entries = self.filter(Q(path=path) | _was_at(path))
        public = self.filter(is_withdrawn=False).values("event_key")
        is_answered_here = entries.filter(Q(path=path) | ~Q(event_key__in=public)).exists()
        return entries if is_answered_here else self.none()

    def below(self, path: str) -> "CalendarEntryQuerySet":
        """Return the entries of events that are below a path, or were before."""
        return self.filter(
            Q(path__startswith=path)
            | Q(former_paths__startswith=path)
            | Q(former_paths__contains=f"\n{path}")
        )

    def of_event(self, event) -> "CalendarEntryQuerySet":
        """Return the entries of an event in the language of its page, also withdrawn ones."""
        return self.filter(event_key=event.translation_key, language=event.locale.language_code)

    def in_feed_order(self) -> "CalendarEntryQuerySet":
        return self.order_by("day", "uid")


ProgrammeManager = PublicPageManager.from_queryset(ProgrammeQuerySet)
EventManager = PublicPageManager.from_queryset(EventQuerySet)
