"""Start both sites on the same database server, measure every address, print, and stop them."""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import redis
from tests.bench.pages import servers
from tests.bench.pages.cost import Clock, Target, compare, get, reader
from tests.bench.pages.report import Report
from tests.databases import PreparedDatabase

EVENTS, LARGE = 1000, 10_000
# A calendar or page of the store that nothing has changed since, as ratios to a plain event.
STORED, UNCHANGED = 0.125, 0.083
MEMORY = "locmemcache://"


def run(options: argparse.Namespace, engine: str) -> int:
    """Measure and print. Return 1 if anything falls short, else 0."""
    with ExitStack() as stack:
        bench = Bench(options, engine, stack)
        bench.first_renderings()
        bench.second_answers()
        bench.publications()
        return bench.report.close()


class Bench:
    """The servers of a run, and what it measures of them."""

    def __init__(self, options: argparse.Namespace, engine: str, stack: ExitStack):
        self.options, self.report = options, Report()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        database = PreparedDatabase(engine)
        database.prepare()
        self.postmaster = None
        if database.server:
            pid = (database.folder / "data" / "postmaster.pid").read_text().split()[0]
            self.postmaster = int(pid)
        plain = servers.naive(self._plain_database(database))
        servers.run(plain, "-m", "django", "migrate", "--verbosity", "0")
        servers.run(plain, "-m", "tests.bench.naive.fill", str(EVENTS))
        ours = servers.production(database.url, self._cache(engine, stack), folder / "media")
        servers.run(ours, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.content = self._fill(ours)
        wsgi = "django.core.wsgi:get_wsgi_application()"
        self.plain = self._serve(stack, wsgi, plain, folder / "plain.log")
        self.ours = self._serve(
            stack, "config.wsgi", ours | {"ANSWER_STORE": "false"}, folder / "ours.log"
        )
        self.store = self._serve(
            stack, "config.wsgi", ours | {"ANSWER_STORE": "true"}, folder / "store.log"
        )
        self.bases: dict[str, Target] = {}
        for server in (self.plain, self.ours, self.store):
            server.wait()
        kept = "memory" if ours["CACHE_URL"] == MEMORY else "Redis"
        print(
            f"On {engine} with {kept}, {EVENTS:,} events, median of {options.rounds} rounds.\n"
            "Processor time of worker and database, as a ratio to a page of a plain Wagtail site."
        )

    def _plain_database(self, database: PreparedDatabase) -> str:
        if not database.server:
            return f"sqlite:///{database.folder / 'naive.sqlite3'}"
        database.server.create_database("naive")
        return database.server.url("naive")

    def _cache(self, engine: str, stack: ExitStack) -> str:
        if engine == "sqlite":
            return MEMORY
        if not redis.program():
            print(f"{redis.MISSING}: memory takes its place.", file=sys.stderr)
            return MEMORY
        server = redis.Server()
        stack.callback(server.stop)
        return server.url

    def _fill(self, environment: dict[str, str]):
        os.environ.update(environment)
        sys.path.insert(0, str(servers.ROOT / "site"))
        import config.wsgi  # noqa: F401  it sets Django up, as the servers do
        from tests.bench.pages.content import fill

        return fill(EVENTS)

    def _serve(self, stack: ExitStack, application: str, environment, log: Path) -> servers.Server:
        server = servers.Server(application, environment, log)
        stack.callback(server.stop)
        return server

    def clock(self, server: servers.Server) -> Clock:
        return Clock(server.worker, self.postmaster)

    def base(self, name: str) -> Target:
        """Return a page of the plain site, ready to be measured."""
        from tests.bench.pages.addresses import PLAIN

        if name not in self.bases:
            read = reader(self.plain.port, PLAIN[name])
            self.bases[name] = Target(read, self.clock(self.plain))
            self.bases[name].prepare()
        return self.bases[name]

    def is_wanted(self, title: str) -> bool:
        return self.options.only.casefold() in title.casefold()

    def measure(self, title: str, target: Target, at_most: float | None, base: str = "event"):
        if self.is_wanted(title):
            target.prepare()
            result = compare(target, self.base(base), self.options.rounds)
            self.report.line(title, result, at_most, base)

    def first_renderings(self) -> None:
        from tests.bench.pages.addresses import PLAIN, addresses

        self.report.heading("The plain site")
        for name, path in PLAIN.items():
            self.measure(
                f"plain {name}", Target(reader(self.plain.port, path), self.clock(self.plain)), None
            )
        lines = [address for address in addresses(self.content)]
        for is_line, heading in ((True, "First renderings"), (False, "All other addresses")):
            self.report.heading(heading)
            for address in lines:
                if address.is_line == is_line:
                    read = reader(self.ours.port, address.path, address.status)
                    target = Target(read, self.clock(self.ours))
                    self.measure(address.title, target, address.at_most, address.base)

    def second_answers(self) -> None:
        self.report.heading("The same page again, nothing published since")
        path, clock = self.content.programme.url, self.clock(self.store)
        self.measure("200 of the store", Target(reader(self.store.port, path), clock), STORED)
        answer, _body = get(
            self.store.port, path, {"Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"}
        )
        known = {"If-None-Match": answer.headers["ETag"]}
        read = reader(self.store.port, path, 304, **known)
        self.measure("304", Target(read, clock), UNCHANGED)

    def publications(self) -> None:
        from tests.bench.pages.publications import PUBLICATIONS

        self.report.heading("What a publication costs, for information")
        for title, prepare in PUBLICATIONS.items():
            target = Target(prepare(self.content), Clock(None, self.postmaster))
            self.measure(title, target, None)
