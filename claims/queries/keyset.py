"""Pages of a long list by key: as fast on the last page as on the first, and stable while rows come in.

Lists run newest first, by a moment and then by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from claims.errors import BadInput

Row = TypeVar("Row", bound=Model)
SIZE = 50
#: As large as the id columns go; a larger number would be an error in the database.
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """The key of one row: a page begins right after it, in either direction."""

    moment: datetime
    pk: int

    def __str__(self) -> str:
        written = self.moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return f"{written}_{self.pk}"


@dataclass(frozen=True, slots=True)
class Window(Generic[Row]):
    """One page of rows, newest first, with the cursors of its neighbours (None where the list ends)."""

    rows: list[Row]
    older: Cursor | None
    newer: Cursor | None


def parse(written: str) -> Cursor:
    """Return the cursor that `str` wrote; raise BadInput for anything else."""
    moment, _, pk = written.rpartition("_")
    try:
        cursor = Cursor(datetime.fromisoformat(moment).astimezone(UTC), int(pk))
    except (ValueError, OverflowError):
        raise BadInput("The address names no page of this list: here is the first one.") from None
    if not 0 <= cursor.pk <= _LARGEST_ID:
        raise BadInput("The address names no page of this list: here is the first one.")
    return cursor


def window(
    rows: QuerySet[Row], field: str, *, older: Cursor | None = None, newer: Cursor | None = None, size: int = 0
) -> Window[Row]:
    """Return the page that begins after `older`, or that ends before `newer`, or the first; of SIZE rows unless said.

    One SQL query.
    """
    size = size or SIZE
    if newer and not older:
        return _towards_newer(rows, field, newer, size)
    if older:
        rows = rows.filter(_beyond(field, "lt", older))
    found = list(rows.order_by(f"-{field}", "-pk")[: size + 1])
    shown = found[:size]
    last = _key(shown[-1], field) if len(found) > size else None
    return Window(shown, last, _key(shown[0], field) if older and shown else None)


def nearest(
    rows: QuerySet[Row], field: str, number: int, *, older: Cursor | None = None, newer: Cursor | None = None
) -> QuerySet[Row]:
    """Return the first `number` rows that `window` would look at for the same page, whatever it narrows them by."""
    if newer and not older:
        return rows.filter(_beyond(field, "gt", newer)).order_by(field, "pk")[:number]
    beyond = rows.filter(_beyond(field, "lt", older)) if older else rows
    return beyond.order_by(f"-{field}", "-pk")[:number]


def _towards_newer(rows: QuerySet[Row], field: str, newer: Cursor, size: int) -> Window[Row]:
    found = list(rows.filter(_beyond(field, "gt", newer)).order_by(field, "pk")[: size + 1])
    shown = found[:size][::-1]
    if not shown:
        return window(rows, field, size=size)
    return Window(shown, _key(shown[-1], field), _key(shown[0], field) if len(found) > size else None)


def _beyond(field: str, side: str, cursor: Cursor) -> Q:
    # Bounding the moment alone lets the database use its index; the second half breaks ties by id.
    bounded = Q((f"{field}__{side}e", cursor.moment))
    return bounded & (Q((f"{field}__{side}", cursor.moment)) | Q((f"pk__{side}", cursor.pk)))


def _key(row: Model, field: str) -> Cursor:
    return Cursor(getattr(row, field), row.pk)
