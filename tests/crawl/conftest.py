"""Somebody in front of the forms of one language, whose browser keeps what it is answered."""

from datetime import date

import pytest

from tests.campaigns.signing.conftest import Signer
from tests.crawl.recording import Recorder
from tests.factories import CallPageFactory, ProgrammePageFactory, publish
from tests.programme.submissions.conftest import Submitter


@pytest.fixture(params=["fr", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def browser() -> Recorder:
    return Recorder()


@pytest.fixture
def call(language, site_tree, clock):
    return publish(
        CallPageFactory(
            parent=site_tree[language]["calls"],
            title="Lampedusa",
            signing="open",
            signing_until=date(2027, 1, 31),
        )
    )


@pytest.fixture
def programme(language, site_tree, clock):
    return publish(
        ProgrammePageFactory(parent=site_tree[language]["programmes"], title="2026", year=2026)
    )


@pytest.fixture
def signer(browser, clock, django_capture_on_commit_callbacks):
    return Signer(browser, clock, django_capture_on_commit_callbacks)


@pytest.fixture
def submitter(browser, clock, django_capture_on_commit_callbacks):
    return Submitter(browser, clock, django_capture_on_commit_callbacks)
