"""Measures eight editors at one queue of 1,000 claims, through the pages of the desk.

Run it from the repository: python -m tests.benchmarks.editors [EDITORS CLAIMS]. Makes a database of its own on the
PostgreSQL server of DATABASE_URL, or uses SQLite in a temporary folder without one. Prints how many claims were
decided, how many twice, how many texts were lost and reservations left over (each is to be 0), the milliseconds from
sending a decision to having the next card, and how often editors without reservations decide what another decided.
"""

from __future__ import annotations

import json
import sys

from tests.benchmarks.databases import own_database, run


def main(editors: int, claims: int) -> None:
    """Make a database, let them work, and print a line for each figure."""
    with own_database("editors") as environment:
        told = run(environment, "-m", "tests.concurrency.editors", str(editors), str(claims))
    for figure, number in json.loads(told).items():
        print(f"{figure.replace('_', ' '):20} {number}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given) if given else main(8, 1000)
