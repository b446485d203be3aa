"""A call and a few organisations."""

import pytest

from tests.factories import CallPageFactory, SignatoryPageFactory


@pytest.fixture
def call(site_tree):
    return CallPageFactory(title="Appel")


@pytest.fixture
def cimade(site_tree):
    return SignatoryPageFactory(title="La Cimade")


@pytest.fixture
def organisations(site_tree):
    return [
        SignatoryPageFactory(title=title, acronym=acronym)
        for title, acronym in [
            ("La Cimade", ""),
            ("Échanges", ""),
            ("France Amérique Latine", "FAL"),
        ]
    ]
