"""Pages of lists by their numbers: what is no page of a list is its first, or its last."""

import pytest

from home.pages import views
from programme.listings import services
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    publish,
)

pytestmark = pytest.mark.django_db

FIRST = ["", "0", "-1", "-99999", "abc", "1.5", "0x1", "1e3", "%00", "1'--", "²"]
LAST = ["2", "3", "999999", "9" * 50]


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(services, "OCCURRENCES_A_PAGE", 1)
    monkeypatch.setattr("campaigns.calls.contexts.CALLS_A_PAGE", 1)
    monkeypatch.setattr(views, "RESULTS_A_PAGE", 1)


def test_a_number_that_no_page_has_shows_the_first_page_or_the_last(client, site_tree, small_pages):
    """`?page=0` showed the last page."""
    programme = publish(ProgrammePageFactory(year=2026, title="Programme"))
    for number in range(2):
        publish(CallPageFactory(title=f"Appel {number}"))
        publish(EventPageFactory(parent=programme, title=f"Lanterne {number}"))
    lists = (
        "/fr/appels/?",
        f"{programme.url}?",
        f"{programme.url}embed/?",
        "/fr/recherche/?q=lanterne&",
    )
    for address in lists:
        for numbers, said in ((FIRST, "Page 1 sur 2"), (LAST, "Page 2 sur 2")):
            for number in numbers:
                html = client.get(f"{address}page={number}").content.decode()
                assert said in html, f"{address}page={number}"
