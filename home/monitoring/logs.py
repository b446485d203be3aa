"""Log records as lines of JSON, made only of what names no person.

Of an exception stand there its type, its places in the code and, where a database raised it, the
code of the error and the constraint: never its message or a variable, which may hold what somebody
typed. It needs no settings, so that gunicorn can use it before there are any.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

from home.monitoring.references import current_reference
from home.monitoring.scrub import scrub

# Their messages are made of names in the code.
TALKATIVE = (AttributeError, ImportError, NameError, TypeError)
TALKATIVE_OF_DJANGO = {"CommandError", "ImproperlyConfigured", "TemplateDoesNotExist"}
MOST_FRAMES = 25


class JsonFormatter(logging.Formatter):
    """One line a record: time (UTC), level, logger, message, and what is known besides.

    A record's `fields`, a dictionary, is added as it is: whoever logs vouches for it.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "process": record.process,
        }
        if reference := current_reference():
            line["reference"] = reference
        if request := getattr(record, "request", None):
            line |= request_fields(request)
        if record.exc_info and record.exc_info[1]:
            line["error"] = describe(record.exc_info[1])
        return json.dumps(line | getattr(record, "fields", {}), ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith("django.security."):
        # It holds what a client sent where something else was expected, such as a host.
        return record.name.rpartition(".")[2]
    return scrub(record.getMessage())


def request_fields(request) -> dict:
    """Return method, path without secrets and query, and route of a request, as far as known."""
    match = getattr(request, "resolver_match", None)
    known = {
        "method": getattr(request, "method", None),
        "path": scrub(getattr(request, "path", "")),
        "route": match and match.view_name,
    }
    return {name: value for name, value in known.items() if value}


def describe(error: BaseException, depth: int = 3) -> dict:
    """Return what a log may hold of an exception and of those that led to it."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    found = {
        "type": type(error).__qualname__,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    # psycopg's: five signs, and the names of what was violated.
    if diag := getattr(error, "diag", None):
        found |= {
            name: value
            for name in ("sqlstate", "table_name", "constraint_name")
            if (value := getattr(diag, name, None))
        }
    if isinstance(error, OSError) and error.strerror:
        found["message"] = error.strerror
    elif isinstance(error, TALKATIVE) or type(error).__name__ in TALKATIVE_OF_DJANGO:
        found["message"] = scrub(str(error))
    cause = error.__cause__ or error.__context__
    if cause is not None and depth > 0:
        found["cause"] = describe(cause, depth - 1)
    return found


def kind_of(record: logging.LogRecord) -> str:
    """Return what records of one kind have in common: the type of an error and its place."""
    if record.exc_info and record.exc_info[1]:
        error = describe(record.exc_info[1], depth=0)
        place = error["at"][-1].rpartition("/")[2] if error["at"] else record.name
        return f"{error['type']} ({place})"
    return f"{record.name}: {scrub(str(record.msg))}"
