"""`manage.py migrate`: Django's own, made impatient with locks on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

#: Seconds. Whoever comes after a migration that waits for a table waits behind it, so it may not wait for long.
PATIENCE = 5
_WAITED = (
    f"A table was in use for more than {PATIENCE} s, and everybody would have waited behind this migration. "
    "What was applied before it stays: run manage.py migrate again, when less goes on."
)


class Command(migrate.Command):
    help = (
        f"{migrate.Command.help} On PostgreSQL it waits at most {PATIENCE} s for a table that is in use, and says so. "
        "Example: manage.py migrate"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with impatient(options["database"]):
                super().handle(*args, **options)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise CommandError(_WAITED) from error
            raise


@contextmanager
def impatient(database: str) -> Iterator[None]:
    """Let statements of this connection fail rather than wait for a lock, on PostgreSQL."""
    connection = connections[database]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    try:
        yield
    finally:
        if connection.connection and not connection.connection.closed and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")
