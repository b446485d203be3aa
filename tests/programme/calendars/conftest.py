"""A programme and a march, on a day when the clock stands still."""

import pytest
import time_machine

from tests.factories import (
    ProgrammePageFactory,
    publish,
)
from tests.programme.calendars.reading import TODAY, published


@pytest.fixture
def clock():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def programme(clock, site_tree):
    page = ProgrammePageFactory(
        parent=site_tree["fr"]["programmes"], year=2026, title="Programme 2026"
    )
    return publish(page)


@pytest.fixture
def march(programme):
    return published(parent=programme, title="Marche", slug="marche")
