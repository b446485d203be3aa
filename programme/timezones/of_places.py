"""Find the time zone of a place, by its country and, if that has several, its town or point.

The zones of countries are those of the tzdata package (`zone.tab`), the zones of towns those of
GeoNames (CC BY 4.0). `programme/data/make_zones.py` made the file.
"""

import lzma
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from math import cos, radians
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.timezone import now

from programme.places import towns
from programme.places.towns import OVERSEAS, Town
from programme.timezones.choices import timezone_names

ZONES = towns.TOWNS.with_name("zones.tsv.xz")
# Territories of France with an ISO code of their own; people also write "France" for them.
TERRITORIES = {
    "PM": "Saint-Pierre-et-Miquelon",
    "BL": "Saint-Barthélemy",
    "MF": "Saint-Martin",
    "WF": "Wallis-et-Futuna",
    "PF": "Polynésie française",
    "NC": "Nouvelle-Calédonie",
}
# The first digits of French postcodes where the time is not that of Paris.
POSTCODES = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL",
    "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
OTHER_NAMES = {"Guyane française": "GF", "Ile de la Réunion": "RE", "Tahiti": "PF"}
POSTCODE = re.compile(r"\b\d{2} ?\d{3}\b")

Point = tuple[float, float]


def zone_of(
    country: str, town: str = "", region: str = "", postcode: str = "", point: Point | None = None
) -> str:
    """Return the time zone of a place; empty if it is not known or several are possible.

    France alone, without a town, region, postcode or point, counts as not known: it is the initial
    country of the forms. `point` is a latitude and a longitude.
    """
    country = country or "FR"
    if country == "FR":
        if not (town or region or postcode or point):
            return ""
        country = _part_of_france(town, region, postcode)
    if point and country and len(zones_of_country(country)) > 1:
        return nearest_zone(country, point)
    return _the_only(_possible_zones(country, town, region, postcode))


def zone_of_town(town: Town) -> str:
    """Return the time zone of a town; empty if its country has none that an event may have."""
    if town.country == "FR":
        return _the_only(zones_of_country(_code_of_region(town.region) or "FR"))
    return nearest_zone(town.country, (float(town.latitude), float(town.longitude)))


def zone_of_event(event) -> str:
    """Return the time zone of an event's place; see `zone_of()`."""
    has_point = event.latitude is not None and event.longitude is not None
    point = (float(event.latitude), float(event.longitude)) if has_point else None
    return zone_of(event.country.code or "", event.town, event.region, event.postcode, point)


def zone_of_words(country: str, town: str, place: str) -> str:
    """Return the time zone of a place as the public writes it, maybe with a postcode."""
    found = POSTCODE.search(f"{town} {place}") if country in ("", "FR") else None
    return zone_of(country, POSTCODE.sub("", town).strip(" ,"), postcode=found[0] if found else "")


@cache
def zones_of_country(country: str) -> list[str]:
    """Return the zones of a country that an event may have, the most populous first."""
    found = defaultdict(list)
    known = set(timezone_names())
    text = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    for line in text.splitlines():
        code, _point, zone, *_comment = line.split("\t") if line[0] != "#" else ("", "", "")
        if zone in known:
            found[code].append(zone)
    return found.get(country, [])


def nearest_zone(country: str, point: Point) -> str:
    """Return the zone of the known town of a country that is nearest to a point."""
    zones = zones_of_country(country)
    if len(zones) < 2:
        return _the_only(zones)
    latitude, longitude = point
    width = cos(radians(latitude))

    def distance(row: tuple[float, float, str]) -> float:
        around = abs(row[1] - longitude) % 360
        return (row[0] - latitude) ** 2 + (min(around, 360 - around) * width) ** 2

    return min(_rows().get(country, []), key=distance, default=(0, 0, ""))[2]


def same_hours(one: str, other: str) -> bool:
    """Return whether two zones have the same hours from last year to the year after next."""
    if one == other:
        return True
    first = datetime(now().year - 1, 1, 1, 12, tzinfo=UTC)
    days = (first + timedelta(days=days) for days in range(0, 4 * 365, 5))
    zones = ZoneInfo(one), ZoneInfo(other)
    return all(
        day.astimezone(zones[0]).utcoffset() == day.astimezone(zones[1]).utcoffset() for day in days
    )


def zone_after_move(zone: str, before: str, after: str) -> str:
    """Return the zone of an event that moves from a place in zone `before` to one in `after`.

    It changes with the place unless somebody chose another zone than that of the former place.
    """
    had_default = zone == (before or settings.TIME_ZONE)
    return after if after and had_default else zone


def _possible_zones(country: str, town: str, region: str, postcode: str) -> Iterable[str]:
    zones = zones_of_country(country)
    if country == "FR":
        department = towns.department_of(postcode)
        found = towns.possible_towns(town, region, country, department)
        return {zone_of_town(one) for one in found} or _territories_with(town) or zones
    if country in TERRITORIES and not towns.find(town, country=country):
        return zones[:1]
    if len(zones) > 1:
        return {zone_of_town(one) for one in towns.possible_towns(town, region, country, "")}
    return zones


def _territories_with(town: str) -> set[str]:
    """Return the zones of the French territories that have a town of that name."""
    found = (one for code in TERRITORIES for one in towns.find(town, country=code))
    return {zone_of_town(one) for one in found} if town else set()


def _part_of_france(town: str, region: str, postcode: str) -> str:
    """Return the code of the overseas part of France that a place is in, else "FR"."""
    by_postcode = POSTCODES.get(postcode.replace(" ", "")[:3])
    return by_postcode or _code_of_region(region) or _code_of_region(town) or "FR"


@cache
def _code_of_region(name: str) -> str:
    names = {**OVERSEAS, **TERRITORIES}
    codes = {towns.town_key(written): code for code, written in names.items()}
    codes |= {towns.town_key(written): code for written, code in OTHER_NAMES.items()}
    return codes.get(towns.town_key(name), "") if name else ""


def _the_only(zones: Iterable[str]) -> str:
    found = set(zones)
    return found.pop() if len(found) == 1 else ""


@cache
def _rows() -> dict[str, list[tuple[float, float, str]]]:
    rows = defaultdict(list)
    with lzma.open(ZONES, "rt", encoding="utf-8") as lines:
        for line in lines:
            country, latitude, longitude, zone = line.rstrip("\n").split("\t")
            rows[country].append((int(latitude) / 100, int(longitude) / 100, zone))
    return rows
