"""Whatever changes what the public sees changes the site's version, and nothing else does."""

import re

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.delivery import triggers
from home.delivery.version import current_version
from home.models import SiteVersion
from programme.models import EventPage, ProgrammePage
from tests.factories import CallPageFactory, EventPageFactory, ProgrammePageFactory, publish

pytestmark = pytest.mark.django_db
TABLE = re.compile(r'(?:FROM|JOIN|UPDATE|INTO) "?(\w+)"?')
# Read, and no part of an answer: types that never change, the index that pages are found by (it is
# written with the pages), the version itself, and calendars, which have a version of their own.
OTHERWISE = {
    "django_content_type",
    "home_siteversion",
    "wagtailcore_revision",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
}


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(year=2026))


def shown_tables() -> set[str]:
    return {model._meta.db_table for model in triggers.shown_models()}


def test_every_table_that_a_reader_reads_has_triggers(programme, site_tree):
    event = publish(EventPageFactory(parent=programme))
    call = publish(CallPageFactory(signing="open"))
    urls = ["/sitemap.xml", "/robots.txt", "/fr/recherche/?q=a", "/en/", event.url, call.url]
    urls += [f"{programme.url}{below}" for below in ("", "map/", "feed.xml", "programme.csv")]
    urls += [page.url for pages in site_tree.values() for page in pages.values()]
    with CaptureQueriesContext(connection) as queries:
        for url in urls:
            assert Client().get(url).status_code == 200
    read = {table for row in queries for table in TABLE.findall(row["sql"])}
    assert {"wagtailcore_page", "programme_publishedevent", "campaigns_callpage"} <= read
    assert read - OTHERWISE - shown_tables() == set()


@pytest.mark.parametrize("model", triggers.shown_models(), ids=lambda model: model._meta.label)
def test_each_public_table_has_its_triggers(model):
    with connection.cursor() as cursor:
        found = {name for name, table in triggers._existing(cursor, connection.vendor)
                 if table == model._meta.db_table}  # fmt: skip
    assert len(found) == (2 if model._meta.db_table in triggers.NOT_ON_INSERT else 3)


def test_bulk_updates_deletions_and_sql_by_hand_count(programme):
    event = publish(EventPageFactory(parent=programme))
    versions = [current_version()]

    def changed() -> bool:
        versions.append(current_version())
        return versions[-1] != versions[-2]

    EventPage.objects.filter(pk=event.pk).update(website="https://example.org/")
    assert changed()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programme_eventdate SET whole_day = NOT whole_day")
    assert changed()
    event.dates.model.objects.filter(event=event)._raw_delete("default")
    assert changed()


def test_what_nobody_sees_does_not_count(programme):
    before = current_version()
    programme.title = "Brouillon"
    programme.save_revision()
    ProgrammePage.objects.update(seo_title=F("seo_title"))
    assert current_version() == before


def test_triggers_are_made_again_when_some_are_missing(db):
    with connection.cursor() as cursor:
        name, table = triggers._existing(cursor, connection.vendor)[0]
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{name}"{on}')
    before = current_version()
    triggers.create_triggers()
    with connection.cursor() as cursor:
        assert (name, table) in triggers._existing(cursor, connection.vendor)
    assert current_version() != before
    assert SiteVersion.objects.count() == 1
    again = current_version()
    triggers.create_triggers()
    assert current_version() == again


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_transaction_changes_it_once_as_it_ends(programme):
    """On PostgreSQL: nobody waits for the version's row before that."""
    before = current_version()
    with transaction.atomic():
        EventPage.objects.update(website="https://example.org/")
        programme.title = "Autre"
        programme.save()
    assert current_version() != before
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        before = current_version()
        programme.title = "Encore"
        programme.save()
        raise ZeroDivisionError
    assert current_version() == before
