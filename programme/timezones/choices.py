"""The time zones that an event may have: the choices of a form, and their validation."""

from datetime import datetime
from functools import cache
from operator import itemgetter
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programme.timezones.names import AREAS, TOWNS, long_name


@cache
def timezone_names() -> list[str]:
    """Return the names of the zones that an event may have, the site's own first."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in AREAS)
    names.remove(settings.TIME_ZONE)
    return [settings.TIME_ZONE, *names]


def timezone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return grouped choices: the zones of most events, then the others by part of the world."""
    # Whenever an event is validated, Django asks for them twice.
    return _choices(get_language())


@cache
def _choices(language: str | None) -> list[tuple[str, list[tuple[str, str]]]]:
    groups = {area: [] for area in AREAS}
    for name in timezone_names():
        if name not in TOWNS:
            groups[name.partition("/")[0]].append((name, long_name(name)))
    others = [(AREAS[area], sorted(zones, key=itemgetter(1))) for area, zones in groups.items()]
    return [(_("Often used"), list(TOWNS.items())), *others]


def validate_timezone(name: str) -> None:
    if name not in timezone_names():
        raise ValidationError(_("“%(name)s” is not a known time zone."), params={"name": name})


def is_unclear(moment: datetime) -> bool:
    """Return whether an aware datetime's local time occurs twice or never, as clocks change."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
