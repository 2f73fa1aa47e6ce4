"""One writer at a time, where a rule reads before it writes."""

from __future__ import annotations

from django.db import connections


def serialise(name: str, using: str = "default") -> None:
    """Hold the lock called `name` until the surrounding transaction ends, waiting for whoever has it.

    SQLite needs none: its IMMEDIATE transactions already let one writer in at a time.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
