"""Append-only rows in a hash chain: each carries the digest of the one before.

Guarded four times: here in model and queryset, in the admin, and by triggers that refuse
UPDATE, DELETE and TRUNCATE whoever asks.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models, transaction
from django.db.models import Q

from claims.errors import AppendOnly
from claims.models.locks import serialise

#: What the first row of a chain names as the digest before it.
GENESIS = "0" * 64

_Row = TypeVar("_Row", bound="ChainedRow")


class ChainQuerySet(models.QuerySet[_Row]):
    """Only `append` writes."""

    def append(self, **fields: Any) -> _Row:
        """Add the next row of the chain and return it. Waits for a writer that is ahead of it."""
        with transaction.atomic(using=self.db):
            serialise(self.model._meta.db_table, self.db)
            last = self.order_by("-sequence").values_list("sequence", "digest").first()
            sequence, row = last[0] if last else 0, self.model(**fields)
            row.sequence, row.previous_digest = sequence + 1, last[1] if last else GENESIS
            row.digest = row.computed_digest()
            models.Model.save(row, force_insert=True, using=self.db)
        return row

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("History is append-only: put a mistake right with a further entry.")

    update = delete = create = bulk_create = bulk_update = get_or_create = update_or_create = _refuse


class ChainedRow(models.Model):
    """A row of history. Subclasses list in `SEALED` the fields that its digest covers."""

    SEALED: ClassVar[tuple[str, ...]] = ()
    #: The column with the public id of the row it is about, and the way to that row's own: they must agree.
    SUBJECT: ClassVar[tuple[str, str]] = ("claim_public_id", "claim__public_id")

    sequence = models.PositiveBigIntegerField(unique=True, editable=False)
    previous_digest = models.CharField(max_length=64, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="%(class)s_sequence_starts_at_one")]

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: only `objects.append` writes history."""
        raise AppendOnly("History is append-only: write it with append().")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: history is never deleted."""
        raise AppendOnly("History is append-only: put a mistake right with a further entry.")

    def sealed(self) -> dict[str, Any]:
        """Return the fields that the digest covers, as plain JSON values."""
        return {"sequence": self.sequence, **{name: _plain(getattr(self, name)) for name in self.SEALED}}

    def computed_digest(self) -> str:
        """Return SHA-256 over the digest before and the canonical JSON of the sealed fields."""
        body = json.dumps(self.sealed(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(f"{self.previous_digest}\n{body}".encode()).hexdigest()

    def follows(self, before: Self | None) -> bool:
        """Say whether this row is the unbroken successor of `before` (None: of nothing)."""
        sequence, digest = (before.sequence, before.digest) if before else (0, GENESIS)
        linked = self.sequence == sequence + 1 and self.previous_digest == digest
        return linked and self.digest == self.computed_digest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
