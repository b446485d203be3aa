"""Which programmes and events are seen, and in which order."""

from datetime import date, datetime

from django.db.models import F, Min, Prefetch, Q, QuerySet
from django.utils import timezone

from home.querysets import PublicPageManager, PublicPageQuerySet
from programme.enums import PlacePrecision


class ProgrammeQuerySet(PublicPageQuerySet):
    def newest_first(self) -> "ProgrammeQuerySet":
        return self.order_by("-year")

    def current(self, today: date | None = None) -> "ProgrammeQuerySet":
        """Editions whose 18 December is to come or less than a month ago, the next one first."""
        today = today or timezone.localdate()
        still_last_year = (today.month, today.day) <= (1, 18)
        return self.filter(year__gte=today.year - still_last_year).order_by("year")

    def with_totals(self) -> list:
        """The programmes with what those that are frozen came to, in two queries."""
        from programme.models import FrozenEdition

        programmes = list(self)
        frozen = FrozenEdition.objects.by_programme(programmes)
        for programme in programmes:
            programme.frozen = frozen.get(programme.translation_key)
        return programmes


class EventQuerySet(PublicPageQuerySet):
    def of_programme(self, programme) -> "EventQuerySet":
        """The events of an edition with their local events, in the edition's language."""
        return self.live_in(programme.locale.language_code).descendant_of(programme)

    def placed(self) -> "EventQuerySet":
        """Events of which the public may know at least the town (as `PublicPlace` has it)."""
        told = ~Q(town="") | ~Q(place_name="") | ~Q(address="") | Q(latitude__isnull=False)
        precise = Q(precision__in=[PlacePrecision.EXACT, PlacePrecision.TOWN])
        return self.filter(precise | (Q(precision="") & told))

    def exact(self) -> "EventQuerySet":
        """Events of which the public may know the very place."""
        return self.filter(precision__in=["", PlacePrecision.EXACT])

    def in_order(self) -> "EventQuerySet":
        """By first day, those without a date last."""
        return self.annotate(first_day=Min("dates__day")).order_by(
            F("first_day").asc(nulls_last=True), "title", "pk"
        )

    def upcoming(self, today: date | None = None) -> "EventQuerySet":
        """Events with a day that is not over, whichever edition they belong to."""
        return self.filter(dates__day__gte=today or timezone.localdate()).distinct()

    def with_facts(self) -> "EventQuerySet":
        """All that a list, a feed or a calendar says of an event, in a fixed number of queries."""
        from programme.models import EventOrganiser

        return self.select_related("kind").prefetch_related(
            "dates",
            "languages",
            Prefetch("organisers", EventOrganiser.objects.select_related("signatory")),
        )


def _was_at(path: str) -> Q:
    return Q(former_paths__startswith=f"{path}\n") | Q(former_paths__contains=f"\n{path}\n")


class CalendarEntryQuerySet(QuerySet):
    def shown(self, now: datetime | None = None) -> "CalendarEntryQuerySet":
        """What feeds tell: all but what is off and whose day has passed."""
        return self.filter(Q(lapses_at=None) | Q(lapses_at__gt=now or timezone.now()))

    def at(self, path: str) -> "CalendarEntryQuerySet":
        """Return what is told of every event that is at a path, or was there before.

        Nothing where all of them are public elsewhere: their addresses redirect.
        """
        told = self.filter(Q(path=path) | _was_at(path))
        public = self.filter(is_gone=False).values("event_key")
        is_answered_here = told.filter(Q(path=path) | ~Q(event_key__in=public)).exists()
        return told if is_answered_here else self.none()

    def below(self, path: str) -> "CalendarEntryQuerySet":
        """Return what is told of events below the page at a path, or below its former address."""
        return self.filter(
            Q(path__startswith=path)
            | Q(former_paths__startswith=path)
            | Q(former_paths__contains=f"\n{path}")
        )

    def in_feed_order(self) -> "CalendarEntryQuerySet":
        return self.order_by("day", "uid")


ProgrammeManager = PublicPageManager.from_queryset(ProgrammeQuerySet)
EventManager = PublicPageManager.from_queryset(EventQuerySet)
