"""Find towns by name: where they are and what they are called.

Nobody has to type coordinates, and no outside service is asked.

French communes from 1,000 people and other towns from 15,000, as far as GeoNames has them
(geonames.org, CC BY 4.0). `programme/data/make_towns.py` made the file; names that it lacks are
written by hand in `town_names.tsv`. `town_names.py` parses a town as people write it in one line.
"""

import lzma
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from campaigns.names import compact
from programme.places import town_names
from programme.places.town_names import WrittenTown, parse_town, town_key

TOWNS = Path(__file__).parents[1] / "data" / "towns.tsv.xz"
OTHER_NAMES = TOWNS.with_name("town_names.tsv")
# Codes of ISO 3166 that are départements of France.
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
    """A town and its centre, to a hundred metres in France and a kilometre elsewhere.

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
    return [_parse_line(line) for line in _lines_of(name, region, country)]


def possible_towns(name: str, region: str, country: str, department: str) -> list[Town]:
    """Return the towns that an address may be in; `department` is that of its postcode."""
    return [_parse_line(line) for line in _lines_of_address(name, region, country, department)]


def find_anywhere(name: str, region: str = "") -> list[Town]:
    """Return the towns of that name in France or, if France has none, in the whole world."""
    return find(name, region) or find(name, region, ANYWHERE)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Every key of the names, regions and countries by which a query may name a town.

    Names are those of any language, as `compact_key()` returns them; regions as `region_key()`;
    countries are codes.
    """

    names: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]


@lru_cache(maxsize=20_000)
def known_names(name: str, region: str, country: str, department: str) -> KnownNames:
    """Return the names of the town of an address, and its regions and countries.

    A town that is not in the given country is looked for in all: forms fill in "France" by
    themselves. The region of the table is used only where the address has none.
    """
    country, written = country or "FR", parse_town(name)
    lines = _lines_of_address(name, region, country, department)
    countries = {country, written.country}
    if not lines:
        lines = _lines_of_address(name, region, ANYWHERE, "")
        countries |= {_parse_line(line).country for line in lines}
    keys = {compact_key(name), compact(name), compact_key(written.name)}
    keys |= {each for line in lines for each in _compact_names(line)}
    own_region = region or written.region
    regions = [own_region] if own_region else [_parse_line(line).region for line in lines]
    return KnownNames(
        frozenset(keys - {""}),
        frozenset(map(town_names.region_key, filter(None, regions))),
        frozenset({"FR" if code in OVERSEAS else code for code in countries if code} | {country}),
    )


def compact_key(name: str) -> str:
    """Return the key of a town's name as one word: "saintdenis"."""
    return town_key(name).replace(" ", "")


def disambiguated(written: str) -> WrittenTown:
    """Parse a town and keep its region or country only where several towns have the name.

    `qualifier` has the region or country in words, the same in every language.
    """
    town = parse_town(written)
    if town.qualifier:
        return town
    here = find(town.name)
    if town.region and len(here) > 1:
        return WrittenTown(town.name, region=town.region, qualifier=town.region)
    if town.region and here and len(find(town.name, country=ANYWHERE)) > 1:
        return WrittenTown(town.name, country="FR", qualifier="France")
    return WrittenTown(town.name)


def canonical_name(written: str) -> str:
    """Return the one way to write a town in addresses: its name, and its qualifier if needed.

    Other names, such as those in another language, stay as they are.

    >>> canonical_name("st etienne"), canonical_name("Paris XVIIIe"), canonical_name("Londres")
    ('Saint-Étienne', 'Paris', 'Londres')
    >>> canonical_name("93200 st denis"), canonical_name("69003 Lyon")
    ('Saint-Denis, Seine-Saint-Denis', 'Lyon')
    """
    town = disambiguated(written)
    found = find_anywhere(town.name)
    if not found:
        return written
    wanted = town_key(town.name)
    named = [one.name for one in found if town_key(one.name) == wanted]
    return ", ".join(filter(None, [named[0] if named else town.name, town.qualifier]))


def _lines_of(name: str, region: str, country: str) -> list[str]:
    if country in OVERSEAS:
        country, region = "FR", OVERSEAS[country]
    whole, written = _lines_by_key(town_key(name), region, country), parse_town(name)
    if written.name == name or (whole and not town_names.is_department(written.region)):
        return whole  # "Frankfurt (Oder)" is one name
    country = written.country or country
    return _lines_by_key(town_key(written.name), written.region or region, country) or whole


def _lines_of_address(name: str, region: str, country: str, department: str) -> list[str]:
    lines = _lines_of(name, region, country) if name else []
    return _lines_of(name, department, country) if len(lines) > 1 and department else lines


def _lines_by_key(wanted: str, region: str, country: str) -> list[str]:
    wanted_region = town_names.region_key(region)
    lines = _lines(country).get(wanted, [])
    there = [
        line
        for line in lines
        if wanted_region and town_names.region_key(_parse_line(line).region) == wanted_region
    ]
    return there or _without_namesakes(wanted, lines)


def _without_namesakes(wanted: str, lines: list[str]) -> list[str]:
    """Leave out towns with this as another name if a larger town has it as its own (Montreuil)."""
    called = [town_key(_parse_line(line).name) == wanted for line in lines]
    first = called.index(True) if True in called else len(lines)
    return [line for n, line in enumerate(lines) if called[n] or n < first]


def _parse_line(line: str) -> Town:
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
    """Return names of towns that GeoNames lacks, by country, name and region."""
    rows = (line.split("\t") for line in OTHER_NAMES.read_text(encoding="utf-8").splitlines())
    return {(country, name, region): others.split("|") for country, region, name, others in rows}


@cache
def _lines(country: str) -> dict[str, list[str]]:
    """Return the lines of a country by the keys of their names. Read once, at the first query."""
    found = defaultdict(list)
    with lzma.open(TOWNS, "rt", encoding="utf-8") as lines:
        for line in (line.rstrip("\n") for line in lines):
            if country == ANYWHERE or f"\t{country}\t" in line:
                for name in dict.fromkeys(map(town_key, _names(line))):
                    found[name].append(line)
    return dict(found)
