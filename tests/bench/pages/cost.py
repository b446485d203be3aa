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
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# The clock ticks at 10 ms, so a turn is long enough for 50 ticks, but for that many requests.
TURN = 500  # milliseconds
MOST_REQUESTS = 1000
# A turn is divided, and the parts of target and base alternate.
PARTS = 5
HEADERS = {"Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"}
# Who is so many times above or below a limit needs no second round to be told from it.
CLEARLY = 2


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


@dataclass(frozen=True)
class Spent:
    """The milliseconds that a number of requests have cost: in the process, in the database."""

    number: int = 0
    own: float = 0
    database: float = 0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.number + other.number, self.own + other.own, self.database + other.database
        )

    @property
    def ms(self) -> float:
        return self.own + self.database

    @property
    def each(self) -> float:
        return self.ms / self.number


@dataclass
class Target:
    """Something to do again and again. `act` returns the bytes of an answer, 0 if there is none."""

    act: Callable[[], int]
    clock: Clock
    length: int = 0
    # Requests of a turn; found out by `prepare()`.
    number: int = 1

    def prepare(self) -> None:
        """Do it until nothing is new to the process, and choose the requests of a turn."""
        self.act()
        number, spent = 1, self.spend(1).ms
        while spent < TURN / 5 and number < MOST_REQUESTS:
            number = min(number * 4, MOST_REQUESTS)
            spent = self.spend(number).ms
        tick = 1000 / TICKS
        self.number = max(1, min(MOST_REQUESTS, round(TURN / max(spent, tick) * number)))

    def parts(self) -> list[int]:
        """Return how many requests each part of a turn has."""
        parts = min(PARTS, self.number)
        return [self.number // parts + (part < self.number % parts) for part in range(parts)]

    def spend(self, number: int) -> Spent:
        """Do it so many times."""
        before = self.clock.read()
        for _number in range(number):
            self.length = self.act()
        own, database = self.clock.read()
        return Spent(number, own - before[0], database - before[1])


@dataclass(frozen=True)
class Result:
    """Medians of the rounds: the ratio to the base, and what one request cost, in milliseconds."""

    ratio: float
    ms: float
    # The part of it that the database spent.
    share: float
    length: int


def compare(target: Target, base: Target, rounds: int, at_most: float | None = None) -> Result:
    """Measure a target beside its base, a part of the one and a part of the other in turns.

    With a limit, the first round is enough where it leaves no doubt.
    """
    done: list[tuple[float, Spent]] = []
    for _round in range(rounds):
        spent, beside = Spent(), Spent()
        for mine, its in zip_longest(target.parts(), base.parts(), fillvalue=0):
            beside += base.spend(its) if its else Spent()
            spent += target.spend(mine) if mine else Spent()
        done.append((spent.each / beside.each, spent))
        if at_most and not at_most / CLEARLY < done[0][0] < at_most * CLEARLY:
            break
    return Result(
        statistics.median(ratio for ratio, _spent in done),
        statistics.median(spent.each for _ratio, spent in done),
        statistics.median(spent.database / max(spent.ms, 0.01) for _ratio, spent in done),
        target.length,
    )


def reader(port: int, path: str, status: int = 200, **headers: str) -> Callable[[], int]:
    """Return the act of somebody who asks a server on loopback for an address.

    An answer with another status raises an error.
    """

    def read() -> int:
        answer, body = get(port, path, HEADERS | headers)
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
