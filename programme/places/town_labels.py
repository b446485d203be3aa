"""The name of a town abroad in the reader's language: "London" is "Londres" on a French page.

The names are the labels of the map (`site/static/map/towns.json`, made by
`programme/data/make_labels.py`): a page and its map must agree.
"""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from programme.places import towns

LABELS = Path(__file__).resolve().parents[2] / "site" / "static" / "map" / "towns.json"
# Where the names of a language stand in a label.
PLACE_OF = {"fr": 2, "en": 3}


def town_label(name: str, region: str, country: str, language: str = "") -> str:
    """Return the name of a town in a language, by default the active one; as written if unknown.

    >>> town_label("London", "", "GB", "fr"), town_label("Bruxelles", "", "BE", "en")
    ('Londres', 'Brussels')
    >>> town_label("London", "", "CA", "fr"), town_label("Lyon", "", "FR", "en")
    ('London', 'Lyon')
    """
    place = PLACE_OF.get(language or get_language() or "")
    if not name or not place or country in ("", "FR", *towns.OVERSEAS):
        return name
    found = towns.find(name, region, country)
    if len(found) != 1:
        return name
    label = _labels().get((float(found[0].latitude), float(found[0].longitude)))
    return label[place] if label else name


@cache
def _labels() -> dict[tuple[float, float], list]:
    """Return the labels of towns whose names differ by language, by the town's coordinates."""
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    return {(label[0], label[1]): label for label in labels if len(label) == 4}
