"""A database of one's own for a measurement, migrated, and gone when it is over."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def own_database(name: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a fresh database called `name` and some.

    On the PostgreSQL server of DATABASE_URL, or SQLite in a temporary folder without one.
    """
    server = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        environment = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/tracker.sqlite3"}
        if not server.startswith("postgres"):
            _migrate(environment)
            yield environment
            return
        server, called = server.rpartition("/")[0], f"{name}_{uuid.uuid4().hex}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(called)))
            try:
                environment["DATABASE_URL"] = f"{server}/{called}"
                _migrate(environment)
                yield environment
            finally:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(called)))


def run(environment: dict[str, str], *arguments: str) -> str:
    """Run Python with these arguments from the repository, and return what it prints; its errors are shown."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def _migrate(environment: dict[str, str]) -> None:
    run(environment, "manage.py", "migrate", "-v0")
