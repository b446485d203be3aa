import pytest
from wagtail.models import Locale

from tests.factories import CallPageFactory, ProgrammePageFactory, publish

MARKER = '<a linktype="note" note="k1">[1]</a>'


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))


@pytest.fixture
def english(site_tree):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def call(site_tree):
    return publish(
        CallPageFactory(
            title="Fraternité",
            standfirst="",
            body=f'<p>Marchons {MARKER} « ensemble » &amp; <a href="https://iom.int">ici</a>.</p>',
        )
    )
