"""One running site for all tests of a file, which one worker runs then, as with `shared_data`."""

import pytest

from tests import redis, smtp
from tests.faults.site import RunningSite
from tests.postgres import programs


@pytest.fixture(scope="module")
def start_site(tmp_path_factory):
    """`start_site(**options)` starts a site, which ends with the file."""
    if not programs():
        pytest.skip("PostgreSQL is not on this machine")
    if redis.program() is None:
        pytest.skip(redis.MISSING)
    sites = []

    def start(**options) -> RunningSite:
        sites.append(RunningSite(tmp_path_factory.mktemp("site"), **options))
        return sites[-1]

    yield start
    for site in sites:
        site.stop()


@pytest.fixture(scope="module")
def mail_server():
    server = smtp.Server()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(start_site) -> RunningSite:
    return start_site()
