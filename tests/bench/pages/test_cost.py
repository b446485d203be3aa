"""What is measured is processor time, and what falls short ends a run with an error."""

import subprocess
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.bench.pages.cost import Clock, Result, Target, compare, process_ms, reader
from tests.bench.pages.report import Report
from tests.bench.pages.run import sitemap_parts

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
HERE = Clock(None, None)


def busy(milliseconds: float):
    """Return an act that takes so much processor time, and the list of its calls."""
    calls = []

    def act() -> int:
        calls.append(1)
        until = time.process_time() + milliseconds / 1000
        while time.process_time() < until:
            pass
        return 0

    return act, calls


@contextmanager
def server(bodies: dict[str, bytes]):
    """Serve these bodies by path on loopback, and yield the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = bodies.get(self.path)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *words):
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield httpd.server_port
        httpd.shutdown()


def test_a_child_that_has_ended_counts_where_it_is_asked_for():
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}]); print(1)"
    with subprocess.Popen(
        [sys.executable, "-c", f"{parent}; sys.stdout.flush(); sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        own = process_ms(process.pid)
        with_child = process_ms(process.pid, ended_children=True)

    assert 250 < with_child - own < 600


def test_sleep_costs_nothing():
    target = Target(lambda: time.sleep(0.05) or 0, HERE)

    assert target.spend(4).each < 5


def test_a_turn_is_as_long_as_the_clock_needs():
    target = Target(busy(5)[0], HERE)
    target.prepare()

    assert 70 <= target.number <= 110
    assert sum(target.parts()) == target.number


def test_the_ratio_is_that_of_processor_time():
    result = compare(Target(busy(6)[0], HERE, number=10), Target(busy(2)[0], HERE, number=30), 3)

    assert 2.7 < result.ratio < 3.3
    assert 5.5 < result.ms < 7


@pytest.mark.parametrize(("at_most", "rounds"), [(None, 3), (2, 3), (1, 1), (10, 1)])
def test_one_round_is_enough_where_it_leaves_no_doubt(at_most, rounds):
    act, calls = busy(3)
    compare(Target(act, HERE), Target(busy(1)[0], HERE), 3, at_most)

    assert len(calls) == rounds


def test_another_status_than_expected_ends_the_run():
    with server({"/": b"1234"}) as port:
        assert reader(port, "/")() == 4
        with pytest.raises(RuntimeError, match="/gone/ answered 404 and not 200"):
            reader(port, "/gone/")()


def test_what_falls_short_is_named_and_gives_an_error(capsys):
    report = Report()
    report.line("event", Result(1.2, 12, 0.2, 3000), 1.2, "plain event")
    report.line("home", Result(1.21, 12, 0.2, 3000), 1.2, "plain event")
    report.line("publication", Result(99, 990, 0, 0), None, "plain event")
    report.hold("sitemap, all its parts", 7, 6)

    assert report.close() == 1
    lines = capsys.readouterr().out.splitlines()
    assert [("FALLS SHORT" in line, "held" in line) for line in lines[:4]] == [
        (False, True),
        (True, False),
        (False, False),
        (True, False),
    ]
    assert lines[5:] == [
        "Falls short: home: 1.21 × plain event, at most 1.2",
        "Falls short: sitemap, all its parts: 7 ×, at most 6",
        "1 held, 2 fall short.",
    ]


def test_a_run_that_holds_gives_no_error():
    report = Report()
    report.hold("event", 1, 1.2)

    assert report.close() == 0


def test_parts_of_a_sitemap_are_those_of_its_index():
    index = b"<sitemapindex><sitemap><loc>https://www.example.org/fr.xml?a=1&amp;b=2</loc>"
    with server({"/sitemap.xml": index}) as port:
        assert sitemap_parts(port) == ["/sitemap.xml", "/fr.xml?a=1&b=2"]


def test_parts_of_a_sitemap_without_an_index_are_numbered():
    with server(dict.fromkeys(["/sitemap.xml", "/sitemap.xml?p=2"], b"<urlset>")) as port:
        assert sitemap_parts(port) == ["/sitemap.xml", "/sitemap.xml?p=2"]
