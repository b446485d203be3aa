"""What an answer costs: processor time of the process that gives it and of the database behind it.

Processor time (utime and stime of /proc) hardly depends on what else a machine does, but on how
fast its processor is just then. So nothing is measured alone: a target takes turns with a page of
the plain site, and their ratio counts.
"""

import http.client
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# The clock ticks at 10 ms, so a turn is long enough for 50 ticks, but for that many requests.
TURN = 500  # milliseconds
MOST_REQUESTS = 1000


def process_ms(pid: int, ended_children: bool = False) -> float:
    """Return the processor time that a process has used, in milliseconds.

    With `ended_children`, that of its children which have ended, too.
    """
    stat = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = stat[11:15] if ended_children else stat[11:13]
    return sum(map(int, ticks)) / TICKS * 1000


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def postgres_ms(postmaster: int) -> float:
    """Return the processor time of a PostgreSQL server, backends that have ended included."""
    spent = process_ms(postmaster, ended_children=True)
    for child in children(postmaster):
        try:
            spent += process_ms(child)
        except FileNotFoundError:  # it has ended just now
            continue
    return spent


@dataclass(frozen=True)
class Clock:
    """Processor time of a process and of a PostgreSQL server, None where SQLite is in the process.

    `process` returns a process id, or is None for this process.
    """

    process: Callable[[], int] | None
    postmaster: int | None

    def read(self) -> tuple[float, float]:
        """Return the milliseconds spent so far: by the process, by the database."""
        own = process_ms(self.process()) if self.process else time.process_time() * 1000
        return own, postgres_ms(self.postmaster) if self.postmaster else 0


@dataclass
class Target:
    """Something to do again and again, and what it has cost.

    `act` returns the length of an answer in bytes, 0 where there is none.
    """

    act: Callable[[], int]
    clock: Clock
    length: int = 0
    # Requests of a turn; found out by `prepare()`.
    number: int = 1
    own: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    def prepare(self) -> None:
        """Do it until nothing is new to the process, and choose the requests of a turn."""
        self.act()
        number, spent = 1, 0.0
        while spent < TURN / 5 and number < MOST_REQUESTS:
            number = min(number * 2 if spent else 1, MOST_REQUESTS)
            spent = max(sum(self._spend(number)) * number, 1000 / TICKS / 2)
        self.number = max(1, min(MOST_REQUESTS, round(TURN / spent * number)))

    def turn(self, share: float = 1) -> float:
        """Do it as often as a turn takes, or a share of it. Return the milliseconds of one."""
        own, database = self._spend(max(1, round(self.number * share)))
        self.own.append(own)
        self.database.append(database)
        return own + database

    def _spend(self, number: int) -> tuple[float, float]:
        before = self.clock.read()
        for _number in range(number):
            self.length = self.act()
        after = self.clock.read()
        own, database = ((late - early) / number for late, early in zip(after, before, strict=True))
        return own, database


@dataclass(frozen=True)
class Result:
    """Medians of the rounds: the ratio to the base, and what one request cost, in milliseconds."""

    ratio: float
    ms: float
    database_ms: float
    length: int


def compare(target: Target, base: Target, rounds: int) -> Result:
    """Measure a target beside its base, half of whose turn comes before and half after it."""
    ratios = []
    target.own.clear()
    target.database.clear()
    for _round in range(rounds):
        before = base.turn(0.5)
        ms = target.turn()
        ratios.append(ms / ((before + base.turn(0.5)) / 2))
    database_ms = statistics.median(target.database)
    return Result(
        statistics.median(ratios),
        statistics.median(target.own) + database_ms,
        database_ms,
        target.length,
    )


def reader(port: int, path: str, status: int = 200, **headers: str) -> Callable[[], int]:
    """Return the act of somebody who asks a server on loopback for an address.

    An answer with another status raises an error.
    """
    headers = {"Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"} | headers

    def read() -> int:
        answer, body = get(port, path, headers)
        if answer.status != status:
            raise RuntimeError(f"{path} answered {answer.status} and not {status}")
        return len(body)

    return read


def get(port: int, path: str, headers: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
