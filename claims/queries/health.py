"""Whether the tracker can do its work: the database, its migrations, and the queues. Reads only."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from claims.models.heartbeat import Queue
from claims.queries.operations import beats, is_stalled


def failings(now: datetime) -> dict[str, str]:
    """Return what is wrong, each thing by its name with a sentence; nothing where all is well. Three SQL queries."""
    try:
        missing = _shipped() - set(MigrationRecorder(connection).applied_migrations())
        if missing:
            return {"migrations": f"{len(missing)} are not applied: run manage.py migrate."}
        beaten = beats()
    except DatabaseError:
        return {"database": "It does not answer."}
    silent = [queue.value for queue in Queue if is_stalled(beaten.get(queue.value), now)]
    return {"heartbeat": f"No worker has read for two minutes: {', '.join(silent)}."} if silent else {}


@cache
def _shipped() -> set[tuple[str, str]]:
    """Return the migrations that come with this release."""
    return set(MigrationLoader(None).graph.nodes)
