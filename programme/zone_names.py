"""How people call a time zone: by a town, in their own language."""

from django.utils.translation import gettext_lazy as _

# Where most events and webinars of a coalition in France are held: first in the event's form. The
# towns of other zones have the name that the time zone database gives them.
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
    """The town a zone is named after: "Londres" of "Europe/London" in French."""
    return str(TOWNS.get(zone) or zone.rpartition("/")[2].replace("_", " "))


def long_name(zone: str) -> str:
    """The town, and its state where the zone names one: "Knox (Indiana)"."""
    state = zone.split("/")[1:-1]
    return f"{town_of(zone)} ({state[0].replace('_', ' ')})" if state else town_of(zone)
