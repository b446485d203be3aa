"""Remember in the process what a function returns, until the site or the day changes."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

from home.delivery.days import day_key
from home.delivery.version import current_version, may_remember

P, R = ParamSpec("P"), TypeVar("R")
MOST = 512  # results of all functions together; the least used go first

_results: OrderedDict[tuple, object] = OrderedDict()
_lock = Lock()


def by_version(function: Callable[P, R], by_language: bool = True) -> Callable[P, R]:
    """Decorate a function of positional, hashable arguments: remember what it returns.

    It is called again with another site version, day or active language. Its result is shared by
    requests and threads, so nobody may change it; it must hold no queryset that is still to be
    read. In a transaction outside of a request that only reads, and on a site without a version,
    the function is simply called. `by_language` is false where the language does not matter.
    """

    @wraps(function)
    def remembered(*args):
        language = get_language() if by_language else None
        return remember((function, args, language), lambda: function(*args))

    return remembered


def remember(key: tuple, make: Callable[[], R]) -> R:
    """Return what `make` returns, or what it returned for the same key, as `by_version` says.

    The key holds all that the result depends on besides the site version and the day.
    """
    version = current_version() if may_remember() else ""
    if not version:
        return make()
    key = (*key, version, day_key())
    with _lock:
        if key in _results:
            _results.move_to_end(key)
            return _results[key]
    # Outside of the lock: two threads may both work it out, and none waits for a query.
    result = make()
    with _lock:
        _results[key] = result
        while len(_results) > MOST:
            _results.popitem(last=False)
    return result
