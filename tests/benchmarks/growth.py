"""Measures what a further article costs as the store grows: taken in, read, indexed, matched, and its claims looked up.

Run it from the repository: `python -m tests.benchmarks.growth 10000 100000 1000000 [--database postgres://…/name]`.
Each size gets a database of its own, `name_SIZE` (or a SQLite file under --folder); one that is filled already stays.
A million articles of 250 words take an hour to fill in, and 70 GB. Then each size takes in ARTICLES new articles,
turn by turn over ROUNDS, each with two reports and their caveats; what is printed is per article: time by the clock,
processor time (here and in the database's process), SQL statements, and what reading alone takes of it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, ROUNDS, WARM = 60, 3, 20
Figures = dict[str, list[float]]


def main() -> None:
    """Fill what is empty, measure turn by turn, and print a line for each size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--database", default="", help="the address of a PostgreSQL database; its name gets the size")
    parser.add_argument("--folder", default=tempfile.gettempdir(), help="where SQLite files are kept between runs")
    parser.add_argument("--fill", action="store_true", help="fill in the articles and stop")
    asked = parser.parse_args()
    for size in asked.sizes:
        _run("prepare", size, asked)
    if asked.fill:
        return
    found: dict[int, list[Figures]] = {size: [] for size in asked.sizes}
    for turn in range(ROUNDS):
        for size in asked.sizes:
            found[size].append(json.loads(_run("measure", size, asked, str(turn))))
    for size, rounds in found.items():
        print(f"{size:9,} articles: {_line(rounds)}", flush=True)


def _run(step: str, size: int, asked: argparse.Namespace, *words: str) -> str:
    environment = {
        **os.environ,
        "DATA_DIR": f"{asked.folder}/growth_{size}",
        "DJANGO_SETTINGS_MODULE": "claims.settings",
    }
    if asked.database:
        environment["DATABASE_URL"] = f"{asked.database}_{size}"
    command = [sys.executable, "-m", "tests.benchmarks.growth", step, str(size), *words]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout


def _line(rounds: list[Figures]) -> str:
    def all_of(name: str) -> list[float]:
        return [value for one in rounds for value in one[name]]

    cpu = [statistics.mean(one["cpu"]) for one in rounds]
    cuts = statistics.quantiles(all_of("clock"), n=20)
    return (
        f"clock p50 {cuts[9]:.0f} ms p95 {cuts[18]:.0f}; processor {statistics.median(cpu):.0f} ms "
        f"({min(cpu):.0f} to {max(cpu):.0f} by round), of which reading alone {statistics.mean(all_of('alone')):.0f}; "
        f"{statistics.mean(all_of('queries')):.0f} SQL statements; {statistics.mean(all_of('claims')):.1f} claims"
    )


def prepare(size: int) -> None:
    """Make the database, and fill it unless it holds articles."""
    from django.core.management import call_command

    from claims.models import Article
    from tests.benchmarks.growth_store import load

    call_command("migrate", interactive=False, verbosity=0)
    if not Article.objects.exists():
        began = time.monotonic()
        load(size)
        print(f"{size:,} articles filled in within {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def measure(size: int, turn: int) -> None:
    """Take in the articles of one turn; print figures as JSON."""
    from django.db import connection

    from tests.benchmarks.growth_store import story

    connection.ensure_connection()
    first = (int(time.time()) * 1000 + turn) % 10**9
    stories = [story(first + at, size) for at in range(WARM + ARTICLES)]
    rows = [_taken_in(told, f"{first}-{at}") for at, told in enumerate(stories)][WARM:]
    print(json.dumps({name: [row[name] for row in rows] for name in rows[0]}))


def _taken_in(told: dict[str, Any], name: str) -> dict[str, float]:
    from django.db import connection

    from claims.actions import articles, catching_up
    from claims.models.article import Door
    from tests.benchmarks.desk_pages import worked

    reading = _reading(told, name)
    began, busy = time.perf_counter(), worked()
    asked = count()
    with connection.execute_wrapper(lambda execute, *given: (next(asked), execute(*given))[1]):
        version = articles.receive(reading=reading, door=Door.JSONL, by=None).version
        catching_up.catch_up(version_id=version.pk)
    clock, busy = time.perf_counter() - began, worked() - busy
    drafts, alone = _read_alone(version.text)
    return {"clock": clock * 1000, "cpu": busy * 1000, "queries": next(asked), "alone": alone, "claims": drafts}


def _reading(told: dict[str, Any], name: str) -> Any:
    from datetime import UTC, datetime

    from claims.reading.articles import Reading

    day = told["day"]
    published = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Reading(told["text"], told["title"], outlet="Outlet 1", published=published, external_id=name)


def _read_alone(text: str) -> tuple[int, float]:
    from claims.analysis import read

    began = time.process_time()
    drafts = read(text)
    return len(drafts), (time.process_time() - began) * 1000


if __name__ == "__main__":
    if sys.argv[1:2] in (["prepare"], ["measure"]):
        from tests.benchmarks.desk import make_database

        make_database(os.environ.get("DATABASE_URL", ""))
        import django

        django.setup()
        if sys.argv[1] == "prepare":
            prepare(int(sys.argv[2]))
        else:
            measure(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
