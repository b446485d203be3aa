"""The example content for all tests of a file, which must name `shared_data`, too."""

import pytest
from django.core.management import call_command

from tests.databases import with_example


@pytest.fixture(scope="module")
def example_database(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), with_example(tmp_path_factory.mktemp("example")):
        yield


@pytest.fixture(scope="module")
def example(example_database, shared_data):
    call_command("load_example", "--if-empty", verbosity=0)
