"""Measures eight editors at one queue of 1,000 claims, through the pages of the desk.

Run it from the repository: python -m tests.benchmarks.editors [EDITORS CLAIMS]. Makes a database of its own on the
PostgreSQL server of DATABASE_URL, or uses SQLite in a temporary folder without one. Prints how many claims were
decided, how many twice, how many texts were lost and reservations left over (each is to be 0), the milliseconds from
sending a decision to having the next card, and how often editors without reservations decide what another decided.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent.parent


def main(editors: int, claims: int) -> None:
    """Make a database, let them work, print a line for each figure, and drop the database."""
    server, _, _ = os.environ.get("DATABASE_URL", "").rpartition("/")
    with tempfile.TemporaryDirectory() as folder:
        if not server:
            work({**os.environ, "DATA_DIR": folder}, editors, claims)
            return
        name = f"editors_{uuid.uuid4().hex}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            try:
                work({**os.environ, "DATA_DIR": folder, "DATABASE_URL": f"{server}/{name}"}, editors, claims)
            finally:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def work(environment: dict[str, str], editors: int, claims: int) -> None:
    """Migrate the database, let them work on it, and print what happened."""
    subprocess.run([sys.executable, str(ROOT / "manage.py"), "migrate", "-v0"], env=environment, check=True)
    command = [sys.executable, "-m", "tests.concurrency.editors", str(editors), str(claims)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    for figure, number in json.loads(done.stdout).items():
        print(f"{figure.replace('_', ' '):20} {number}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given) if given else main(8, 1000)
