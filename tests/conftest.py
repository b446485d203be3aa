"""What tests share: a clean start, the site's first pages, a count of queries, a browser."""

import os
from functools import cache as remembered
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from tests import first_rows
from tests.databases import LEFT_OUT

ROOT = Path(__file__).resolve().parents[1]
TIDY_EVERY = 40  # tests
SINCE_TIDIED = pytest.StashKey[int]()
pytest_plugins = [
    "tests.browser_fixtures",
    "tests.example_fixtures",
    "tests.lazy_indexes",
    "tests.public_requests",
]
# A test runs on SQLite, the faster. These files run on PostgreSQL as well, which production has,
# since it may answer otherwise: add a file where PostgreSQL itself decides what the test sees.
ALSO_ON_POSTGRESQL = {
    "locks, and transactions of several people": [
        "campaigns/merging/test_at_once.py",
        "campaigns/signed_texts/test_kept_texts.py",
        "campaigns/signing/test_at_once.py",
        "campaigns/signing/test_together.py",
        "home/delivery/test_store.py",
        "home/language_sync/test_concurrency.py",
        "home/models/test_tries.py",
        "programme/published/test_at_once.py",
        "programme/submissions/test_together.py",
    ],
    "triggers, and the version that they change": [
        "home/delivery/test_middleware.py",
        "home/delivery/test_triggers.py",
        "programme/calendars/test_versions.py",
    ],
    "search, accents, order and JSON": [
        "campaigns/calls/test_filters.py",
        "campaigns/signatures/test_services.py",
        "home/search",
        "home/translation/test_board.py",
        "programme/calendars/test_moved.py",
        "programme/filters",
        "programme/listings/test_map.py",
        "programme/listings/test_upcoming.py",
        "programme/test_search.py",
        "programme/test_search_text.py",
    ],
    "SQL by hand, upserts and constraints": [
        "home/language_sync/test_vocabulary.py",
        "home/pages/test_sitemaps.py",
        "home/test_querysets.py",
        "programme/calendars/test_rebuild.py",
        "programme/submissions/test_duplicates.py",
    ],
    "what a publication and a page cost": [
        "home/test_publication.py",
        "programme/listings/test_pages.py",
    ],
    "main stories, through several packages": [
        "campaigns/merging/test_services.py",
        "campaigns/signing/test_life.py",
        "home/language_sync/test_translations.py",
        "programme/calendars/test_story.py",
        "programme/editions/test_rollover.py",
        "programme/listings/test_programme_list.py",
        "programme/published/test_story.py",
        "programme/submissions/test_published.py",
        "test_example.py",
    ],
}


def pytest_configure():
    for path in _paths_on_postgresql():
        if not path.exists():
            raise pytest.UsageError(f"tests/conftest.py names what is not there: {path}")


def pytest_ignore_collect(collection_path, config):
    """Do not import the other files for `-m both`: it takes as long as a tenth of the tests."""
    if config.option.markexpr == "both" and collection_path.suffix == ".py":
        return True if not _also_on_postgresql(collection_path) else None
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what runs on PostgreSQL as well as `both`, and what asks no database as `once`."""
    for item in items:
        asks = item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames
        if not asks:
            item.add_marker("once")
        elif _also_on_postgresql(item.path):
            item.add_marker("both")


@remembered
def _paths_on_postgresql() -> frozenset[Path]:
    names = chain.from_iterable(ALSO_ON_POSTGRESQL.values())
    return frozenset(ROOT / "tests" / name for name in names)


@remembered
def _also_on_postgresql(path: Path) -> bool:
    return not _paths_on_postgresql().isdisjoint([path, *path.parents])


@pytest.fixture(autouse=True)
def clean_start():
    """No test sees the language or the cache that another one left."""
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def tidy_tables(request, django_db_blocker):
    """What tests took back is cleared away now and then, or PostgreSQL reads all of it each time.

    Its own autovacuum, in the middle of a test, would count the rows of that test as none.
    """
    stash = request.config.stash
    stash[SINCE_TIDIED] = stash.get(SINCE_TIDIED, 0) + 1
    may_tidy = connection.vendor == "postgresql" and connection.connection
    if may_tidy and stash[SINCE_TIDIED] >= TIDY_EVERY and not connection.in_atomic_block:
        stash[SINCE_TIDIED] = 0
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM")


@pytest.fixture(scope="session")
def django_db_keepdb(prepared_database):
    # The copy made for this run is migrated already.
    return prepared_database is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(prepared_database):
    if prepared_database:
        database = settings.DATABASES["default"]
        database["TEST"]["NAME"] = database["NAME"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test starts from a site as an editor finds it on the first day.

    Made once for all: it costs half a second.
    """
    from programme.setup import setup_site
    from tests.site_version import touch_at_once

    with django_db_blocker.unblock():
        setup_site()
        touch_at_once()
        first_rows.keep()


