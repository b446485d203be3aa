"""What the filters of a feed go by, kept in the journal for when the page is gone or elsewhere.

Whoever subscribed to the events of a town is told that one of them is off or moved to another town,
also when it was the only one there; and is not told of those of other towns.
"""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import cached_property

from campaigns.names import squeezed
from programme.enums import WheelchairAccess
from programme.filtering.matching import SIGN_LANGUAGES, Point, distance, middle
from programme.filtering.words import asked_for, found_by


def facets_of(event, event_date) -> dict:
    """The values that stand in addresses, and the words that are searched, of what is public."""
    place = event.place
    organisers = [row.shown_name for row in event.organisers.all()]
    slugs = [row.signatory.slug for row in event.organisers.all() if row.signatory]
    languages = [row.language for row in event.languages.all()]
    return {
        "type": event.kind.code,
        "region": place.region,
        "town": place.town,
        "precision": place.precision,
        "point": place.point and list(place.point),
        "organisers": slugs + organisers,
        "languages": languages,
        "wheelchair": event.wheelchair in (WheelchairAccess.YES, WheelchairAccess.PARTLY),
        "day": event_date.day.isoformat(),
        "last_day": event_date.last_day.isoformat(),
        "text": found_by(event),
    }


class Asked:
    """What somebody asks for, part by part, held against the facets of rows of the journal.

    `given` is a request's GET; `told` are the rows of the feed.
    """

    def __init__(self, given: Mapping, told):
        self.given = given
        self.told = told

    def names(self) -> set[str]:
        names = ("type", "region", "town", "near", "day", "organiser", "language", "access", "q")
        return {name for name in names if self.given.get(name, "").strip()}

    def holds(self, name: str, facets: dict) -> bool:
        """Whether a row has the value that is asked for under this name."""
        return bool(getattr(self, f"_holds_{name}")(facets, self.given[name].strip()))

    def _holds_type(self, facets, value):
        return value == facets.get("type")

    def _holds_region(self, facets, value):
        return _same(value, facets.get("region", ""))

    def _holds_town(self, facets, value):
        if "near" in self.names() and self._is_near(facets):
            return True
        town, region = facets.get("town", ""), facets.get("region", "")
        return _same(value, town) or (town and _same(value, f"{town}, {region}"))

    def _holds_near(self, facets, value):
        return True  # it says what "town" means

    def _is_near(self, facets: dict) -> bool:
        point, number = facets.get("point"), self.given["near"].strip()
        if not point or not number.isdecimal():
            return False
        return self._centre and distance(self._centre, Point(*point)) <= int(number)

    @cached_property
    def _centre(self) -> Point | None:
        """The middle of what was told of the town that is asked for. One query."""
        town = self.given["town"].strip()
        rows = self.told.values_list("facets__town", "facets__point")
        return middle(Point(*at) for name, at in rows if at and _same(town, name))

    def _holds_day(self, facets, value):
        try:
            day = date.fromisoformat(value).isoformat()
        except ValueError:
            return False
        return facets.get("day", "") <= day <= facets.get("last_day", "")

    def _holds_organiser(self, facets, value):
        return any(_same(value, name) for name in facets.get("organisers", []))

    def _holds_language(self, facets, value):
        return value in facets.get("languages", [])

    def _holds_access(self, facets, value):
        asked = set(self.given.getlist("access"))
        if "wheelchair" in asked and not facets.get("wheelchair"):
            return False
        return "sign" not in asked or set(facets.get("languages", [])) & set(SIGN_LANGUAGES)

    def _holds_q(self, facets, value):
        words = asked_for(value)
        return words and all(word in facets.get("text", "") for word in words)


def _same(value: str, name: str) -> bool:
    return bool(name) and squeezed(value) == squeezed(name)
