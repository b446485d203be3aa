"""What feeds depend on besides calendar entries: one query tells whether any of it has changed."""

from collections.abc import Iterable
from secrets import randbits
from uuid import UUID

from programme.models import FeedVersion

# Stands for how feeds are written, as a rebuild may have changed it.
WRITING = UUID(int=0)


def touch_version(keys: Iterable[UUID], names_feeds: bool = False) -> None:
    """Note that what has these translation keys may have changed, for feeds with filters.

    `names_feeds`: for every feed. Nobody else writes these rows before the transaction ends, so
    call it where the pages themselves are locked or written.
    """
    # By chance, not by counting: what was rolled back leaves no value that comes again.
    rows = [
        FeedVersion(key=key, value=randbits(40), names_feeds=names_feeds) for key in sorted(keys)
    ]
    FeedVersion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["value", "names_feeds"],
    )
