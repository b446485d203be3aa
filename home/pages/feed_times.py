"""Since when a feed has been as it is: its Last-Modified.

No table knows it. A feed changes with its events, with what is taken out of it and with the day, so
the newest date of its items may go back. Instead, the shared cache keeps for each address the
version that was last served and since when. Where the cache has forgotten it or does not answer, a
client downloads once more; nothing that has changed ever counts as unchanged.
"""

import hashlib
import logging
import time

from django.core.cache import cache

KEPT = 90 * 24 * 3600  # seconds without a request for the address
logger = logging.getLogger(__name__)


def last_changed(address: str, version: str) -> int | None:
    """Return since when an address has had this version, in seconds; None where it is not known.

    `version` is that of the answer that is being given; a new one is noted.
    """
    key = f"feed-time:{hashlib.sha256(address.encode()).hexdigest()}"
    now = int(time.time())
    try:
        known_version, since = cache.get(key) or ("", 0)
        if known_version == version:
            return since
        # Two versions within a second must not have one time.
        since = max(now, since + 1)
        cache.set(key, (version, since), KEPT)
    except Exception as error:  # each kind of cache raises its own
        logger.warning("The time of a feed is not known: %s", type(error).__name__)
        return None
    return since
