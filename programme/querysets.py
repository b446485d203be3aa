"""Querysets of programmes, events and calendar entries: which are visible, in which order."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import (
    F,
    Min,
    Prefetch,
    Q,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from home.querysets import PublicPageManager, PublicPageQuerySet
from programme.enums import EventStatus, PlacePrecision


def not_over(today, dates: str = "") -> Q:
    """Return the condition that a date's last day has not passed.

    `today` is a day or an expression, `dates` a prefix of lookups such as "dates__".
    """
    lasts = Q(**{f"{dates}end_day__gte": today})
    return lasts | Q(**{f"{dates}end_day": None, f"{dates}day__gte": today})


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

    def in_order(self) -> "EventQuerySet":
        """Order by first day, events without a date last."""
        return self.annotate(first_day=Min("dates__day")).order_by(
            F("first_day").asc(nulls_last=True), "title", "pk"
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


class OccurrenceQuerySet(QuerySet):
    def next_events(self) -> QuerySet:
        """Return the keys of events with a date that is not over where they take place.

        They are in order of the next day: the first of the next date that takes place or, if none
        does, of the next one that is postponed or cancelled. A date of several days is over after
        its last day.
        """
        postponed = Q(status=EventStatus.POSTPONED)
        cancelled = Q(status=EventStatus.CANCELLED)
        next_day = Coalesce(
            Min("day", filter=~postponed & ~cancelled),
            Min("day", filter=postponed),
            Min("day", filter=cancelled),
        )
        coming = self.filter(over_at__gt=timezone.now()).values("event", "title")
        in_order = coming.annotate(next_day=next_day).order_by("next_day", "title", "event")
        return in_order.values_list("event", flat=True)


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
