"""Make site/static/map/towns.json: the names of towns that the map writes where there is room.

Run by hand when its source has changed: `python programme/data/make_labels.py`. The towns are
those of towns.tsv.xz (GeoNames, CC BY 4.0), the largest first, which is also the order in which
they get their room: `[latitude, longitude, French name, English name where it is another]`.
"""

import json
import lzma
from pathlib import Path

HERE = Path(__file__).parent
OUTPUT = HERE.parents[1] / "site" / "static" / "map" / "towns.json"
FRENCH = 1_500  # how many of the largest communes
# Towns abroad by their names in GeoNames, in the order of room, and in French where that differs.
ABROAD = {
    "London": "Londres", "Brussels": "Bruxelles", "Madrid": "", "Berlin": "", "Rome": "",
    "Dakar": "", "Algiers": "Alger", "Tunis": "", "Rabat": "", "Lisbon": "Lisbonne",
    "Barcelona": "Barcelone", "Milan": "", "Amsterdam": "", "Geneva": "Genève", "Bamako": "",
    "Vienna": "Vienne", "Athens": "Athènes", "Istanbul": "", "Warsaw": "Varsovie", "Dublin": "",
    "Copenhagen": "Copenhague", "Stockholm": "", "Oslo": "", "Prague": "", "Budapest": "",
    "Tripoli": "", "Cairo": "Le Caire", "Beirut": "Beyrouth", "Abidjan": "", "Conakry": "",
    "Nouakchott": "", "Niamey": "", "Ouagadougou": "", "Casablanca": "", "Oran": "",
    "Turin": "", "Naples": "", "Palermo": "Palerme", "Munich": "", "Hamburg": "Hambourg",
    "Luxembourg": "", "Liège": "", "Edinburgh": "Édimbourg", "Manchester": "", "Porto": "",
    "Bilbao": "", "Belgrade": "", "Sofia": "", "Bucharest": "Bucarest",
    "Kyiv": "", "Antananarivo": "",
}  # fmt: skip


def main() -> None:
    with lzma.open(HERE / "towns.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines]
    french = [label(row, row[0]) for row in rows if row[2] == "FR"][:FRENCH]
    largest = {row[0]: row for row in reversed(rows) if row[0] in ABROAD}
    abroad = [label(largest[name], other or name) for name, other in ABROAD.items()]
    # Paris and the largest French towns first, then what stands around them.
    labels = french[:12] + abroad + french[12:]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in labels)
    OUTPUT.write_text(f"[\n{lines}\n]\n")
    print(f"{len(labels)} towns, {OUTPUT.stat().st_size} bytes")  # noqa: T201


def label(row: list[str], french: str) -> list:
    point = [int(row[3]) / 1000, int(row[4]) / 1000]
    return [*point, french] if french == row[0] else [*point, french, row[0]]


if __name__ == "__main__":
    main()
