"""One time-zone database for everything: the tzdata package, as the lock pins it.

By itself, `ZoneInfo` prefers the database of the machine, whose rules differ from one machine to
another. Calendars describe zones by the package, so the hours of pages must be computed by it, too.
"""

import zoneinfo


def use_pinned_timezones() -> None:
    """Let `ZoneInfo` read the tzdata package only. Zones that were read before are forgotten."""
    zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
