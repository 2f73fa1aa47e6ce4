"""Questions to the desk about a claim: asked once, closed by a person's answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import Conflict, NotOpen
from claims.matching.weight import look_by
from claims.models import Alert, Claim, Decision, ReviewItem
from claims.models.decision import Verb
from claims.models.review import LOOKED_AT, ReviewKind
from claims.verdicts import Priority

#: How a question stands in the queue beside fresh claims (see matching/weight.py): above or among them.
WEIGHTS = {
    ReviewKind.REOPENED: 9,
    ReviewKind.ZOMBIE: 8,
    ReviewKind.SECOND_OPINION: 8,
    ReviewKind.DRIFT: 7,
    ReviewKind.FIGURES: 6,
    ReviewKind.EVIDENCE: 5,
    ReviewKind.OVERDUE: 5,
    ReviewKind.SAME_CLAIM: 2,
}


def place(*, weight: int, now: datetime, priority: str = Priority.NONE.value) -> dict[str, Any]:
    """Return the fields that place a question asked now in the queue. One that is opened again keeps its own."""
    return {"opened_at": now, "look_by": look_by(now, weight, Priority.of(priority)), "weight": weight}


def ask(*, claim: Claim, kind: ReviewKind, why: str, now: datetime, alert: Alert | None = None) -> ReviewItem:
    """Return the open question of this kind about a claim (or about this alert), asked now if it was not yet.

    A question that is open already takes the newer reason.
    """
    fresh = {**place(weight=WEIGHTS[kind], now=now, priority=claim.priority), "why": why}
    if alert is not None:
        return ReviewItem.objects.get_or_create(alert=alert, defaults={"claim": claim, "kind": kind.value, **fresh})[0]
    item, asked = ReviewItem.objects.get_or_create(
        claim=claim, kind=kind.value, closed_at=None, alert=None, defaults=fresh
    )
    if not asked and item.why != why:
        ReviewItem.objects.filter(pk=item.pk).update(why=why)
    return item


def ask_anew(*, claim: Claim, kind: ReviewKind, why: str, now: datetime) -> None:
    """Open the last question of this kind about a claim again; ask it, for `why`, where there never was one."""
    asked = claim.review_items.filter(kind=kind.value, alert__isnull=True)
    if asked.filter(closed_at__isnull=True).exists():
        return
    if (last := asked.order_by("-closed_at", "-pk").first()) is None:
        ask(claim=claim, kind=kind, why=why, now=now)
        return
    ReviewItem.objects.filter(pk=last.pk).update(closed_at=None, closed_by=None)


def close(*, claim: Claim, kinds: Iterable[ReviewKind], act: Act) -> None:
    """Close the claim's open questions of these kinds."""
    still_open = claim.review_items.filter(closed_at__isnull=True, kind__in=[kind.value for kind in kinds])
    still_open.update(closed_at=act.now, closed_by=act.by)


@once
def acknowledge(*, item: ReviewItem, act: Act) -> Decision:
    """Close a question that only asks to be looked at. Raises Conflict when somebody closed it before."""
    claim = lock(item.claim, act)
    if item.kind not in LOOKED_AT:
        raise NotOpen("This question is answered by a decision about the claim, not by looking at it.")
    waiting = ReviewItem.objects.filter(pk=item.pk, closed_at__isnull=True)
    if not waiting.update(closed_at=act.now, closed_by=act.by):
        raise Conflict("Somebody looked at this before you. Nothing is left to do about it.")
    return write(claim, Verb.ALERT_SEEN, act, changes={}, remember={"review_item_id": item.pk, "asked": item.kind})


def ask_again(*, decision: Decision) -> None:
    """Open the question again that a decision closed by looking at it. Call inside a transaction."""
    closed = ReviewItem.objects.filter(pk=decision.after["review_item_id"])
    closed.update(closed_at=None, closed_by=None)