@pytest.fixture(scope="module")
def shared_data(django_db_setup, django_db_blocker):
    """For a fixture of this scope that makes what all tests of its file only read.

    What is written after it is there for each of them, and is taken back after the last one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


class ByTestOrSharedData(LoadScopeScheduling):
    """Lets one worker run all tests of a file that share data, so that it is made once."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if _shares_data(path) else nodeid


@remembered
def _shares_data(path: str) -> bool:
    file, beside = ROOT / path, (ROOT / path).with_name("conftest.py")
    if "transaction=True" in file.read_text():
        return False  # What is emptied in the end is emptied after all else.
    return any("shared_data" in one.read_text() for one in (file, beside) if one.exists())


def pytest_xdist_make_scheduler(config, log):
    return ByTestOrSharedData(config, log)


@pytest.fixture
def site_tree(db):
    """The first pages of every language.

    `site_tree["fr"]["calls"]` is the French list of calls; the other keys are home, signatories
    and programmes.
    """
    from campaigns.models import CallIndexPage, SignatoryIndexPage
    from home.models import HomePage
    from programme.models import ProgrammeIndexPage

    models = {
        "home": HomePage,
        "calls": CallIndexPage,
        "signatories": SignatoryIndexPage,
        "programmes": ProgrammeIndexPage,
    }
    return {
        code: {
            name: model.objects.get(locale__language_code=code) for name, model in models.items()
        }
        for code, _name in settings.LANGUAGES
    }


@pytest.fixture
def client_of(django_user_model):
    """`client_of(group)`: a client of somebody who belongs to a group (`home.roles`)."""

    def log_in(group):
        user = django_user_model.objects.create_user(group)
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def count_queries(client):
    """`count_queries(url)`: the queries of an answer, once nothing is new to the process."""

    def count(url: str) -> int:
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    return count


# --- What was left out is said last, and may be forbidden -----------------------------------------


def left_out(config, reporter) -> list[str]:
    reasons = [
        report.longrepr[2].removeprefix("Skipped: ") for report in reporter.getreports("skipped")
    ]
    counted = [f"{reasons.count(reason)} skipped: {reason}" for reason in dict.fromkeys(reasons)]
    return config.stash[LEFT_OUT] + counted


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not reporter:
        return  # a worker: the run as a whole reports
    if os.environ.get("LEAVE_NOTHING_OUT") and left_out(session.config, reporter):
        session.exitstatus = session.exitstatus or 1


def pytest_terminal_summary(terminalreporter, config):
    lines = left_out(config, terminalreporter)
    if lines:
        terminalreporter.section("LEFT OUT", sep="!", red=True, bold=True)
        for line in lines:
            terminalreporter.line(line, red=True, bold=True)
        if os.environ.get("LEAVE_NOTHING_OUT"):
            terminalreporter.line("LEAVE_NOTHING_OUT is set: this is a failure.", red=True)
