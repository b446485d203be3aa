"""How feeds and files leave the site: with validators, cacheable by anybody, no cookie.

The validators are a strong ETag and, for clients that know no other, Last-Modified
(`home.pages.feed_times`).
"""

import gzip
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from home.pages.feed_times import last_changed

# Below this, what it saves is less than a packet.
GZIP_FROM = 1000


def bytes_response(
    request: HttpRequest, body: bytes, content_type: str, max_age: int
) -> HttpResponse:
    """A file, or a 304 for who has it, whose version is made of its bytes."""
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
        etag = etags[_takes_gzip(request)] if _is_as_old(request, version) else None
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
    """A 200 whose ETag is a version that is known without the bytes.

    Compressed where the reader takes it, with an ETag of its own: both are strong, so that each
    names one and the same sequence of bytes (RFC 9110, section 8.8.1).
    """
    zipped = _takes_gzip(request) and len(body) >= GZIP_FROM
    etag = f'"{version}-gzip"' if zipped else f'"{version}"'
    headers = _headers(request, version, etag, max_age)
    if zipped:
        # Without a time: the same bytes give the same bytes.
        body = gzip.compress(body, compresslevel=4, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return _varying(HttpResponse(body, content_type=content_type, headers=headers))


def _headers(request: HttpRequest, version: str, etag: str, max_age: int) -> dict[str, str]:
    changed = last_changed(request.get_full_path(), version)
    dated = {} if changed is None else {"Last-Modified": http_date(changed)}
    return dated | {
        "ETag": etag,
        "Cache-Control": f"public, max-age={max_age}",
        # Partners' pages may read it in the browser; there is nothing private in it.
        "Access-Control-Allow-Origin": "*",
    }


def _varying(response: HttpResponse) -> HttpResponse:
    response["Vary"] = "Accept-Encoding"
    return response


def _takes_gzip(request: HttpRequest) -> bool:
    for offer in request.headers.get("Accept-Encoding", "").lower().split(","):
        coding, _semicolon, quality = (part.strip() for part in offer.partition(";"))
        if coding in ("gzip", "x-gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
