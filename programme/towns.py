"""Where towns are, so that nobody types coordinates and nobody outside is asked.

French communes from 1,000 people and other towns from 15,000, as far as GeoNames has them
(geonames.org, CC BY 4.0). `programme/data/make_towns.py` made the file.
"""

import lzma
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from campaigns.names import sort_key

TOWNS = Path(__file__).parent / "data" / "towns.tsv.xz"
DEPARTMENTS = TOWNS.with_name("departments.tsv")
# "Paris 18e", "Lyon 3e arrondissement", "Lille Cedex 9"
DISTRICT = re.compile(r"(?: cedex| (?:cedex )?\d{1,2}(?:e|er|eme)?(?: arrondissement)?)$")
SHORT = {"st": "saint", "ste": "sainte", "s": "sur"}
# Countries that ISO 3166 counts by themselves, and France as départements.
OVERSEAS = {
    "GP": "Guadeloupe",
    "MQ": "Martinique",
    "GF": "Guyane",
    "RE": "La Réunion",
    "YT": "Mayotte",
}


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
    """The towns of that name, the largest first; none if none is known.

    Accents, case, hyphens and a leading article do not count; "St Denis" is "Saint-Denis". A
    region that no town of the name is in rules nothing out: it may be written in another way.

    >>> [str(town) for town in find("st denis")]
    ['Saint-Denis (La Réunion)', 'Saint-Denis (Seine-Saint-Denis)']
    """
    if country in OVERSEAS:
        country, region = "FR", OVERSEAS[country]
    wanted, asked = key(name), key(region)
    towns = [_town(row) for row in _rows(country or "FR").get(wanted, [])]
    there = [town for town in towns if asked and key(town.region) == asked]
    return there or _plainly_called(wanted, towns)


def meant(name: str, region: str, country: str, department: str) -> list[Town]:
    """The towns that an address could mean; `department` is what its postcode tells."""
    towns = find(name, region, country) if name else []
    return find(name, department, country) if len(towns) > 1 and department else towns


def department_of(postcode: str) -> str:
    """The name of the département of a French postcode; empty for any other."""
    digits = postcode.replace(" ", "")
    if len(digits) != 5 or not digits.isdecimal():
        return ""
    number = digits[: 3 if digits.startswith("97") else 2]
    if number == "20":  # Corsica: 200 and 201 in the south, 202 and 206 in the north
        number = "2A" if digits[2] in "01" else "2B"
    return _departments().get(number, "")


@cache
def _departments() -> dict[str, str]:
    lines = DEPARTMENTS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def key(name: str) -> str:
    """What two ways to write the name of a town have in common."""
    words = DISTRICT.sub("", sort_key(name))
    return " ".join(SHORT.get(word, word) for word in words.split())


def _plainly_called(wanted: str, towns: list[Town]) -> list[Town]:
    """Without those that only go by the name where a larger town has it: Montreuil is Montreuil."""
    called = [key(town.name) == wanted for town in towns]
    first = called.index(True) if True in called else len(towns)
    return [town for n, town in enumerate(towns) if called[n] or n < first]


def _town(row: list[str]) -> Town:
    name, region, country, latitude, longitude = row[:5]
    return Town(name, region, country, Decimal(latitude) / 1000, Decimal(longitude) / 1000)


@cache
def _rows(country: str) -> dict[str, list[list[str]]]:
    """The lines of a country by the names they go by, read when its first town is looked for."""
    rows = {}
    with lzma.open(TOWNS, "rt", encoding="utf-8") as lines:
        of_country = (line for line in lines if f"\t{country}\t" in line)
        for row in (line.rstrip("\n").split("\t") for line in of_country):
            for name in {key(row[0]), *map(key, filter(None, row[5].split("|")))}:
                rows.setdefault(name, []).append(row)
    return rows
