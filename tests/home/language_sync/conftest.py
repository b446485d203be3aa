import pytest

from tests.factories import ProgrammePageFactory, publish


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
