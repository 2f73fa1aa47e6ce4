"""Lists of speakers and of outlets by the alphabet, a page at a time, narrowed by words of their names. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from claims.models import Article, Claim, Source, Speaker
from claims.queries.keyset import Cursor
from claims.text.asked import asked
from claims.workflow import State

PAGE = 50


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name, and how many claims it is the speaker of, or how many articles it published."""

    pk: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class NameList:
    """A page of names; `older` leads to the next ("" on the last)."""

    rows: list[NameRow]
    older: str
    newer: str = ""


def speakers(words: str = "", after: int = 0) -> NameList:
    """Return a page of speakers with their claims. Three SQL queries."""
    counted = Claim.objects.exclude(workflow=State.MERGED.value)
    return _list(Speaker.objects.all(), words, after, lambda ids: counted.filter(speaker__in=ids), "speaker_id")


def sources(words: str = "", after: int = 0) -> NameList:
    """Return a page of outlets with their articles. Three SQL queries."""
    return _list(Source.objects.all(), words, after, lambda ids: Article.objects.filter(source__in=ids), "source_id")


def after_name(rows: QuerySet[Any], after: int, size: int) -> tuple[list[Any], str]:
    """Return the rows that follow the one with the id `after` by name (the first for 0), and the next page's cursor.

    Two SQL queries at most.
    """
    rows = rows.order_by("name", "pk")
    if after and (last := rows.model.objects.filter(pk=after).values_list("name", flat=True).first()) is not None:
        rows = rows.filter(Q(name__gte=last) & (Q(name__gt=last) | Q(pk__gt=after)))
    found = list(rows[: size + 1])
    last_row = found[size - 1] if len(found) > size else None
    return found[:size], str(Cursor(last_row.created_at, last_row.pk)) if last_row else ""


def _list(rows: QuerySet[Any], words: str, after: int, counted: Any, column: str) -> NameList:
    if words.strip():
        looked_for = asked(words)
        rows = rows.filter(searched__words__found=looked_for) if looked_for else rows.none()
    found, further = after_name(rows, after, PAGE)
    numbers = counted([it.pk for it in found]).order_by().values_list(column).annotate(number=Count("*"))
    held = dict(numbers)
    return NameList([NameRow(it.pk, it.name, held.get(it.pk, 0)) for it in found], further)
