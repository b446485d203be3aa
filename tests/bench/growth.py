"""How queries and time of an act grow with the content: sizes side by side in one process.

Sizes take turns, so that what else the machine does slows all of them alike: the ratio is what
counts, milliseconds are those of this machine. Nothing is asked of any network.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from tests.databases import PreparedDatabase

SITE = Path(__file__).resolve().parents[2] / "site"


def measure_all(options: argparse.Namespace, engine: str) -> None:
    """Measure and print what `measures.py` lists, on a throw-away database."""
    database = PreparedDatabase(engine)
    os.environ["DATABASE_URL"] = database.url
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path.insert(0, str(SITE))
    database.prepare()
    import django

    django.setup()
    from programme.setup import setup_site
    from tests.bench.measures import MEASURES

    setup_site()
    print(f"On {engine}, median of {options.rounds} rounds. Ratios are to the first size.")
    for measure in MEASURES:
        if options.only.casefold() in measure.title.casefold():
            run(measure, options.rounds)


def run(measure, rounds: int) -> None:
    print(f"\n{measure.title}", flush=True)
    acts = {size: measure.prepare(size) for size in measure.sizes}
    know_the_tables()
    answers = {size: counted(act) for size, act in acts.items()}
    seconds = {size: [] for size in acts}
    for _round in range(rounds):
        for size, act in acts.items():
            start = time.perf_counter()
            act()
            seconds[size].append(time.perf_counter() - start)
    medians = {size: statistics.median(times) for size, times in seconds.items()}
    first = medians[measure.sizes[0]]
    for size, median in medians.items():
        queries, length = answers[size]
        line = f"  {size:>6,}  time × {median / first:<6.2f} {queries:>4} queries"
        line += f"  {length / 1000:>8.1f} kB" if length else " " * 13
        print(f"{line}  ({median * 1000:.3g} ms)")


def know_the_tables() -> None:
    """Gather statistics and tidy up, as PostgreSQL does by itself in production."""
    from django.db import connection

    with connection.cursor() as cursor:
        # Tidying up is for outside of a transaction, such as that of a test.
        tidies_up = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if tidies_up else "ANALYZE")


def counted(act) -> tuple[int, int]:
    """The queries and the bytes of one act, once nothing is new to the process."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    return len(queries), len(answer or b"")
