"""A programme and a march, on a day when the clock stands still."""

import pytest
import time_machine

from programme.models import ProgrammeIndexPage, ProgrammePage
from tests.factories import ProgrammePageFactory, publish
from tests.programme.calendars.reading import TODAY, published


@pytest.fixture
def clock():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def shared_programme(shared_data):
    with time_machine.travel(TODAY, tick=False):
        parent = ProgrammeIndexPage.objects.get(locale__language_code="fr")
        return publish(ProgrammePageFactory(parent=parent, year=2026, title="Programme 2026"))


@pytest.fixture
def programme(shared_programme, clock, site_tree):
    return ProgrammePage.objects.get(pk=shared_programme.pk)


@pytest.fixture
def march(programme):
    return published(parent=programme, title="Marche", slug="marche")
