"""Names of time zones in the active language: a zone is called by a town."""

from functools import cache
from pathlib import Path

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from home.text.french import of_place

# Names in other letters or languages than the database's; `programme/data/make_zones.py` made it.
NAMES = Path(__file__).parents[1] / "data" / "zone_names.tsv"

# Where most events and webinars of a coalition in France are held: first in the event's form.
TOWNS = {
    "Europe/Paris": _("Paris"),
    "Europe/London": _("London"),
    "Europe/Brussels": _("Brussels"),
    "Europe/Zurich": _("Zurich"),
    "Europe/Berlin": _("Berlin"),
    "Europe/Rome": _("Rome"),
    "Europe/Madrid": _("Madrid"),
    "Europe/Lisbon": _("Lisbon"),
    "Europe/Athens": _("Athens"),
    "Europe/Istanbul": _("Istanbul"),
    "Africa/Tunis": _("Tunis"),
    "Africa/Algiers": _("Algiers"),
    "Africa/Casablanca": _("Casablanca"),
    "Africa/Cairo": _("Cairo"),
    "Africa/Dakar": _("Dakar"),
    "Africa/Bamako": _("Bamako"),
    "Africa/Abidjan": _("Abidjan"),
    "Asia/Beirut": _("Beirut"),
    "America/New_York": _("New York"),
    "America/Montreal": _("Montreal"),
    "America/Guadeloupe": _("Guadeloupe"),
    "America/Martinique": _("Martinique"),
    "America/Cayenne": _("Cayenne"),
    "Indian/Reunion": _("Réunion"),
    "Indian/Mayotte": _("Mayotte"),
}
# The parts of the world in a zone's name.
AREAS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"),
}


def town_of(zone: str) -> str:
    """Return the town that a zone is named after: "Londres" of "Europe/London" in French."""
    named = TOWNS.get(zone) or _names(get_language() or "").get(zone)
    return str(named or zone.rpartition("/")[2].replace("_", " "))


def time_of(zone: str) -> str:
    """Return the name of a zone's time: "London time", "heure d’Abidjan"."""
    return gettext("%(city)s time") % {"city": of_place(town_of(zone))}


def long_name(zone: str) -> str:
    """Return the town, with its state if the zone's name has one: "Knox (Indiana)"."""
    state = zone.split("/")[1:-1]
    return f"{town_of(zone)} ({state[0].replace('_', ' ')})" if state else town_of(zone)


@cache
def _names(language: str) -> dict[str, str]:
    rows = (line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines())
    return {zone: name for code, zone, name in rows if code == language.partition("-")[0]}
