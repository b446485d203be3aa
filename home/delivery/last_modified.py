"""Since when an address has its version, for clients that know dates only.

No table knows it: a feed changes with its events, with those that are taken out of it and with the
day, so the newest date of its items may go back. Instead, the shared cache keeps for each address
the version that was last served and since when. Where the cache has forgotten it or does not
answer, a client downloads once more; nothing that has changed ever counts as unchanged.
"""

import hashlib
import logging
import time

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.http import parse_http_date_safe

# How long the version of an address is kept without a request for it. Seconds.
VERSION_LIFE = 90 * 24 * 3600

logger = logging.getLogger(__name__)


def is_as_old(request: HttpRequest, address: str, version: str) -> bool:
    """Return whether the client's copy, by its If-Modified-Since, has this version."""
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    changed = last_changed(address, version) if since is not None else None
    return changed is not None and changed <= since


def last_changed(address: str, version: str) -> int | None:
    """Return since when an address has this version, in seconds since 1970; None if unknown.

    A new version is stored with the present time.
    """
    key = f"feed-time:{hashlib.sha256(address.encode()).hexdigest()}"
    now = int(time.time())
    try:
        known_version, since = cache.get(key) or ("", 0)
        if known_version == version:
            return since
        # Two versions within a second must not have the same time.
        since = max(now, since + 1)
        cache.set(key, (version, since), VERSION_LIFE)
    except Exception as error:  # each kind of cache raises its own
        logger.warning("The time of a feed is not known: %s", type(error).__name__)
        return None
    return since
