"""The site version: a text that changes with everything that the public may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

QUERY = "SELECT value FROM home_siteversion WHERE id = 1"


class RequestVersion:
    """The version that all of a request uses: read once, before what it stands for is read."""

    value: str | None = None


_of_request: ContextVar[RequestVersion | None] = ContextVar("site_version", default=None)


@contextmanager
def request_version() -> Iterator[None]:
    """Use one version until the end of the block, read when it is first needed.

    For requests that write nothing: what they remember is what everybody may see.
    """
    token = _of_request.set(RequestVersion())
    try:
        yield
    finally:
        _of_request.reset(token)


def current_version() -> str:
    """Return the version of the request, or else of this moment; "" if there is none.

    One query, made at the first call in a request.
    """
    request = _of_request.get()
    if request is None:
        return _read()
    if request.value is None:
        request.value = _read()
    return request.value


def may_remember() -> bool:
    """Return whether what is read now is what everybody sees.

    In a transaction that may have written something it is not: the version changes as it ends.
    """
    return _of_request.get() is not None or not connection.in_atomic_block


def _read() -> str:
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        row = cursor.fetchone()
    return str(row[0]) if row else ""
