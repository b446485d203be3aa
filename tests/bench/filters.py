"""What readers' filters cost, and the other addresses of a programme that obey them.

Each measure makes a programme ready, once for each size, and reads one address of it.
"""

from urllib.parse import urlencode

from tests.bench.reading import reader
from tests.factories import EventKindFactory, ProgrammePageFactory, SignatoryPageFactory
from tests.programme.many import many_events

SIZES = (10, 100, 1000, 10_000)
FIRST_YEAR = 2060
KINDS = ["Marche", "Veillée", "Webinaire", "Projection", "Repas"]
PROGRAMMES = {}

# Values that the first event has, so that something is found at every size.
ASKED = {
    "nothing": {},
    "kind": {"type": "marche"},
    "region": {"region": "Département 0"},
    "town": {"town": "Ville-sur-Loire 0"},
    "50 km around a town": {"town": "Ville-sur-Loire 0", "near": 50},
    "day": {"day": "{year}-11-18"},
    "organiser": {"organiser": "Collectif 0"},
    "language": {"language": "fr"},
    "access": {"access": "wheelchair"},
    "words": {"q": "collectif préfecture"},
    "words that nothing holds": {"q": "aurore boréale"},
}
ADDRESSES = ["map/", "map.geojson", "programme.csv", "embed/"]


def register(measure) -> None:
    """One measure for each filter, and one for each of the other addresses."""
    for asked, values in ASKED.items():
        measure(f"Programme filtered by {asked}, by its events", *SIZES)(
            lambda size, values=values: reader(_address(size, "", values))
        )
    for address in ADDRESSES:
        measure(f"{address} of a programme, by its events", *SIZES)(
            lambda size, address=address: reader(_address(size, address, {}))
        )


def _address(size: int, below: str, values: dict) -> str:
    programme = _programme_with(size)
    query = urlencode(values, doseq=True).replace("%7Byear%7D", str(programme.year))
    return f"{programme.url}{below}?{query}"


def _programme_with(size: int):
    if size not in PROGRAMMES:
        if not PROGRAMMES:
            PROGRAMMES["kinds"] = [EventKindFactory(name=name) for name in KINDS]
            PROGRAMMES["signatories"] = [SignatoryPageFactory() for _number in range(20)]
        programme = ProgrammePageFactory(year=FIRST_YEAR + len(PROGRAMMES))
        many_events(programme, size, PROGRAMMES["kinds"], PROGRAMMES["signatories"])
        PROGRAMMES[size] = programme
    return PROGRAMMES[size]
