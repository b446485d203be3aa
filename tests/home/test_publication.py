"""Publications: the steps, their order, what an act is, and what it costs."""

from collections import Counter
import os
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.models import EventPage
from tests.factories import ProgrammePageFactory, publish, translated
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


def cost(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    if os.environ.get("SHOW_QUERIES"):
        import traceback
        for query in queries:
            print(re.sub(r"SELECT .*? FROM", "SELECT … FROM", query["sql"])[:230])
    return len(queries)


def changed(event, **values):
    event = EventPage.objects.get(pk=event.pk)
    for name, value in values.items():
        setattr(event, name, value)
    return event


FACT, TEXT = {"town": "Lyon"}, {"title": "Une autre marche"}


@pytest.mark.parametrize(
    "values, is_translated, most",
    [(FACT, True, 115), (TEXT, True, 130), (FACT, False, 125), (TEXT, False, 125)],
)
def test_publishing_an_event_costs_few_queries(programme, values, is_translated, most):
    event = new_event(programme)
    if is_translated:
        translated(event)
    revision = changed(event, town="Rennes").save_revision()
    revision.publish()
    revision = changed(event, **values).save_revision()
    queries = cost(revision.publish)
    print("COST", queries, values, is_translated)
    assert queries <= most
