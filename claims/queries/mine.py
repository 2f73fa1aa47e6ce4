"""What one person decided and left to others lately, newest first, for the way back to it. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Decision, Skip
from claims.models.decision import Verb
from claims.models.skip import SkipReason
from claims.queries import standing

#: How many the rail beside queue and card lists, and a page of all of them.
RAIL, PAGE = 20, 50


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that a person did: a decision (taken back already or not, and whether it can be), or a skip."""

    at: datetime
    public_id: str
    words: str
    decision: Decision | None = None
    is_undone: bool = False
    is_open: bool = False
    skipped: SkipReason | None = None


def rail(person: User) -> list[Done]:
    """Return what a person did last, at most RAIL. Six SQL queries at most."""
    both = [*decided(person, size=RAIL), *_skipped(person)]
    return sorted(both, key=lambda done: done.at, reverse=True)[:RAIL]


def last(done: Sequence[Done]) -> Decision | None:
    """Return the newest decision that stands among what a person did, if there is one among it."""
    stand = [it.decision for it in done if it.decision and not it.is_undone]
    return max(stand, key=lambda decision: decision.sequence, default=None)


def decided(person: User, *, before: int = 0, size: int = PAGE) -> list[Done]:
    """Return a page of a person's decisions, newest first; those before a sequence. Four SQL queries at most."""
    own = Decision.objects.filter(by=person).exclude(verb=Verb.UNDONE.value).select_related("claim")
    own = own.filter(sequence__lt=before) if before else own
    rows = list(own.order_by("-sequence")[:size])
    taken = Decision.objects.filter(undoes_sequence__in=[row.sequence for row in rows])
    undone = set(taken.values_list("undoes_sequence", flat=True))
    blocked = standing.obstacles([row for row in rows if row.sequence not in undone])
    return [_done(row, row.sequence in undone, row.sequence in blocked) for row in rows]


def _done(row: Decision, is_undone: bool, is_blocked: bool) -> Done:
    open_to_undo = not is_undone and not is_blocked
    return Done(row.decided_at, row.claim_public_id, row.claim.text, row, is_undone, open_to_undo)


def _skipped(person: User) -> list[Done]:
    rows = Skip.objects.filter(person=person).select_related("claim").order_by("-skipped_at")[:RAIL]
    return [
        Done(row.skipped_at, row.claim.public_id, row.claim.text, skipped=SkipReason.of(row.reason)) for row in rows
    ]
