"""What the values in an address mean, each by itself.

An event has a value or not by its own facts alone: nothing else that is published, renamed or
unpublished changes what a value means, so that no subscriber loses an event by it.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from rapidfuzz import fuzz, process

from campaigns.names import compact
from programme.filters.conditions import Point
from programme.places import town_names, towns

LONGEST = 200  # nothing has a longer name
MOST_SUGGESTED = 3
ALIKE = 70  # in percent of the letters, in their order


def spellings(value: str) -> frozenset[str]:
    """Return the keys by which a name is compared, whether it is written as a name or a slug.

    >>> spellings("La Cimade") & spellings("la-cimade")
    frozenset({'cimade'})
    """
    return frozenset({compact(value), compact(value.replace("-", " "))} - {""})


def is_named(value: str, names: Iterable[str]) -> bool:
    """Whether somebody goes by this value, whatever its accents, case, article or hyphens."""
    asked = spellings(value)
    return any(asked & spellings(name) for name in names if name)


def is_region(value: str, region: str) -> bool:
    """Whether a département or region is meant, by its name or its number."""
    return region != "" and town_names.region_key(value) == town_names.region_key(region)


class AskedTown:
    """A town that is asked for by one of its names: every town of that name, in any region.

    "Saint-Denis, La Réunion" and "Vienne (Autriche)" narrow it to a region or a country.
    """

    def __init__(self, value: str):
        self.value = value
        self.written = towns.narrowed(value)

    def is_called(self, town: str, region: str, country: str, department: str) -> bool:
        """Whether the town of an address is meant. `department` is what its postcode tells."""
        if not town:
            return False
        if compact(self.value) == compact(town) != "":
            return True
        known = towns.known_as(town, region, country, department)
        if not self._names & known.names:
            return False
        asked, abroad = self.written.region, self.written.country
        return (not asked or town_names.region_key(asked) in known.regions) and (
            not abroad or abroad in known.countries
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        name = self.written.name
        return frozenset({towns.compact_key(name), compact(name)} - {""})

    @property
    def middles(self) -> list[Point]:
        """Where the towns of that name are; empty where nobody knows."""
        found = towns.anywhere(self.value)
        return [Point(float(town.latitude), float(town.longitude)) for town in found]


def nearly_called(value: str, names: list[tuple[str, object]]) -> list:
    """Return at most three of the things that go by names like this one, the likest first."""
    known: dict[str, object] = {}
    for name, thing in names:
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
