"""The rows that a site has on its first day, for tests whose transactions are real.

These tests empty every table in the end, and each needs the rows again. Django would build an
object of each row from JSON, which takes half a second a test; plain SQL takes a few hundredths.
"""

from django.apps import apps
from django.db import connection, transaction

Rows = dict[str, tuple[list[str], list[tuple]]]


def keep() -> None:
    """Keep the rows of all tables: they are what `serialized_rollback` gives back from now on."""
    connection._test_serialized_contents = read()
    connection.creation.deserialize_db_from_string = write


def read() -> Rows:
    """Return the names of the columns, and the rows, by table; only of tables that have some."""
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if model._meta.managed}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if rows := cursor.fetchall():
                found[table] = [column[0] for column in cursor.description], rows
    return found


def write(rows: Rows) -> None:
    """Insert the rows into each table that is empty: before the first such test, none is."""
    quote = connection.ops.quote_name
    # One transaction: the order of tables does not matter, since foreign keys are checked last.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            cursor.execute(f"SELECT 1 FROM {quote(table)} LIMIT 1")
            if cursor.fetchone():
                continue
            names, marks = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", values)
