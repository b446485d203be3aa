"""Which parts of the site are missing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.emails.outbox import waiting_emails
from home.monitoring.heartbeats import silent_parts

# How long a task, or an e-mail, may wait before its queue counts as stuck.
LONGEST_TASK = timedelta(minutes=10)
LONGEST_EMAIL = timedelta(minutes=30)
# One address that nobody can write to is no fault of the mail server's.
FAULTS_OF_AN_ADDRESS = ("SMTPRecipientsRefused", "SMTPNotSupportedError", "SMTPDataError")


def missing_parts() -> list[str]:
    """Return the names of the parts that are missing. A few small queries."""
    return list(_missing())


def _missing() -> Iterator[str]:
    if not getattr(caches["default"], "is_there", lambda: True)():
        yield "cache"
    if not _holds(_database_answers):
        yield "database"
        return
    if not _holds(_is_migrated):
        # The tables of what follows may not be there.
        yield "migrations"
        return
    try:
        yield from silent_parts()
        if _tasks_are_stuck():
            yield "task queue"
        if _emails_are_stuck():
            yield "e-mails"
    except (DatabaseError, InterfaceError):
        yield "database"


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, InterfaceError):
        return False


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _is_migrated() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return _last_migrations() <= set(cursor.fetchall())


@cache
def _last_migrations() -> frozenset[tuple[str, str]]:
    """Return the last migrations of each app, as the code has them. Read once a process."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def _tasks_are_stuck() -> bool:
    late = timezone.now() - LONGEST_TASK
    return DBTaskResult.objects.ready().filter(enqueued_at__lt=late).exists()


def _emails_are_stuck() -> bool:
    late = waiting_emails().filter(created_at__lt=timezone.now() - LONGEST_EMAIL)
    for fault in FAULTS_OF_AN_ADDRESS:
        late = late.exclude(last_error__startswith=fault)
    return late.exists()
