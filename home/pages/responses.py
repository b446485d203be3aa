"""Responses for feeds and files: cacheable by anybody, with an ETag and Last-Modified, no cookie.

The ETag is strong. Last-Modified is for clients that know no ETag. No table knows the moment when a
feed last changed: it changes with its events, with those that are taken out of it and with the day,
so the newest date of its items may go back. Instead, the shared cache keeps for each address the
version that was last served and since when. Where the cache has forgotten it or does not answer, a
client downloads once more; nothing that has changed ever counts as unchanged.
"""

import hashlib
import logging
import time

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from home.delivery.answers import GZIP_FROM, compress, public_answer, takes_gzip

# How long the version of an address is kept without a request for it. Seconds.
VERSION_LIFE = 90 * 24 * 3600

logger = logging.getLogger(__name__)


def file_response(body: bytes, content_type: str) -> HttpResponse:
    """Return a response with a file that is the same for everybody (`home.delivery`)."""
    return public_answer(
        HttpResponse(
            body,
            content_type=content_type,
            # Scripts on partners' pages may read it: nothing in it is private.
            headers={"Access-Control-Allow-Origin": "*"},
        )
    )


def bytes_response(
    request: HttpRequest, body: bytes, content_type: str, max_age: int
) -> HttpResponse:
    """Return a response with a file, or a 304; the file's version is a hash of its bytes."""
    version = hashlib.sha256(body).hexdigest()[:32]
    unchanged = not_modified(request, version, max_age)
    return unchanged or versioned_response(request, version, body, content_type, max_age)


def not_modified(request: HttpRequest, version: str, max_age: int) -> HttpResponse | None:
    """Return a 304 for a client that has this version already, compressed or not; else None.

    A client that names versions is not asked for dates (RFC 9110, section 13.2.2).
    """
    etags = [f'"{version}"', f'"{version}-gzip"']
    if "If-None-Match" in request.headers:
        known = parse_etags(request.headers["If-None-Match"])
        same = (etag for etag in etags if etag in known or f"W/{etag}" in known or "*" in known)
        etag = next(same, None)
    else:
        etag = etags[takes_gzip(request)] if _is_as_old(request, version) else None
    if etag is None:
        return None
    return _varying(HttpResponseNotModified(headers=_headers(request, version, etag, max_age)))


def _is_as_old(request: HttpRequest, version: str) -> bool:
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    changed = last_changed(request.get_full_path(), version) if since is not None else None
    return changed is not None and changed <= since


def versioned_response(
    request: HttpRequest, version: str, body: bytes, content_type: str, max_age: int
) -> HttpResponse:
    """Return a 200 whose ETag is made of `version`.

    It is compressed for clients that accept gzip, with another ETag: a strong ETag stands for one
    sequence of bytes (RFC 9110, section 8.8.1).
    """
    zipped = takes_gzip(request) and len(body) >= GZIP_FROM
    etag = f'"{version}-gzip"' if zipped else f'"{version}"'
    headers = _headers(request, version, etag, max_age)
    if zipped:
        body = compress(body)
        headers["Content-Encoding"] = "gzip"
    return _varying(HttpResponse(body, content_type=content_type, headers=headers))


def _headers(request: HttpRequest, version: str, etag: str, max_age: int) -> dict[str, str]:
    changed = last_changed(request.get_full_path(), version)
    dated = {} if changed is None else {"Last-Modified": http_date(changed)}
    return dated | {
        "ETag": etag,
        "Cache-Control": f"public, max-age={max_age}",
        # Scripts on partners' pages may read it: nothing in it is private.
        "Access-Control-Allow-Origin": "*",
    }


def _varying(response: HttpResponse) -> HttpResponse:
    response["Vary"] = "Accept-Encoding"
    return response


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
