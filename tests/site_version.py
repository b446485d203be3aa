"""The site's version in tests whose transaction is taken back: it changes at once there.

The triggers of PostgreSQL run as a transaction is committed (`home.delivery.triggers`), which most
tests never do. Beside them, the tests' database has triggers that do the same at once, if a setting
of the connection says so.
"""

from threading import current_thread, main_thread

from django.db import connection
from django.db.backends.signals import connection_created

from home.delivery.triggers import TOUCH, differs, shown_models

AT_ONCE = "programme_tests.at_once"


def touch_at_once() -> None:
    """Make the triggers of the tests' database. For the set-up of a run."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION test_touch() RETURNS trigger AS $$ BEGIN"
            f" {TOUCH}(random() * 1000000000)::bigint; RETURN NULL; END $$ LANGUAGE plpgsql"
        )
        for model in shown_models():
            table = model._meta.db_table
            for act in ("INSERT", "UPDATE", "DELETE"):
                changed = f" AND ({differs(model, 'postgresql')})" if act == "UPDATE" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS at_once_{act} ON "{table}"')
                cursor.execute(
                    f'CREATE TRIGGER at_once_{act} AFTER {act} ON "{table}" FOR EACH ROW'
                    f" WHEN (current_setting('{AT_ONCE}', true) = 'on'{changed})"
                    " EXECUTE FUNCTION test_touch()"
                )
    connection_created.connect(set_at_once, dispatch_uid="version at once")
    set_at_once(connection)


def set_at_once(connection, **kwargs) -> None:
    """Let changes count at once on a connection of the main thread.

    Not on those of other threads, whose transactions are real ones and would wait for each other.
    """
    if connection.vendor == "postgresql" and current_thread() is main_thread():
        with connection.cursor() as cursor:
            cursor.execute(f"SET {AT_ONCE} = 'on'")
