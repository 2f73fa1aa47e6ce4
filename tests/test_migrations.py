"""Migrations are applied while the tracker runs: what locks a large table for long has to say why."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import migrate as django_migrate
from django.db import OperationalError, connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from psycopg.errors import LockNotAvailable

from claims.management.commands.migrate import PATIENCE, impatient
from claims.migrations._gently import AddIndexGently, RemoveIndexGently

#: The first migration that was written under these rules.
FIRST = "0030"
#: No more than a moment's look into the catalogue, whatever the size of the table.
QUICK = (
    migrations.CreateModel,
    migrations.DeleteModel,
    migrations.AlterModelOptions,
    migrations.AlterModelManagers,
    migrations.RemoveConstraint,
    migrations.RemoveField,
    AddIndexGently,
    RemoveIndexGently,
)
SHIPPED = sorted(name for app, name in MigrationLoader(None).graph.nodes if app == "claims" and name >= FIRST)


def locking(operations: Sequence[Operation]) -> list[str]:
    """Return what may lock a table for as long as it is large, of those that the same migration does not make."""
    made = {operation.name.lower() for operation in operations if isinstance(operation, migrations.CreateModel)}
    return [operation.describe() for operation in operations if not _is_quick(operation, made)]


def _is_quick(operation: Operation, made: set[str]) -> bool:
    if str(getattr(operation, "model_name", "")).lower() in made:
        return True
    if isinstance(operation, migrations.AddField):
        field: Any = operation.field
        constant = field.null or (field.has_default() and not callable(field.default))
        return constant and not field.unique and not field.db_index
    # Rows are written, not tables locked; a step over many rows goes in batches.
    return isinstance(operation, (*QUICK, migrations.RunPython))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_migration_locks_no_table_for_long_or_says_why(name: str) -> None:
    module = import_module(f"claims.migrations.{name}")
    found = locking(module.Migration.operations)

    assert not found or len(getattr(module, "LOCKS", "")) > 40, (
        f"{name}: {found} may lock a table for as long as it is large. Do it gently (claims/docs/operating.md), "
        'or say in a constant LOCKS = "…" of the migration why that is bearable.'
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_indexes_that_are_built_beside_writers_stand_alone(name: str) -> None:
    migration: Any = import_module(f"claims.migrations.{name}").Migration
    gentle = [isinstance(it, AddIndexGently | RemoveIndexGently) for it in migration.operations]

    assert not any(gentle) or (all(gentle) and not migration.atomic)


PLAIN, TEXT = models.CharField(default="", max_length=9), models.TextField(default=list)


@pytest.mark.parametrize(
    ("operation", "is_quick"),
    [
        (migrations.AddField("claim", "note", models.TextField(null=True)), True),
        (migrations.AddField("claim", "note", PLAIN), True),
        (migrations.AddField("claim", "note", TEXT), False),
        (migrations.AddField("claim", "note", models.CharField(max_length=9, null=True, unique=True)), False),
        (migrations.AddField("claim", "note", models.ForeignKey("Claim", models.CASCADE, null=True)), False),
        (migrations.AlterField("claim", "text", models.TextField()), False),
        (migrations.AddIndex("claim", models.Index(fields=["text"], name="x")), False),
        (migrations.AddConstraint("claim", models.CheckConstraint(condition=models.Q(pk=1), name="x")), False),
        (migrations.RunSQL("VACUUM FULL"), False),
        (migrations.RenameField("claim", "text", "words"), False),
        (AddIndexGently("claim", models.Index(fields=["text"], name="x")), True),
        (migrations.AddIndex("fresh", models.Index(fields=["text"], name="x")), True),
    ],
    ids=lambda it: it.describe() if isinstance(it, Operation) else str(it),
)
def test_the_rule_knows_what_locks(operation: Operation, is_quick: bool) -> None:
    fresh = migrations.CreateModel("Fresh", [("text", models.TextField())])

    assert (locking([fresh, operation]) == []) is is_quick


@pytest.mark.django_db
def test_a_migration_waits_for_no_lock_for_long() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer, whom the busy timeout waits for")

    def timeout() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            return str(cursor.fetchone()[0])

    with impatient("default"):
        assert timeout() == f"{PATIENCE}s"
    assert timeout() == "0"


def test_a_table_in_use_is_told_in_words(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise OperationalError("canceling statement due to lock timeout") from LockNotAvailable()

    monkeypatch.setattr(django_migrate.Command, "handle", refuse)

    with pytest.raises(CommandError, match=f"in use for more than {PATIENCE} s"):
        call_command("migrate", verbosity=0)
