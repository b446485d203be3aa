"""What the search of the site tells of events, and what it keeps to itself."""

import pytest

from tests.factories import EventPageFactory, ProgrammePageFactory, publish

pytestmark = pytest.mark.django_db


def test_a_place_that_is_not_told_is_not_found(client, site_tree):
    programme = ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)
    places = {"later": ("Marche secrète", "Ouistreham"), "exact": ("Marche connue", "Roscoff")}
    for precision, (title, town) in places.items():
        publish(EventPageFactory(parent=programme, title=title, town=town, precision=precision))
    assert "Marche connue" in client.get("/fr/recherche/?q=Roscoff").content.decode()
    assert "Marche secrète" not in client.get("/fr/recherche/?q=Ouistreham").content.decode()
