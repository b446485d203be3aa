"""The site version: a text that changes with everything that the public may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

QUERY = "SELECT value FROM home_siteversion WHERE id = 1"


class RequestMemory:
    """What all of a request uses: worked out once, before what it stands for is read."""

    version: str | None = None
    days: str | None = None


_of_request: ContextVar[RequestMemory | None] = ContextVar("site_version", default=None)


@contextmanager
def request_version() -> Iterator[None]:
    """Use one version and one day until the end of the block, read when first needed.

    For requests that write nothing: what they remember is what everybody may see.
    """
    token = _of_request.set(RequestMemory())
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
    if request.version is None:
        request.version = _read()
    return request.version


def request_memory() -> RequestMemory | None:
    """Return what the request has worked out; None outside of a reader's request."""
    return _of_request.get()


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
