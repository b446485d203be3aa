"""Conditions on events: a day, a distance, an organiser, a language, an access need."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.db.models import Q

from programme.enums import WheelchairAccess
from programme.models import EventDate, EventLanguage, EventOrganiser
from programme.querysets import PublishedEventQuerySet

EARTH = 6371.0  # km
SIGN_LANGUAGES = ("bfi", "fsl", "ils")


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float


def distance(one: Point, other: Point) -> float:
    """Return the distance between two points in km, as the crow flies (haversine)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    parallels = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(sqrt(min(1, sin(north / 2) ** 2 + parallels * sin(east / 2) ** 2)))


def is_near(centres: Iterable[Point], point: Point, kilometres: int) -> bool:
    return any(distance(middle, point) <= kilometres for middle in centres)


def around(events: PublishedEventQuerySet, centres: list[Point], kilometres: int) -> Q:
    """Return the condition of being within some kilometres of one of these points.

    Only public points are compared, so that no hidden place can be found out by measuring. An event
    of which only the town is public is in the centre of its town.
    """
    points = events.filter(latitude__isnull=False).order_by()
    rows = points.values_list("pk", "latitude", "longitude")
    near = [pk for pk, *point in rows if is_near(centres, Point(*point), kilometres)]
    return Q(pk__in=near)


def on_day(day) -> Q:
    """Return the condition of taking place on a day, also if it began on an earlier one."""
    dates = EventDate.objects.filter(Q(day=day) | Q(day__lt=day, end_day__gte=day))
    return Q(pk__in=dates.values("event"))


def organised_by(condition: Q) -> Q:
    return Q(pk__in=EventOrganiser.objects.filter(condition).values("event"))


def followed_in(condition: Q) -> Q:
    """Return the condition of having a spoken or interpreted language."""
    return Q(pk__in=EventLanguage.objects.filter(condition).values("event"))


def in_sign_language() -> Q:
    return followed_in(Q(language__in=SIGN_LANGUAGES))


def for_wheelchairs() -> Q:
    return Q(wheelchair__in=[WheelchairAccess.YES, WheelchairAccess.PARTLY])
