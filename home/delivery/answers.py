"""How a view says that its answer is the same for everybody, and the headers of such answers.

Only what says so takes part: `public_answer(response)`, or the decorator `public_view`. Forms with
a token, redirects and errors never do.
"""

import gzip
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Below this size in bytes, compression saves less than a packet.
GZIP_FROM = 1000
NO_QUALITY = ("q=0", "q=0.0", "q=0.00", "q=0.000")


def public_answer(response: HttpResponse) -> HttpResponse:
    """Mark an answer as the same for everybody who asks for this address. Return it."""
    response.is_for_everybody = True
    return response


def public_view(view):
    """Mark each answer of a view as the same for everybody."""

    @wraps(view)
    def answer(*args, **kwargs):
        return public_answer(view(*args, **kwargs))

    return answer


def is_public(response: HttpResponse) -> bool:
    """Return whether an answer takes part: marked, found, without a cookie of anybody."""
    return (
        getattr(response, "is_for_everybody", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
    )


def cache_control(path: str) -> str:
    """Return the Cache-Control of a public address: files may be kept a while, pages are asked for.

    A page that is taken down must not stay in a browser, and asking costs a 304.
    """
    return f"public, max-age={settings.FEED_MAX_AGE}" if is_file(path) else "public, no-cache"


def is_file(path: str) -> bool:
    """Return whether an address is that of a file, such as a feed, and not of a page."""
    return "." in path.rpartition("/")[2]


def takes_gzip(request: HttpRequest) -> bool:
    for offer in request.headers.get("Accept-Encoding", "").lower().split(","):
        coding, _semicolon, quality = (part.strip() for part in offer.partition(";"))
        if coding in ("gzip", "x-gzip", "*"):
            return quality.replace(" ", "") not in NO_QUALITY
    return False


def compress(body: bytes) -> bytes:
    """Return a body compressed, without the time: the same body gives the same bytes."""
    # Level 4 takes twice as long and saves a twentieth.
    return gzip.compress(body, compresslevel=3, mtime=0)
