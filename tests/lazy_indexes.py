"""Let tests wait for the indexes of what they save only when they read them (`task_backend`).

Not where transactions are real.
"""

import pytest
from django.db.backends.signals import connection_created

from tests.task_backend import wait, watch, write_indexes

WITH_TRANSACTIONS = {"live_server", "transactional_db"}


@pytest.fixture(autouse=True)
def lazy_indexes(request):
    marker = request.node.get_closest_marker("django_db")
    is_real = marker and marker.kwargs.get("transaction")
    if is_real or WITH_TRANSACTIONS.intersection(request.fixturenames):
        yield
    else:
        with wait():
            yield


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    """Data that a file's tests share is indexed once it is whole."""
    if fixturedef.scope != "module" or "shared_data" not in request.fixturenames:
        return (yield)
    with wait():
        result = yield
        write_indexes()
    return result


def pytest_configure():
    connection_created.connect(watch, dispatch_uid="lazy indexes")
