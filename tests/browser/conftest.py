"""A small site that several browser tests read."""

from datetime import date, timedelta

import pytest

from programme.listings import services
from tests.factories import CallPageFactory, EventPageFactory, ProgrammePageFactory, publish

TODAY = date.today()


@pytest.fixture
def small_site(live_server, site_tree, monkeypatch):
    """A call, and a programme of this year whose list has three pages of two entries."""
    monkeypatch.setattr(services, "OCCURRENCES_A_PAGE", 2)
    call = publish(CallPageFactory(slug="appel", closing="<p>Marchons.</p>", signing="open"))
    programme = publish(ProgrammePageFactory(year=(TODAY + timedelta(days=13)).year))
    day = programme.day
    days = {
        "Veillée": [day], "Concert": [day], "Marche": [day], "Débat": [day + timedelta(days=9)],
        "Atelier": [], "Projection": [TODAY - timedelta(days=1)],
    }  # fmt: skip
    for title, dates in days.items():
        publish(EventPageFactory(parent=programme, title=title, dates=dates, town="Lyon"))
    return {"call": call, "programme": programme, "titles": sorted(days)}
