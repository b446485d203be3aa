"""Hints for the editor of an event about its place and its time zone, while typing them."""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.text.dates import full_day, hour
from home.text.french import at_place
from programme.enums import PlacePrecision
from programme.places import towns
from programme.places.towns import Town
from programme.timezones.choices import is_unclear
from programme.timezones.names import time_of, town_of
from programme.timezones.of_places import same_hours, zones_of_country


@dataclass(frozen=True)
class Hint:
    """A hint about a place. `town` is where the map shows it, `choices` several possible towns."""

    text: str
    town: Town | None = None
    choices: list[Town] = field(default_factory=list)
    is_warning: bool = False

    def as_data(self) -> dict:
        town = self.town and [float(self.town.latitude), float(self.town.longitude)]
        regions = [choice.region for choice in self.choices if choice.region]
        return {"text": self.text, "town": town, "regions": regions, "warning": self.is_warning}


def hint(
    town: str,
    region: str,
    country: str,
    postcode: str = "",
    precision: str = "",
    has_pin: bool = False,
) -> Hint:
    """Return the hint about where the map shows a place."""
    if precision in (PlacePrecision.LATER, PlacePrecision.EVERYWHERE):
        return Hint(_("The map does not show this event, because its place is not public."))
    found = towns.possible_towns(town, region, country, towns.department_of(postcode))
    only = found[0] if len(found) == 1 else None
    if has_pin and precision != PlacePrecision.TOWN:
        return Hint(_("The map shows this event where the pin is."), only)
    if not town:
        return Hint(
            _("Enter a town and the map shows the event there. You never need to type coordinates.")
        )
    if only:
        text = _("The map shows this event in the centre of %(town)s.") % {"town": only}
        if precision != PlacePrecision.TOWN:
            text = f"{text} " + _("If you know the exact place, move the pin.")
        elif has_pin:
            text = f"{text} " + _("Readers do not see the pin.")
        return Hint(text, only)
    if found:
        text = _("Several towns are called %(town)s. Choose the département or region.")
        if not any(choice.region for choice in found):
            text = _("Several towns are called %(town)s. Put the pin in the right place.")
        return Hint(text % {"town": found[0].name}, None, found, is_warning=True)
    text = _("No town called “%(town)s” is known here, so the map does not show this event.")
    text %= {"town": town}
    if precision != PlacePrecision.TOWN:
        text = f"{text} " + _("Put the pin in the right place.")
    return Hint(text, is_warning=True)


@dataclass(frozen=True)
class ZoneHint:
    """A hint about an event's time zone. `zone` is that of its place, if it is known."""

    text: str = ""
    zone: str = ""
    is_warning: bool = False

    def as_data(self) -> dict:
        return {"text": self.text, "zone": self.zone, "warning": self.is_warning}


def zone_hint(chosen: str, zone: str, country: str) -> ZoneHint:
    """Return a hint whether `chosen` is the time zone of the place; `zone` may be empty."""
    if zone and same_hours(chosen, zone):
        return ZoneHint(
            _("The times are those of the place: %(time)s.") % {"time": time_of(zone)}, zone
        )
    if zone:
        text = _(
            "The place has %(place)s, but the times are in %(chosen)s. Choose the time zone of the "
            "place, unless the times are meant that way."
        )
        return ZoneHint(text % {"place": time_of(zone), "chosen": time_of(chosen)}, zone, True)
    if country not in ("", "FR") and not any(
        same_hours(chosen, one) for one in zones_of_country(country)
    ):
        text = _(
            "The times are in %(chosen)s. Check the time zone: the place is in another country."
        )
        return ZoneHint(text % {"chosen": time_of(chosen)}, "", True)
    return ZoneHint()


def unclear_hours(dates, zone: str) -> list[str]:
    """Return a sentence for each hour of the dates that occurs twice, as clocks go back."""
    sentences = []
    for row in dates:
        for moment in filter(None, (row.start(zone), row.end(zone))):
            # An hour that does not occur is an error of the date (`EventDate.clean()`).
            if is_unclear(moment) and moment.utcoffset() > moment.replace(fold=1).utcoffset():
                text = _(
                    "%(day)s, %(hour)s comes twice in %(town)s: clocks go back that night. "
                    "Calendars take the first. Give another hour if you mean the second."
                )
                town = at_place(town_of(zone))
                words = {"day": full_day(moment), "hour": hour(moment.time()), "town": town}
                sentences.append(capfirst(text % words))
    return sentences
