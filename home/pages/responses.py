"""Responses for feeds and files: what is the same for everybody, and calendars.

Files of the first kind get their ETag, as pages do, from `home.delivery`. A calendar has a finer
version of its own, so that its subscribers fetch only what has changed. Its ETag is strong, and its
Last-Modified is for clients that know no ETag (`home.delivery.last_modified`).
"""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_etags

from home.delivery.answers import GZIP_FROM, compress, public_answer, takes_gzip
from home.delivery.last_modified import is_as_old, last_changed


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
        is_known = is_as_old(request, request.get_full_path(), version)
        etag = etags[takes_gzip(request)] if is_known else None
    if etag is None:
        return None
    return _varying(HttpResponseNotModified(headers=_headers(request, version, etag, max_age)))


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
