"""Guidelines of the desk, the newest version of each kind of question. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.models import Guideline
from claims.models.review import ReviewKind


@dataclass(frozen=True, slots=True)
class Shown:
    """A version of the guidelines for one kind of question, in paragraphs."""

    pk: int
    kind: ReviewKind
    number: int
    paragraphs: tuple[str, ...]
    text: str
    by: str


def shown(kind: str) -> Shown | None:
    """Return the newest guidelines for a kind of question, or None where nobody has written any. One SQL query."""
    row = Guideline.objects.filter(kind=kind).order_by("-number").first()
    return _shown(row) if row else None


def newest() -> list[Shown]:
    """Return the newest guidelines of each kind that has any, in the order of the kinds. One SQL query."""
    rows = {row.kind: row for row in Guideline.objects.order_by("number")}
    return [_shown(rows[kind.value]) for kind in ReviewKind if kind.value in rows]


def versions(kind: ReviewKind) -> list[tuple[Shown, datetime]]:
    """Return every version for a kind of question with when it was written, newest first. One SQL query."""
    rows = Guideline.objects.filter(kind=kind.value).order_by("-number")
    return [(_shown(row), row.written_at) for row in rows]


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: an empty line parts them."""
    return tuple(" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _shown(row: Guideline) -> Shown:
    return Shown(row.pk, ReviewKind.of(row.kind), row.number, paragraphs(row.text), row.text, row.by_name)
