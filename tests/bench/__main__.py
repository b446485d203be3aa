"""Chooses what `make bench` measures. Nothing is asked of any network."""

import argparse
import sys

from tests.bench import growth
from tests.bench.pages import run
from tests.postgres import programs


def main() -> None:
    options = arguments()
    engine = options.database or ("postgres" if programs() else "sqlite")
    if options.growth:
        growth.measure_all(options, engine)
    else:
        sys.exit(run.run(options, engine))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--database", choices=["postgres", "sqlite"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="part of a measure's title")
    parser.add_argument(
        "--large", action="store_true", help="measure an edition of 10,000 events, too"
    )
    parser.add_argument(
        "--growth", action="store_true", help="how queries and time grow with the content"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
