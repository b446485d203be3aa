"""Triggers of the database that change the site's version whenever a public row changes.

Triggers also see bulk updates, cascades and SQL by hand, of which Django sends no signal. They are
dropped before migrations, which could not change the columns that they compare, and made after.

On PostgreSQL they run as the transaction is committed, so that the version's row is locked for a
moment only: publishers neither wait for each other nor block each other by it. On SQLite there is
one writer at a time anyway.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models, transaction

# Models of these apps are public, except those of `NOT_SHOWN` or with `is_shown = False`.
SHOWN_APPS = {
    "home",
    "campaigns",
    "programme",
    "wagtailcore",
    "wagtailredirects",
    "wagtail_localize",
}
# Of other packages. No public answer reads them, except a revision: as the `live_revision` of a
# page or the text that was signed, and such a one never changes. Each save of a draft makes one.
NOT_SHOWN = {
    "wagtailcore": {
        "apitoken", "comment", "commentreply", "groupapprovaltask", "groupcollectionpermission",
        "grouppagepermission", "groupsitepermission", "modellogentry", "pagelogentry",
        "pagesubscription", "referenceindex", "revision", "task", "taskstate", "uploadedfile",
        "workflow", "workflowcontenttype", "workflowpage", "workflowstate", "workflowtask",
    },
    "wagtail_localize": {
        "localesynchronization", "overridablesegment", "relatedobjectsegment", "segmentoverride",
        "string", "template", "templatesegment", "translatableobject", "translation",
        "translationlog",
    },
}  # fmt: skip
# Columns that readers never see: drafts, locks and plans.
HIDDEN_COLUMNS = {
    "wagtailcore_page": {
        "draft_title", "expired", "expire_at", "go_live_at", "has_unpublished_changes",
        "latest_revision_created_at", "latest_revision_id", "locked", "locked_at", "locked_by_id",
        "owner_id",
    },
}  # fmt: skip
# A reader may make one: a picture in another size, whose address is known before.
NOT_ON_INSERT = {"home_siterendition"}
PREFIX = "site_version"
BIG = 2**53 - 1
TOUCH = "UPDATE home_siteversion SET value = "
RANDOM = {"sqlite": f"abs(random() % {BIG})", "postgresql": f"(random() * {BIG})::bigint"}
INSERT = "INSERT INTO home_siteversion (id, value) VALUES (1, {})"
IS_NOT = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# It writes once a transaction: its setting ends with that, and with a savepoint rolled back.
FUNCTION = f"""
    CREATE OR REPLACE FUNCTION home_touch_site_version() RETURNS trigger AS $$
    BEGIN
      IF current_setting('home.version_touched_by', true)
         IS DISTINCT FROM pg_current_xact_id()::text THEN
        {TOUCH}{RANDOM["postgresql"]};
        PERFORM set_config('home.version_touched_by', pg_current_xact_id()::text, true);
      END IF;
      RETURN NULL;
    END $$ LANGUAGE plpgsql
"""


def shown_models() -> list[type[models.Model]]:
    """Return the models of which a changed row changes the site's version."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in SHOWN_APPS
        and model._meta.model_name not in NOT_SHOWN.get(model._meta.app_label, ())
        and getattr(model, "is_shown", True)
        and model._meta.managed
        and not model._meta.proxy
    ]


def drop_triggers(using: str = "default", plan=(True,), **kwargs) -> None:
    """Drop all of them. Receives `pre_migrate`; with an empty plan nothing is dropped."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in _existing(cursor, connection.vendor) if plan else ():
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on}')


def create_triggers(using: str = "default", **kwargs) -> None:
    """Make the triggers of every public table that lacks them. Receives `post_migrate`."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "home_siteversion" not in tables:
        return
    vendor = connection.vendor
    wanted = {
        (name, model._meta.db_table): statement
        for model in shown_models()
        if model._meta.db_table in tables
        for name, statement in _statements(model, vendor)
    }
    with transaction.atomic(using=using), connection.cursor() as cursor:
        existing = set(_existing(cursor, vendor))
        if existing == set(wanted):
            return
        drop_triggers(using)
        if vendor == "postgresql":
            cursor.execute(FUNCTION)
        for statement in wanted.values():
            cursor.execute(statement)
        cursor.execute("DELETE FROM home_siteversion")
        # A new value: what was changed meanwhile had no trigger.
        cursor.execute(INSERT.format(RANDOM[vendor]))


def _existing(cursor, vendor: str) -> list[tuple[str, str]]:
    """Return the name and the table of each trigger of ours."""
    if vendor == "postgresql":
        cursor.execute(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND starts_with(tgname, %s)",
            [PREFIX],
        )
    else:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB %s",
            [f"{PREFIX}*"],
        )
    return cursor.fetchall()


def differs(model, vendor: str) -> str:
    """Return the condition, on a row before and after, that readers may see its change."""
    hidden = HIDDEN_COLUMNS.get(model._meta.db_table, set())
    columns = [field.column for field in model._meta.local_concrete_fields]
    return " OR ".join(
        f'OLD."{name}" {IS_NOT[vendor]} NEW."{name}"' for name in columns if name not in hidden
    )


def _statements(model, vendor: str) -> Iterator[tuple[str, str]]:
    """Return the name of each trigger of a table and the statement that makes it."""
    table = model._meta.db_table
    for event in ("INSERT", "DELETE", "UPDATE"):
        if event == "INSERT" and table in NOT_ON_INSERT:
            continue
        # On SQLite, names are of the whole database.
        name = f"{PREFIX}_{event.lower()}" + (f"_{table}" if vendor == "sqlite" else "")
        when = f"WHEN ({differs(model, vendor)})" if event == "UPDATE" else ""
        if vendor == "postgresql":
            yield (
                name,
                f'CREATE CONSTRAINT TRIGGER "{name}" AFTER {event} ON "{table}"'
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {when}"
                " EXECUTE FUNCTION home_touch_site_version()",
            )
        else:
            yield (
                name,
                f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" {when}'
                f" BEGIN {TOUCH}{RANDOM[vendor]}; END",
            )
