"""Which database the tests run on: a pytest plugin that makes it ready before Django starts.

Migrating takes most of a minute, so it is done once for each state of the migrations: the result
is kept in var/ as a template, and every run works on a copy of its own. Two runs may go at once,
and so may the workers of one (`-n`): each has its own copy, and on PostgreSQL its own server.

PostgreSQL where it is on the machine, else SQLite, or what `--database` says; a DATABASE_URL in
the environment is taken as it is.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.postgres import Server, programs

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "var" / "test-databases"
TEMPLATES_KEPT = 6
NAME = "programme"
PREPARED = pytest.StashKey["PreparedDatabase | None"]()
LEFT_OUT = pytest.StashKey[list[str]]()


class PreparedDatabase:
    """A migrated database in a folder of its own, removed at the end."""

    def __init__(self, engine: str):
        self.engine = engine
        # Not TMPDIR: a socket's path is short, and another user must reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="programme-tests-", dir="/tmp"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.server = Server(self.folder) if engine == "postgres" else None
        self.file = self.folder / "db.sqlite3"

    @property
    def url(self) -> str:
        return self.server.url(NAME) if self.server else f"sqlite:///{self.file}"

    def prepare(self) -> None:
        template = kept(f"{self.engine}-{fingerprint()}", self.folder, self._build)
        copy(template, self.folder)
        if self.server:
            self.server.start()
            atexit.register(self.server.stop)

    def _build(self) -> None:
        if self.server:
            self.server.create()
            self.server.start()
            self.server.create_database(NAME)
        try:
            manage(self.url, "migrate")
        finally:
            if self.server:
                self.server.stop("fast")


def kept(name: str, folder: Path, build) -> Path:
    """Return the template of this name; if there is none, keep what `build` makes in `folder`."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    template = TEMPLATES / name
    with (TEMPLATES / f"{name.partition('-')[0]}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            build()
            unfinished = TEMPLATES / f"unfinished_{os.getpid()}"
            unfinished.mkdir()
            copy(folder, unfinished)
            unfinished.rename(template)
        template.touch()
        forget_old_templates()
    return template


def example_file() -> Path:
    """A SQLite database with the example content, to be copied. Made again when code changes."""
    database = PreparedDatabase("sqlite")

    def load() -> None:
        database.prepare()
        manage(database.url, "load_example")

    digest = hashlib.sha256(fingerprint().encode())
    for folder in ("home", "campaigns", "programme", "site"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return kept(f"example-{digest.hexdigest()[:16]}", database.folder, load) / database.file.name


@contextmanager
def with_example(folder: Path) -> Iterator[None]:
    """On SQLite, let the connection lead to a database that has the example content already."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = shutil.copy(example_file(), folder / "example.sqlite3")
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def manage(url: str, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", command, "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise pytest.UsageError(f"{command} fails:\n{done.stdout}{done.stderr}")


def copy(source: Path, target: Path) -> None:
    # With owners, which Python's own copying leaves out.
    subprocess.run(["cp", "-Rp", f"{source}/.", target], check=True)


def fingerprint() -> str:
    """Of all that a migrated database depends on."""
    digest = hashlib.sha256(str(programs()).encode())
    for path in [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements/production.txt"]:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def forget_old_templates() -> None:
    templates = sorted(TEMPLATES.glob("*-*"), key=lambda path: path.stat().st_mtime)
    for template in templates[:-TEMPLATES_KEPT]:
        shutil.rmtree(template)


def pytest_addoption(parser):
    parser.addoption(
        "--database", choices=["postgres", "sqlite"], help="default: postgres where it is installed"
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    early_config.stash[LEFT_OUT] = []
    early_config.stash[PREPARED] = None
    if "PYTEST_XDIST_WORKER" in os.environ:
        # What the run was told, and not the address that it made of it.
        engine = os.environ.get("TEST_ENGINE")
        if engine:
            del os.environ["DATABASE_URL"]
    else:
        engine = early_config.known_args_namespace.database
    if engine == "postgres" and not programs():
        raise pytest.UsageError("PostgreSQL is not on this machine. Say in PG_BIN where it is.")
    if not engine and "DATABASE_URL" not in os.environ:
        engine = "postgres" if programs() else "sqlite"
        if engine == "sqlite":
            early_config.stash[LEFT_OUT] += [
                "PostgreSQL: not on this machine, SQLite took its place"
            ]
    if engine:
        # So that `timeout` and the like stop the server, too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        prepared = early_config.stash[PREPARED] = PreparedDatabase(engine)
        os.environ["DATABASE_URL"], os.environ["TEST_ENGINE"] = prepared.url, engine
    return (yield)


def pytest_report_header(config):
    prepared = config.stash[PREPARED]
    return f"database: {prepared.engine if prepared else 'DATABASE_URL'}"


@pytest.fixture(scope="session")
def prepared_database(request):
    """The database of this run, ready; None where DATABASE_URL was given."""
    prepared = request.config.stash[PREPARED]
    if prepared:
        prepared.prepare()
    return prepared
