"""Where towns are, so that nobody types coordinates and nobody outside is asked.

French communes from 1,000 people and other towns from 15,000, as far as GeoNames has them
(geonames.org, CC BY 4.0). `programme/data/make_towns.py` made the file.
"""

import lzma
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from campaigns.names import sort_key

TOWNS = Path(__file__).parent / "data" / "towns.tsv.xz"
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
    """A town and its middle, to about a hundred metres. `region` is the département in France."""

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
    towns = [_town(row) for row in _rows(country or "FR").get(key(name), [])]
    wanted = key(region)
    return [town for town in towns if wanted and key(town.region) == wanted] or towns


def key(name: str) -> str:
    """What two ways to write the name of a town have in common."""
    return " ".join(SHORT.get(word, word) for word in sort_key(name).split())


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
