"""Sends 1,000 forms twice at the same moment, and once more afterwards, to a server: each is to count once.

Run it from the repository: python -m tests.benchmarks.doubles [NUMBER]. Makes a database of its own on the PostgreSQL
server of DATABASE_URL, or uses SQLite in a temporary folder without one. Exits with 1 where a form counted twice, or
not at all.
"""

from __future__ import annotations

import json
import sys

from tests.benchmarks.databases import own_database, run


def main(number: int) -> int:
    """Print one line of what came of it, and return the exit code."""
    with own_database("doubles") as environment:
        told = json.loads(run(environment, "-m", "tests.concurrency.doubles", str(number)))
    answers = ", ".join(f"{count:,} × {status}" for status, count in told["answers"].items())
    print(
        f"{told['database']}: {told['forms']:,} forms sent twice at once ({told['apart_us']} µs apart, median) and once"
        f" more: {told['events']:,} events, {told['doubled']} doubled, {told['missing']} missing;"
        f" {told['posts']:,} posts answered {answers}; p95 {told['p95_ms']} ms; {told['seconds']} s;"
        f" chain of {told['chain']:,} whole"
    )
    return int(bool(told["doubled"] or told["missing"]))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1000))
