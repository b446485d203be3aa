"""Measure every address of our site beside the plain one, and print what is held."""

import argparse
import re
import signal
import sys
from contextlib import ExitStack
from dataclasses import replace
from html import unescape

from tests.bench.pages.both_sites import EVENTS, BothSites
from tests.bench.pages.cost import HEADERS, Result, Target, compare, get, reader
from tests.bench.pages.report import Report

LARGE = 10_000
# The same page again, nothing published since: out of the store, and for who knows it already.
STORED, UNCHANGED = 0.125, 0.083
# With ten times the events: the page of a programme, which shows as many, and all that is longer.
PROGRAMME_GROWS, OTHERS_GROW = 2, 12
# Of 11,000 addresses, and of one part of it.
SITEMAP, SITEMAP_PART = 6, 3


def run(options: argparse.Namespace, engine: str) -> int:
    """Measure and print. Return 1 if anything falls short, else 0."""
    # So that `timeout` and the like stop the servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        bench = Bench(BothSites(engine, stack), options)
        bench.plain_site()
        bench.first_renderings()
        bench.second_answers()
        if options.large:
            bench.large_edition()
        bench.publications()
    return bench.report.close()


class Bench:
    """What is measured of both sites."""

    def __init__(self, sites: BothSites, options: argparse.Namespace):
        from tests.bench.pages.addresses import PLAIN

        self.sites, self.options, self.report = sites, options, Report()
        self.plain = {name: self.target(sites.plain, path) for name, path in PLAIN.items()}
        # Of first renderings, by title.
        self.ratios: dict[str, float] = {}
        for target in self.plain.values():
            target.prepare()
        print(
            f"On {sites.described}, {EVENTS:,} events, median of {options.rounds} rounds.\n"
            "Processor time of worker and database, as a ratio to a page of a plain Wagtail site."
        )

    def target(self, server, path: str, status: int = 200, **headers: str) -> Target:
        return Target(reader(server.port, path, status, **headers), self.sites.clock(server))

    def is_wanted(self, title: str) -> bool:
        return self.options.only.casefold() in title.casefold()

    def measure(
        self,
        title: str,
        target: Target,
        at_most: float | None = None,
        base: str = "event",
        is_line: bool = True,
    ) -> Result | None:
        """Measure and print one line. A limit that is not a line's own needs no exact figure."""
        if not self.is_wanted(title):
            return None
        target.prepare()
        doubt = None if is_line else at_most
        result = compare(target, self.plain[base], self.options.rounds, doubt)
        self.report.line(title, result, at_most, f"plain {base}")
        return result

    def plain_site(self) -> None:
        self.report.heading("The plain site, for information")
        for name, target in self.plain.items():
            # A copy: a target that is its own base would be measured half as often.
            self.measure(f"plain {name}", replace(target))

    def first_renderings(self) -> None:
        from tests.bench.pages.addresses import addresses

        for is_line, heading in ((True, "First renderings"), (False, "All other addresses")):
            self.report.heading(heading)
            for address in addresses(self.sites.content):
                if address.is_line == is_line:
                    target = self.target(self.sites.ours, address.path, address.status)
                    result = self.measure(
                        address.title, target, address.at_most, address.base, is_line
                    )
                    if result:
                        self.ratios[address.title] = result.ratio

    def second_answers(self) -> None:
        self.report.heading("The same page again, nothing published since")
        path, store = self.sites.content.programme.url, self.sites.store
        self.measure("200 of the store", self.target(store, path), STORED)
        answer, _body = get(store.port, path, HEADERS)
        known = {"If-None-Match": answer.headers["ETag"]}
        self.measure("304", self.target(store, path, 304, **known), UNCHANGED)

    def large_edition(self) -> None:
        """Measure the addresses again after an edition of ten times the events was added."""
        from tests.bench.pages import content
        from tests.bench.pages.addresses import AT_MOST_LARGE, addresses

        small = self.sites.content
        self.report.heading(f"With an edition of {LARGE:,} events besides")
        programme, event = content.add_edition(small.programme.year + 1, LARGE)
        content.rebuild()
        large = replace(small, programme=programme, event=event)
        of_small = self.target(self.sites.ours, small.programme.url)
        for address in addresses(large):
            title = f"{address.title}, {LARGE:,} events"
            target = self.target(self.sites.ours, address.path, address.status)
            result = self.measure(title, target, AT_MOST_LARGE, is_line=False)
            before = self.ratios.get(address.title)
            if result and before and address.base == "event":
                self.report.hold(f"{title}, of {EVENTS:,}", result.ratio / before, OTHERS_GROW)
        title = f"programme of {LARGE:,} events, of {EVENTS:,}"
        if self.is_wanted(title):
            of_small.prepare()
            target = self.target(self.sites.ours, programme.url)
            target.prepare()
            result = compare(target, of_small, self.options.rounds)
            self.report.line(title, result, PROGRAMME_GROWS, "small one")
        self.sitemap()

    def sitemap(self) -> None:
        parts = [
            result
            for number, path in enumerate(sitemap_parts(self.sites.ours.port), 1)
            if (
                result := self.measure(
                    f"sitemap, part {number}", self.target(self.sites.ours, path), SITEMAP_PART
                )
            )
        ]
        if parts:
            self.report.hold("sitemap, all its parts", sum(part.ratio for part in parts), SITEMAP)

    def publications(self) -> None:
        from tests.bench.pages.publications import PUBLICATIONS

        self.report.heading("What a publication costs, for information")
        for title, prepare in PUBLICATIONS.items():
            target = Target(prepare(self.sites.content), self.sites.clock(None))
            self.measure(title, target)


def sitemap_parts(port: int) -> list[str]:
    """Return the paths of an index and of all it lists, or of the pages that Django numbers."""
    path, headers = "/sitemap.xml", HEADERS | {"Accept-Encoding": "identity"}
    _answer, body = get(port, path, headers)
    if b"<sitemapindex" in body:
        listed = re.findall(r"<loc>\s*https?://[^/]+([^<\s]+)", body.decode())
        return [path, *map(unescape, listed)]
    numbered = [path]
    while get(port, following := f"{path}?p={len(numbered) + 1}", headers)[0].status == 200:
        numbered.append(following)
    return numbered
