"""A changed row of any table that a reader's page is made of gives every page another ETag."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from home.delivery.triggers import HIDDEN_COLUMNS
from tests.home.delivery.test_triggers import OTHERWISE, TABLE

pytestmark = [
    pytest.mark.usefixtures("example", "shared_data"),
    pytest.mark.django_db,
    pytest.mark.once,
]
ASKED = "/robots.txt"
BELOW = {
    "programmepage": ["map/", "feed.xml", "programme.csv", "map.geojson", "embed/", "?q=marche"],
    "callindexpage": ["feed.xml"],
    "signatorypage": ["feed.xml"],
}


def addresses() -> list[str]:
    """Two pages of each type and language, and what stands below them."""
    found = ["/sitemap.xml", "/robots.txt", "/fr/recherche/?q=marche", "/en/search/?q=march"]
    pages = Page.objects.live().filter(depth__gt=1).order_by("path")
    for kind, language in set(pages.order_by().values_list("content_type", "locale")):
        for page in pages.filter(content_type=kind, locale=language)[:2]:
            below = BELOW.get(page.specific_class._meta.model_name, [])
            found += [page.url, *(page.url + name for name in below)]
    return sorted(found)


def another(value, field: models.Field):
    """Return a value that a column may have, other than the one it has."""
    if field.name == "timezone":
        return "Asia/Tokyo"
    if value is None:
        return _first_value(field)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, datetime | date):
        return value + timedelta(days=1)
    if isinstance(value, time):
        return time((value.hour + 1) % 24)
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, list | dict):
        return ["changed"]
    return "changed" if value != "changed" else "again"


def _first_value(field: models.Field):
    firsts = {
        "DateTimeField": timezone.now(),
        "DateField": date(2026, 12, 18),
        "TimeField": time(12),
    }
    kind = field.get_internal_type()
    return firsts.get(kind, "changed" if kind in ("CharField", "TextField") else 0)


def test_every_changed_column_and_deleted_row_gives_another_etag():
    with CaptureQueriesContext(connection) as queries:
        for address in addresses():
            assert Client().get(address).status_code == 200, address
    read = {table for row in queries for table in TABLE.findall(row["sql"])} - OTHERWISE
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    assert len(read) > 30
    # One version of the site is in all ETags: the address that costs least tells of it.
    etag = Client().get(ASKED)["ETag"]
    assert Client().get(ASKED)["ETag"] == etag

    silent, changes = [], 0
    for table in sorted(read):
        rows = tables[table]._base_manager.all()
        row = rows.first()
        if row is None:
            continue
        one = rows.filter(pk=row.pk)
        hidden = HIDDEN_COLUMNS.get(table, ())
        for field in row._meta.local_concrete_fields:
            if field.primary_key or field.is_relation or field.column in hidden:
                continue
            if _stays(etag, one, {field.attname: another(getattr(row, field.attname), field)}):
                silent.append(f"{table}.{field.column}")
            changes += 1
        if _stays(etag, one):
            silent.append(table)
    assert silent == []
    assert changes > 150


def _stays(etag: str, one: models.QuerySet, change: dict | None = None) -> bool:
    """Return whether the ETag is the same after a row was changed or deleted. It is put back."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                one.update(**change) if change else one._raw_delete("default")
        except IntegrityError:  # a value that the database refuses
            return False
        stays = Client().head(ASKED).headers.get("ETag") == etag
        transaction.set_rollback(True)
    return stays
