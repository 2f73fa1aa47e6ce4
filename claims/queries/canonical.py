"""Tables as lines of text that are the same on every database: what a backup holds, and what its digests are over."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import F, Field, Model, QuerySet, TextField
from django.db.models.functions import Cast, Collate

#: Who is signed in, and who mistyped a password: gone in days, and nobody's history.
APPS_LEFT_OUT = frozenset({"sessions", "axes"})
#: How this one installation is doing, not what it knows.
TABLES_LEFT_OUT = frozenset({"claims.heartbeat", "claims.turn", "claims.backup"})
CHUNK = 1000


@dataclass(frozen=True)
class Table:
    """A model's table: its name, and its columns in their order."""

    model: type[Model]

    @property
    def name(self) -> str:
        """Return the model's label, such as "claims.article"."""
        return self.model._meta.label_lower

    @cached_property
    def fields(self) -> Sequence[Field[Any, Any]]:
        """Return the fields that are columns."""
        return [field for field in self.model._meta.concrete_fields if field.column]

    @property
    def columns(self) -> list[str]:
        """Return their names."""
        return [field.attname for field in self.fields]

    @property
    def rows(self) -> QuerySet[Any]:
        """Return every row, past managers that hide or refuse some."""
        return QuerySet(self.model)


def tables() -> list[Table]:
    """Return every table that a backup holds, each after those that it points at."""
    models = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    order: TopologicalSorter[type[Model]] = TopologicalSorter()
    for model in sorted(models, key=lambda it: it._meta.label_lower):
        order.add(model, *(to for to in _pointed_at(model) if to is not model and to in models))
    return [Table(model) for model in order.static_order()]


def lines(table: Table) -> Iterator[bytes]:
    """Yield each row of a table as a line of JSON, in the order of its key. One statement, constant memory."""
    for row in table.rows.order_by(*_key(table)).values_list(*table.columns).iterator(chunk_size=CHUNK):
        told = json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield f"{told}\n".encode()


def row_of(table: Table, line: bytes) -> Model:
    """Return the row that a line holds, not saved."""
    values = [field.to_python(value) for field, value in zip(table.fields, json.loads(line), strict=True)]
    return table.model.from_db(connection.alias, table.columns, values)


def digest(table: Table) -> str:
    """Return SHA-256 over the lines of a table."""
    found = hashlib.sha256()
    for line in lines(table):
        found.update(line)
    return found.hexdigest()


def _is_kept(model: type[Model]) -> bool:
    return model._meta.app_label not in APPS_LEFT_OUT and model._meta.label_lower not in TABLES_LEFT_OUT


def _pointed_at(model: type[Model]) -> Iterator[type[Model]]:
    for field in model._meta.concrete_fields:
        if field.is_relation and isinstance(field.related_model, type):
            yield field.related_model


def _key(table: Table) -> list[Any]:
    """Return how to order rows by their key. Texts by their bytes: each database has a mind of its own otherwise."""
    keys = table.model._meta.pk_fields
    return [_by_bytes(key) if key.get_internal_type() == "CharField" else F(key.attname) for key in keys]


def _by_bytes(key: Field[Any, Any]) -> Any:
    if connection.vendor != "postgresql":
        return F(key.attname)
    return Collate(Cast(key.attname, TextField()), "C")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return b64encode(value).decode() if isinstance(value, bytes | memoryview) else str(value)
