"""The days that public answers depend on: never on the hour, but on the day at each event's place.

An app that shows what is over says by `register()` in which time zones it looks at the day.
"""

from collections.abc import Callable, Iterable
from datetime import UTC
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from home.delivery.version import current_version, may_remember, request_memory

ZoneProvider = Callable[[], Iterable[str]]

_providers: list[ZoneProvider] = []
# The version and the zones in use with it; replaced as a whole, hence safe among threads.
_known: tuple[str, tuple[str, ...]] = ("", ())


def register(provider: ZoneProvider) -> None:
    """Have the answers depend on today in the zones that `provider` returns the names of."""
    if provider not in _providers:
        _providers.append(provider)


def day_key() -> str:
    """Return a text that changes when a day begins in UTC, in the site's zone or in one in use.

    All of a reader's request has the same.
    """
    memory = request_memory()
    if memory is None:
        return _day_key()
    if memory.days is None:
        memory.days = _day_key()
    return memory.days


def _day_key() -> str:
    now = timezone.now()
    days = [now.astimezone(UTC), timezone.localtime(now)]
    days += [now.astimezone(ZoneInfo(name)) for name in _zones()]
    return " ".join(day.date().isoformat() for day in days)


def _zones() -> tuple[str, ...]:
    global _known
    version = current_version() if may_remember() else ""
    if not version:
        return _read_zones()
    known, zones = _known
    if known != version:
        zones = _read_zones()
        _known = (version, zones)
    return zones


def _read_zones() -> tuple[str, ...]:
    names = {name for provider in _providers for name in provider()}
    return tuple(sorted(names - {settings.TIME_ZONE, "UTC"}))
