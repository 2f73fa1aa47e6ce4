"""Rows that must be alone of their kind are, and whatever a row points at is there. Read off the models themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, F, ForeignKey, Model, OuterRef, Q, QuerySet, UniqueConstraint

#: Longer values are cut short in what is told.
SHOWN = 80


def doubled(now: datetime) -> Iterator[str]:
    """Yield each set of values that may be there once and is there more often."""
    for model in _models():
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key:
                yield from _twice(model, Q(), {field.name: F(field.attname)})
        for constraint in model._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                yield from _twice(model, constraint.condition or Q(), _parts(constraint))


def orphaned(now: datetime) -> Iterator[str]:
    """Yield each row that points at a row that is not there."""
    for model in _models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                yield from _dangling(model, field)


def _models() -> Sequence[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _parts(constraint: UniqueConstraint) -> dict[str, Any]:
    told: dict[str, Any] = {name: F(name) for name in constraint.fields}
    return told | {f"expression {number}": made for number, made in enumerate(constraint.expressions, 1)}


def _twice(model: type[Model], condition: Q, parts: dict[str, Any]) -> Iterator[str]:
    keys = {f"part_{number}": made for number, made in enumerate(parts.values())}
    rows: QuerySet[Any] = model._base_manager.filter(condition).annotate(**keys).order_by()
    # Where one of them is empty, a database counts no two as the same.
    rows = rows.exclude(Q(*[Q((f"{key}__isnull", True)) for key in keys], _connector=Q.OR))
    groups = rows.values(*keys).annotate(there=Count("*")).filter(there__gt=1)
    for group in groups.iterator():
        values = ", ".join(f"{name} {str(group[key])[:SHOWN]}" for name, key in zip(parts, keys, strict=True))
        yield f"{group['there']} rows of {model._meta.label_lower} with {values}"


def _dangling(model: type[Model], field: ForeignKey[Any, Any]) -> Iterator[str]:
    there = field.related_model._base_manager.filter(**{field.target_field.attname: OuterRef(field.attname)})
    rows = model._base_manager.filter(~Exists(there), **{f"{field.attname}__isnull": False})
    for key, value in rows.values_list("pk", field.attname).iterator():
        yield f"{model._meta.label_lower} {key} points at {field.name} {value}"
