"""Fills tables fast: COPY on PostgreSQL, with indexes made afterwards, and many rows a statement on SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

BATCH = 20_000
Row = tuple[Any, ...]


def fill(model: type[models.Model], names: str, rows: Iterable[Row]) -> None:
    """Insert rows of the columns that `names` lists; further columns get the default of their field."""
    columns, rest = _columns(model, names.split())
    table = model._meta.db_table
    remaining = iter(rows)
    while batch := [(*row, *rest) for row in islice(remaining, BATCH)]:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
                with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                    copy.write("".join("\t".join(map(_written, row)) + "\n" for row in batch))
            else:
                marks = ", ".join(["?"] * len(columns))
                sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
                cursor.connection.executemany(sql, batch)


@contextmanager
def indexed_afterwards(*filled: type[models.Model]) -> Iterator[None]:
    """Leave the plain indexes of tables away while they are filled, and make them then. PostgreSQL only."""
    found = [found for model in filled for found in _plain_indexes(model._meta.db_table)]
    _run(*(f"DROP INDEX {name}" for name, _ in found))
    yield
    if found:
        _run("SET maintenance_work_mem = '1GB'", *(made for _, made in found))


def tidy(*filled: type[models.Model]) -> None:
    """Set the counters of ids right, and let the database learn what the tables hold."""
    count_on(*filled)
    _run("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def count_on(*filled: type[models.Model]) -> None:
    """Let the next id follow the greatest one."""
    for table in (model._meta.db_table for model in filled if connection.vendor == "postgresql"):
        _run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1)) FROM {table}")  # noqa: S608


def _columns(model: type[models.Model], names: Sequence[str]) -> tuple[list[str], Row]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    further = [field for attname, field in fields.items() if attname not in names and not field.primary_key]
    further = [field for field in further if not field.null and not field.generated]
    columns = [connection.ops.quote_name(str(fields[name].column)) for name in names]
    columns += [connection.ops.quote_name(str(field.column)) for field in further]
    return columns, tuple(_default(field) for field in further)


def _default(field: Any) -> Any:
    if not field.has_default() and not field.empty_strings_allowed:
        raise ValueError(f"{field} has no default: say what it holds.")
    value = field.get_default()
    return json.dumps(value) if isinstance(value, list | dict) else value


def _written(value: Any) -> str:
    if value is None:
        return r"\N"
    return str(value).replace("\\", r"\\").replace("\n", r"\n").replace("\t", r"\t")


def _plain_indexes(table: str) -> list[tuple[str, str]]:
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
            "LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid "
            "WHERE i.indrelid = %s::regclass AND c.oid IS NULL",
            [table],
        )
        return list(cursor.fetchall())


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
