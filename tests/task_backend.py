"""A backend of tasks: what search and references know of a page is written when they are read.

In production a worker writes both, by tasks that Wagtail enqueues at each save: five times for a
page that is published. A test that reads neither does not wait for them; another one does so once
for each page. Where queries are counted, they are written at once, and what waited is not counted.
`tests/lazy_indexes.py` says in which tests.
"""

from contextlib import contextmanager, suppress
from threading import get_ident

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django_tasks.backends.immediate import ImmediateBackend

TASKS = {"insert_or_update_object_task", "update_reference_index_task"}
TABLES = ("search_indexentry", "wagtailcore_referenceindex")


class LazyIndexes(ImmediateBackend):
    """Tasks are run at once, except those of `TASKS` in `wait()`."""

    def enqueue(self, task, args, kwargs):
        may_wait = _State.thread == get_ident() and not connection.force_debug_cursor
        if task.func.__name__ not in TASKS or not may_wait:
            return super().enqueue(task, args, kwargs)
        _State.waiting[task.func, *args] = task.func, args
        return None


class _State:
    # The thread whose tasks wait: others have transactions of their own.
    thread: int | None = None
    waiting: dict[tuple, tuple] = {}


@contextmanager
def wait():
    """Let tasks wait, the last time for what nobody has read by then."""
    before, _State.thread = _State.thread, get_ident()
    try:
        yield
    finally:
        _State.thread = before
        _State.waiting.clear()


def write_indexes() -> None:
    """Run each task that waits. What was deleted since is not indexed."""
    waiting, _State.waiting = _State.waiting, {}
    is_counting, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        for function, args in waiting.values():
            with suppress(ObjectDoesNotExist):
                function(*args)
    finally:
        connection.force_debug_cursor = is_counting


def write_before_reading(execute, sql, params, many, context):
    if _State.waiting and _State.thread == get_ident() and any(name in sql for name in TABLES):
        write_indexes()
    return execute(sql, params, many, context)


def watch(connection, **kwargs) -> None:
    if write_before_reading not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, write_before_reading)
