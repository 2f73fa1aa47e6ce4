"""Comments as pages show them: newest last, a page at a time, with whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.db.models.functions import Lower

from claims.models import Claim, Comment
from claims.queries import people
from claims.text.naming import calls, named

#: As many comments as one page shows.
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a comment's words; `name` is the user name that it calls, or ""."""

    words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One comment. One that was taken back has no runs; `former` is what it said before, oldest first."""

    pk: int
    by: str
    author: int
    at: datetime
    edited_at: datetime | None
    removed_at: datetime | None
    runs: tuple[Run, ...]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A page of the comments on a claim, newest last; `earlier` is the comment before which more stand, 0 for none."""

    comments: tuple[Said, ...]
    earlier: int
    is_newest: bool


def thread(claim: Claim, before: int = 0) -> Thread:
    """Return the newest comments on a claim and those merged into it, or those before a comment. Three SQL queries."""
    family = Claim.objects.filter(Q(pk=claim.pk) | Q(merged_into=claim.pk)).order_by()
    rows = Comment.objects.filter(claim__in=family).prefetch_related("former")
    if before:
        rows = rows.filter(pk__lt=before)
    newest = list(rows.order_by("-pk")[: SHOWN + 1])
    shown = list(reversed(newest[:SHOWN]))
    callable_by = called_in(row.text for row in shown if row.removed_at is None)
    comments = tuple(_said(row, callable_by) for row in shown)
    return Thread(comments, shown[0].pk if len(newest) > SHOWN else 0, is_newest=not before)


def called_in(texts: Iterable[str]) -> dict[str, User]:
    """Return the people whom texts name with @, by lower-case user name: those who may read claims. One SQL query."""
    names = list(dict.fromkeys(name for text in texts for name in named(text)))
    if not names:
        return {}
    found = people.who_may("view_claim").annotate(lowered=Lower("username")).filter(lowered__in=names)
    return {person.get_username().lower(): person for person in found}


def runs(text: str, who: dict[str, User]) -> tuple[Run, ...]:
    """Return a text cut at the names that it calls."""
    cut: list[Run] = []
    at = 0
    for span, names in calls(text):
        name = next((name for name in names if name in who), None)
        if name is None:
            continue
        end = span.start + 1 + len(name)
        cut += [Run(text[at : span.start]), Run(text[span.start : end], who[name].get_username())]
        at = end
    return tuple(run for run in (*cut, Run(text[at:])) if run.words)


def _said(row: Comment, who: dict[str, User]) -> Said:
    gone = row.removed_at is not None
    former: Sequence[str] = () if gone else tuple(it.text for it in row.former.all())
    return Said(
        pk=row.pk,
        by=row.by_name,
        author=row.by_id,
        at=row.made_at,
        edited_at=row.edited_at,
        removed_at=row.removed_at,
        runs=() if gone else runs(row.text, who),
        former=tuple(former),
    )
