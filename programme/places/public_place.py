"""What the public may know of an event's place: everything public asks here."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from programme.enums import Attendance, PlacePrecision
from programme.places import town_labels, towns


@dataclass(frozen=True)
class PublicPlace:
    """A place as precise as its event allows, and no more. Empty texts where nothing is said.

    `precision` is a PlacePrecision, or empty for an event that is online only.
    """

    precision: str
    name: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    region: str = ""
    country: str = ""
    country_code: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    # What tells a town from another of its name, where the postcode itself is not public.
    department: str = ""

    @classmethod
    def of(cls, event) -> "PublicPlace":
        precision = event.precision or cls._precision_of_what_is_filled_in(event)
        if precision in (PlacePrecision.LATER, PlacePrecision.EVERYWHERE):
            return cls(precision)
        around = {
            "town": event.town,
            "region": event.region,
            "country": event.country.name,
            "country_code": event.country.code or "",
            "department": towns.department_of(event.postcode),
        }
        if precision == PlacePrecision.TOWN:
            return cls(precision, **around)
        return cls(
            precision,
            name=event.place_name,
            address=event.address,
            postcode=event.postcode,
            latitude=event.latitude,
            longitude=event.longitude,
            **around,
        )

    @staticmethod
    def _precision_of_what_is_filled_in(event) -> str:
        if event.place_name or event.address or event.latitude is not None:
            return PlacePrecision.EXACT
        if event.town:
            return PlacePrecision.TOWN
        # What is online only has no place to be announced.
        return "" if event.attendance == Attendance.ONLINE else PlacePrecision.LATER

    @property
    def is_known(self) -> bool:
        return self.precision in (PlacePrecision.EXACT, PlacePrecision.TOWN)

    @property
    def has_pin(self) -> bool:
        return self.latitude is not None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of its mark on a map: its pin, or else the middle of its town."""
        if self.has_pin:
            return float(self.latitude), float(self.longitude)
        if not self.is_known:
            return None
        found = towns.meant(self.town, self.region, self.country_code, self.department)
        # One that could be another stands nowhere rather than in the wrong town.
        return (float(found[0].latitude), float(found[0].longitude)) if len(found) == 1 else None

    @property
    def words(self) -> str:
        """What stands for the place where none is known; an empty text where one is."""
        return {
            PlacePrecision.LATER: _("Place to be announced"),
            PlacePrecision.EVERYWHERE: _("In many towns"),
        }.get(self.precision, "")

    @property
    def town_name(self) -> str:
        """The town as the active language calls it, where the map's labels know its name."""
        return town_labels.called(self.town, self.region, self.country_code)

    def line(self, home_country: str = "FR") -> str:
        """The place in one line: "Bourse du travail, 3 rue du Château-d'Eau, 75010 Paris"."""
        town = " ".join(filter(None, [self.postcode, self.town_name]))
        country = self.country if self.country_code != home_country else ""
        return ", ".join(filter(None, [self.name, self.address, town, country])) or self.words
