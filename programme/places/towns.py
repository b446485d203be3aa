"""Where towns are and what they are called, so that nobody types coordinates and nobody is asked.

French communes from 1,000 people and other towns from 15,000, as far as GeoNames has them
(geonames.org, CC BY 4.0). `programme/data/make_towns.py` made the file; names that it lacks are
written by hand in `town_names.tsv`. How people write a town in one line is `town_names.py`'s.
"""

import lzma
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from campaigns.names import compact
from programme.places import town_names
from programme.places.town_names import WrittenTown, key, read

TOWNS = Path(__file__).parents[1] / "data" / "towns.tsv.xz"
OTHER_NAMES = TOWNS.with_name("town_names.tsv")
# Countries that ISO 3166 counts by themselves, and France as départements.
OVERSEAS = {
    "GP": "Guadeloupe",
    "MQ": "Martinique",
    "GF": "Guyane",
    "RE": "La Réunion",
    "YT": "Mayotte",
}
ANYWHERE = ""

department_of = town_names.department_of


@dataclass(frozen=True, slots=True)
class Town:
    """A town and its middle, to a hundred metres in France and a kilometre elsewhere.

    `region` is the département in France, the state in the United States, and else empty.
    """

    name: str
    region: str
    country: str
    latitude: Decimal
    longitude: Decimal

    def __str__(self) -> str:
        return f"{self.name} ({self.region or self.country})"


def find(name: str, region: str = "", country: str = "FR") -> list[Town]:
    """Return the towns of that name, the largest first; an empty list if none is known.

    Accents, case, hyphens and a leading article do not count; "St Denis" is "Saint-Denis". The
    name may come with its postcode, département or country: "75018 Paris", "Saint-Denis (93)". A
    region that no town of the name is in rules nothing out: it may be written in another way.

    >>> [str(town) for town in find("st denis")]
    ['Saint-Denis (La Réunion)', 'Saint-Denis (Seine-Saint-Denis)']
    """
    return [_town(line) for line in _lines_of(name, region, country)]


def meant(name: str, region: str, country: str, department: str) -> list[Town]:
    """Return the towns that an address could mean; `department` is what its postcode tells."""
    return [_town(line) for line in _lines_meant(name, region, country, department)]


def anywhere(name: str, region: str = "") -> list[Town]:
    """Return the towns of that name in France or, if France has none, in the whole world."""
    return find(name, region) or find(name, region, ANYWHERE)


@dataclass(frozen=True, slots=True)
class Known:
    """How the town of an address may be asked for: every key of its names, regions, countries.

    Names are as `compact_key()` has them, in any language; regions as `region_key()`; countries
    codes.
    """

    names: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]


@lru_cache(maxsize=20_000)
def known_as(name: str, region: str, country: str, department: str) -> Known:
    """Return what the town of an address is called and where it is.

    A town that is not in its country is looked for in all: "France" stands in every form by itself.
    The table tells a region only where the address does not.
    """
    country, written = country or "FR", read(name)
    lines = _lines_meant(name, region, country, department)
    countries = {country, written.country}
    if not lines:
        lines = _lines_meant(name, region, ANYWHERE, "")
        countries |= {_town(line).country for line in lines}
    keys = {compact_key(name), compact(name), compact_key(written.name)}
    keys |= {each for line in lines for each in _compact_names(line)}
    told = region or written.region
    regions = [told] if told else [_town(line).region for line in lines]
    return Known(
        frozenset(keys - {""}),
        frozenset(map(town_names.region_key, filter(None, regions))),
        frozenset({"FR" if code in OVERSEAS else code for code in countries if code} | {country}),
    )


def compact_key(name: str) -> str:
    """Return the key of a town's name as one word: "saintdenis"."""
    return key(name).replace(" ", "")


def narrowed(written: str) -> WrittenTown:
    """Return the town that is asked for, with a region or country only where it tells it apart.

    `beside` says it in words, in any language the same.
    """
    town = read(written)
    if town.beside:
        return town
    here = find(town.name)
    if town.region and len(here) > 1:
        return WrittenTown(town.name, region=town.region, beside=town.region)
    if town.region and here and len(find(town.name, country=ANYWHERE)) > 1:
        return WrittenTown(town.name, country="FR", beside="France")
    return WrittenTown(town.name)


def canonical(written: str) -> str:
    """Return one way to write a town for many: its name, and what it was told from others by.

    Other names, such as those in another language, stay as they are.

    >>> canonical("st etienne"), canonical("Paris XVIIIe"), canonical("Londres")
    ('Saint-Étienne', 'Paris', 'Londres')
    >>> canonical("93200 st denis"), canonical("69003 Lyon")
    ('Saint-Denis, Seine-Saint-Denis', 'Lyon')
    """
    town = narrowed(written)
    found = anywhere(town.name)
    if not found:
        return written
    wanted = key(town.name)
    named = [one.name for one in found if key(one.name) == wanted]
    return ", ".join(filter(None, [named[0] if named else town.name, town.beside]))


def _lines_of(name: str, region: str, country: str) -> list[str]:
    if country in OVERSEAS:
        country, region = "FR", OVERSEAS[country]
    whole, written = _lines_called(key(name), region, country), read(name)
    if written.name == name or (whole and not town_names.is_department(written.region)):
        return whole  # "Frankfurt (Oder)" is one name
    country = written.country or country
    return _lines_called(key(written.name), written.region or region, country) or whole


def _lines_meant(name: str, region: str, country: str, department: str) -> list[str]:
    lines = _lines_of(name, region, country) if name else []
    return _lines_of(name, department, country) if len(lines) > 1 and department else lines


def _lines_called(wanted: str, region: str, country: str) -> list[str]:
    asked = town_names.region_key(region)
    lines = _lines(country).get(wanted, [])
    there = [line for line in lines if asked and town_names.region_key(_town(line).region) == asked]
    return there or _plainly_called(wanted, lines)


def _plainly_called(wanted: str, lines: list[str]) -> list[str]:
    """Without those that only go by the name where a larger town has it: Montreuil is Montreuil."""
    called = [key(_town(line).name) == wanted for line in lines]
    first = called.index(True) if True in called else len(lines)
    return [line for n, line in enumerate(lines) if called[n] or n < first]


def _town(line: str) -> Town:
    name, region, country, latitude, longitude = line.split("\t")[:5]
    return Town(name, region, country, Decimal(latitude) / 1000, Decimal(longitude) / 1000)


@lru_cache(maxsize=2_000)
def _compact_names(line: str) -> frozenset[str]:
    return frozenset(map(compact_key, _names(line)))


def _names(line: str) -> list[str]:
    name, region, country, *_point, others = line.split("\t")
    return [
        name,
        *filter(None, others.split("|")),
        *_other_names().get((country, name, region), []),
    ]


@cache
def _other_names() -> dict[tuple[str, str, str], list[str]]:
    """Names of towns that GeoNames lacks, by country, name and region."""
    rows = (line.split("\t") for line in OTHER_NAMES.read_text(encoding="utf-8").splitlines())
    return {(country, name, region): others.split("|") for country, region, name, others in rows}


@cache
def _lines(country: str) -> dict[str, list[str]]:
    """The lines of a country by the names they go by, read when its first town is looked for."""
    found = defaultdict(list)
    with lzma.open(TOWNS, "rt", encoding="utf-8") as lines:
        for line in (line.rstrip("\n") for line in lines):
            if country == ANYWHERE or f"\t{country}\t" in line:
                for name in dict.fromkeys(map(key, _names(line))):
                    found[name].append(line)
    return dict(found)
