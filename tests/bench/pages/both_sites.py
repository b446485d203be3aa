"""Our site and the plain one, filled and served beside each other: one database server, one run."""

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import redis
from tests.bench.pages import servers
from tests.bench.pages.cost import Clock
from tests.databases import PreparedDatabase

EVENTS = 1000
MEMORY = "locmemcache://"


class BothSites:
    """Three servers: the plain site, ours without the store of answers, and ours with it.

    `content` names the pages of our site; this process is set up as a process of it.
    """

    def __init__(self, engine: str, stack: ExitStack):
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        database = PreparedDatabase(engine)
        database.prepare()
        self.postmaster = database.server and database.server.process_id
        plain = servers.naive(_plain_database(database))
        servers.run(plain, "-m", "django", "migrate", "--verbosity", "0")
        servers.run(plain, "-m", "tests.bench.naive.fill", str(EVENTS))
        cache = _cache(engine, stack)
        ours = servers.production(database.url, cache, folder / "media")
        servers.run(ours, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.content = _fill(ours)
        self.described = f"{engine} with {'memory' if cache == MEMORY else 'Redis'}"

        def serve(name: str, application: str, environment: dict[str, str]) -> servers.Server:
            server = servers.Server(application, environment, folder / f"{name}.log")
            stack.callback(server.stop)
            return server

        self.plain = serve("plain", "django.core.wsgi:get_wsgi_application()", plain)
        self.ours = serve("ours", "config.wsgi", ours | {"ANSWER_STORE": "false"})
        self.store = serve("store", "config.wsgi", ours | {"ANSWER_STORE": "true"})
        for server in (self.plain, self.ours, self.store):
            server.wait()

    def clock(self, server: servers.Server | None) -> Clock:
        """Return the clock of a server, or of this process."""
        return Clock(server and server.worker, self.postmaster)


def _plain_database(database: PreparedDatabase) -> str:
    if not database.server:
        return f"sqlite:///{database.folder / 'naive.sqlite3'}"
    database.server.create_database("naive")
    return database.server.url("naive")


def _cache(engine: str, stack: ExitStack) -> str:
    if engine == "sqlite":
        return MEMORY
    if not redis.program():
        print(f"{redis.MISSING}: memory takes its place.", file=sys.stderr)
        return MEMORY
    server = redis.Server()
    stack.callback(server.stop)
    return server.url


def _fill(environment: dict[str, str]):
    os.environ.update(environment)
    sys.path.insert(0, str(servers.ROOT / "site"))
    import django

    django.setup()
    from tests.bench.pages.content import fill

    return fill(EVENTS)
