"""What the editor of an event is told of its mark on the map, while they write where it is."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programme import towns
from programme.enums import PlacePrecision
from programme.towns import Town


@dataclass(frozen=True)
class Hint:
    """Where the mark stands without a pin; the towns to choose from where several are meant."""

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
    """What the map shows of a place as it is written."""
    if precision in (PlacePrecision.LATER, PlacePrecision.EVERYWHERE):
        return Hint(_("The map does not show this event, because its place is not public."))
    found = towns.meant(town, region, country, towns.department_of(postcode))
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
