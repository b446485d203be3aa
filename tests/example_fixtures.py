"""The example content for all tests of a file, which must name `shared_data`, too."""

import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from tests.databases import example_file


@pytest.fixture(scope="module")
def example_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """On SQLite, a database that has the content already."""
    if connection.vendor != "sqlite":
        yield
        return
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        file = tmp_path_factory.mktemp("example") / "db.sqlite3"
        connection.settings_dict["NAME"] = shutil.copy(example_file(), file)
        yield
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="module")
def example(example_database, shared_data):
    call_command("load_example", "--if-empty", verbosity=0)
