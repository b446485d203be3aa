"""Compare the values in an address with the names of organisers, regions and towns.

Whether an event has a value depends on its own facts alone. Nothing else that is published, renamed
or unpublished changes that, so that no subscriber loses an event by it.
"""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain

from rapidfuzz import fuzz, process

from campaigns.names import compact
from programme.filters.conditions import Point
from programme.places import town_names, towns

LONGEST = 200  # characters; no name is longer
MOST_SUGGESTED = 3
ALIKE = 70  # in percent of the letters, in their order


@lru_cache(maxsize=8192)
def name_keys(value: str) -> frozenset[str]:
    """Return the keys that a name is compared by, whether it is written as a name or a slug.

    >>> name_keys("La Cimade") & name_keys("la-cimade")
    frozenset({'cimade'})
    """
    return frozenset({compact(value), compact(value.replace("-", " "))} - {""})


def is_named(value: str, names: Iterable[str]) -> bool:
    """Return whether one of the names is this value, apart from accents, case, article, hyphens."""
    keys = name_keys(value)
    return any(keys & name_keys(name) for name in names if name)


def is_same_region(value: str, region: str) -> bool:
    """Return whether a value is the name or the number of a département or region."""
    return region != "" and town_names.region_key(value) == town_names.region_key(region)


class TownQuery:
    """The name of a town in an address: it matches every town of that name, in any region.

    "Saint-Denis, La Réunion" and "Vienne (Autriche)" match in a region or a country only.
    """

    def __init__(self, value: str):
        self.value = value
        self.written = towns.disambiguated(value)

    def matches(self, town: str, region: str, country: str, department: str) -> bool:
        """Return whether this names the town of an address; `department` is of its postcode."""
        if not town:
            return False
        if compact(self.value) == compact(town) != "":
            return True
        known = towns.known_names(town, region, country, department)
        if not self._names & known.names:
            return False
        region, country = self.written.region, self.written.country
        return (not region or town_names.region_key(region) in known.regions) and (
            not country or country in known.countries
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        name = self.written.name
        return frozenset({towns.compact_key(name), compact(name)} - {""})

    @property
    def centres(self) -> list[Point]:
        """Return the centres of the towns of that name; empty if none is known."""
        found = towns.find_anywhere(self.value)
        return [Point(float(town.latitude), float(town.longitude)) for town in found]


def closest_by_name(value: str, named: list[tuple[str, object]]) -> list:
    """Return the objects with the names most like a value, at most three, the best first."""
    known: dict[str, object] = {}
    for name, thing in named:
        known.setdefault(compact(name), thing)
    wanted = compact(value[:LONGEST])
    ranked = process.extract(
        wanted, list(known), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_SUGGESTED
    )
    alike = [key for key, _score, _position in ranked]
    begun = [key for key in known if min(len(key), len(wanted)) > 2 and _begins(key, wanted)]
    return list(dict.fromkeys(known[key] for key in chain(alike, begun)))[:MOST_SUGGESTED]


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
