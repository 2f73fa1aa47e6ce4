"""Filling an empty store with the tables of a backup: all of it, proved equal, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from claims.errors import BackupBroken, BadInput
from claims.models import guards
from claims.queries import canonical
from claims.queries.canonical import Table

#: Tables in which migrations put rows: these give way to those of the backup.
MADE_BY_MIGRATIONS = frozenset(
    {"contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions", "claims.guideline"}
)
BATCH = 1000

#: Yields the lines of a table of the backup.
Lines = Callable[[Table], Iterable[bytes]]


def check_empty() -> None:
    """Raise BadInput, naming what is there, unless the store holds only what its migrations wrote."""
    filled = [it.name for it in canonical.tables() if it.name not in MADE_BY_MIGRATIONS and it.rows.exists()]
    if filled:
        raise BadInput(
            f"The database is not empty: there are rows in {', '.join(filled[:5])}{' …' if filled[5:] else ''}. "
            "Nothing was changed. Restore into a new database: create one, name it in DATABASE_URL, run "
            "`manage.py migrate`, then restore."
        )


def restore(*, lines: Lines, digests: dict[str, str], loaded: Callable[[Table], None] = lambda table: None) -> None:
    """Write every table of a backup into the empty store, and prove that each is the one that was backed up.

    Raises BadInput where the store is not empty, and BackupBroken where the database takes a row otherwise than it was,
    or not at all; then nothing was written.
    """
    tables = canonical.tables()
    with transaction.atomic():
        check_empty()
        # What was guarded when it was written is proved by its digest now; what migrations wrote has to give way.
        guards.remove(connection)
        for table in reversed(tables):
            table.rows._raw_delete(connection.alias)
        for table in tables:
            _load(table, lines(table))
            loaded(table)
        connection.check_constraints()
        guards.install(connection)
        _reset_sequences(tables)
        _prove(tables, digests)
    ContentType.objects.clear_cache()


def _load(table: Table, lines: Iterable[bytes]) -> None:
    waiting = iter(lines)
    try:
        while batch := list(islice(waiting, BATCH)):
            table.rows.bulk_create([canonical.row_of(table, line) for line in batch])
    except (DatabaseError, ValueError) as refused:
        # A database says on which row it choked, and goes on for lines.
        raise BackupBroken(f"The database does not take a row of {table.name}: {str(refused)[:300]}") from refused


def _reset_sequences(tables: Sequence[Table]) -> None:
    """Let the next row of each table be numbered after those that came with their numbers."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)


def _prove(tables: Sequence[Table], digests: dict[str, str]) -> None:
    for table in tables:
        if canonical.digest(table) != digests[table.name]:
            raise BackupBroken(
                f"What this database made of {table.name} is not what was backed up: nothing was restored. "
                "Tell the makers of the tracker, with the engine and version of both databases."
            )
