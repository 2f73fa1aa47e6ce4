"""One digest over what the desk decides about: the same before decisions and after all of them were taken back.

Left out is what must differ then: revisions, moments, history, and the rows that an act made and its undo ended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet

from claims.models import Claim, Evidence, FollowUp, Match, MergeSuggestion, OriginMember, ReviewItem
from claims.models.evidence import EvidenceState

#: Fields of every table that tell when, how often or by whom a row was last written, not what it says.
_WHEN = frozenset(
    {"id", "revision", "created_at", "changed_at", "closed_at", "closed_by", "decided_at", "decided_by", "placed_at"}
    | {"next_at", "opened_at", "opened_on", "look_by", "found_at", "added_at", "withdrawn_at", "signature"}
)


def digest() -> str:
    """Return SHA-256 over the state of every claim and of all that bears on it. A query for each table."""
    found = hashlib.sha256()
    for line in lines():
        found.update(line.encode())
    return found.hexdigest()


def lines() -> Iterator[str]:
    """Yield what the digest is over, a line for each row: to see where two states differ."""
    for rows in _tables():
        yield from _lines(rows)


def _tables() -> Iterator[QuerySet[Any]]:
    yield Claim.objects.order_by("pk")
    # A question may be asked again by another row: what counts is which are open.
    yield ReviewItem.objects.filter(closed_at__isnull=True).order_by("claim", "kind", "alert", "pk")
    yield Evidence.objects.filter(state=EvidenceState.ACCEPTED.value).order_by("pk")
    yield Match.objects.order_by("pk")
    # One that has ended is kept for its words alone.
    yield FollowUp.objects.filter(next_at__isnull=False).order_by("claim")
    yield MergeSuggestion.objects.order_by("earlier", "later")
    yield OriginMember.objects.order_by("pk")


def _lines(rows: QuerySet[Any]) -> Iterator[str]:
    names = _said(rows.model)
    yield f"{rows.model.__name__} {names}\n"
    for row in rows.values_list(*names).iterator(chunk_size=2000):
        yield json.dumps(row, default=str, ensure_ascii=False) + "\n"


def _said(model: type[Model]) -> list[str]:
    """Return the names of a model's columns that say something, and its key where rows outlive an undo."""
    names = [field.name for field in model._meta.concrete_fields if field.name not in _WHEN]
    return ["pk", *names] if model in (Claim, Evidence, Match) else names
