"""Answers that were rendered, kept in the shared cache by their ETag.

Nothing stale can come out of it: what has changed has another ETag. Old answers end by their time,
or as the least used of a full cache (docs for operators). Whatever happens to the cache, a page
is rendered instead.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse

# Seconds. An address with a query is one of very many, hence kept for a shorter time.
LIFE = 24 * 3600
LIFE_WITH_QUERY = 600
LARGEST = 2_000_000  # bytes
# How long others wait for whoever renders an answer, and what that may take. Seconds.
PATIENCE = 5
LONGEST_RENDERING = 20
PAUSE = 0.03
# What is said of a connection, not of the answer.
NOT_KEPT = {"date", "connection"}


def find(etag: str) -> HttpResponse | None:
    """Return the kept answer with an ETag, or None."""
    found = cache.get(_key(etag)) if settings.ANSWER_STORE else None
    if found is None:
        return None
    headers, body = found
    return HttpResponse(body, headers=dict(headers))


def keep(etag: str, response: HttpResponse, has_query: bool) -> None:
    if settings.ANSWER_STORE and len(response.content) <= LARGEST:
        headers = [
            (name, value) for name, value in response.items() if name.lower() not in NOT_KEPT
        ]
        life = LIFE_WITH_QUERY if has_query else LIFE
        cache.set(_key(etag), (headers, response.content), life)


@contextmanager
def turn_to_render(etag: str) -> Iterator[HttpResponse | None]:
    """Let one at a time render an answer: the others get it, or None if it was not kept."""
    if not settings.ANSWER_STORE:
        yield None
        return
    lock = f"{_key(etag)}:rendering"
    if cache.add(lock, 1, LONGEST_RENDERING):
        try:
            yield None
        finally:
            cache.delete(lock)
        return
    until = time.monotonic() + PATIENCE
    found = None
    while found is None and time.monotonic() < until and cache.get(lock):
        time.sleep(PAUSE)
        found = find(etag)
    yield found or find(etag)


def _key(etag: str) -> str:
    return f"answer:{etag}"
