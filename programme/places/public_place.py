"""The public part of an event's place. Everything that the public sees takes it from here."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from programme.enums import Attendance, PlacePrecision
from programme.places import town_labels, towns

COORDINATES = ("latitude", "longitude")


@dataclass(frozen=True)
class PublicPlace:
    """A place, only as precise as its event allows. Texts are empty where nothing is known.

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
    # Tells a town from another of its name, also where the postcode is not public.
    department: str = ""

    @classmethod
    def of(cls, event) -> "PublicPlace":
        precision = event.precision or cls._default_precision(event)
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
    def _default_precision(event) -> str:
        if event.place_name or event.address or event.latitude is not None:
            return PlacePrecision.EXACT
        if event.town:
            return PlacePrecision.TOWN
        # What is online only has no place to be announced.
        return "" if event.attendance == Attendance.ONLINE else PlacePrecision.LATER

    @classmethod
    def from_values(cls, values: dict) -> "PublicPlace":
        """Return the place of which `values()` returned these."""
        point = {name: Decimal(values[name]) for name in COORDINATES if name in values}
        return cls(**{"precision": ""} | values | point)

    def values(self) -> dict[str, str]:
        """Return what is known, by name, as texts."""
        return {name: str(value) for name, value in asdict(self).items() if value not in ("", None)}

    @property
    def is_known(self) -> bool:
        return self.precision in (PlacePrecision.EXACT, PlacePrecision.TOWN)

    @property
    def has_pin(self) -> bool:
        return self.latitude is not None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the pin, or else of the town's centre, or None."""
        if self.has_pin:
            return float(self.latitude), float(self.longitude)
        if not self.is_known:
            return None
        found = towns.possible_towns(self.town, self.region, self.country_code, self.department)
        # Of several towns with the name, none: a mark in the wrong town would mislead.
        return (float(found[0].latitude), float(found[0].longitude)) if len(found) == 1 else None

    @property
    def words(self) -> str:
        """The words shown instead of a place that is not known; empty for a known one."""
        return {
            PlacePrecision.LATER: _("Place to be announced"),
            PlacePrecision.EVERYWHERE: _("In many towns"),
        }.get(self.precision, "")

    @property
    def town_name(self) -> str:
        """The town's name in the active language, if the map's labels have one."""
        return town_labels.town_label(self.town, self.region, self.country_code)

    def line(self, home_country: str = "FR") -> str:
        """Return one line: "Bourse du travail, 3 rue du Château-d'Eau, 75010 Paris"."""
        town = " ".join(filter(None, [self.postcode, self.town_name]))
        country = self.country if self.country_code != home_country else ""
        return ", ".join(filter(None, [self.name, self.address, town, country])) or self.words
