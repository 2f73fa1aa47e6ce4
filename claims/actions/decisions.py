"""The one way in which a person changes a claim: checked, locked, counted once, written into the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, cast

from claims.actions import asleep, drafts, pairs, reservations, tidings, wording
from claims.actions.acts import Act, only_once
from claims.actions.acts import name_of as name_of
from claims.errors import BadInput, Conflict
from claims.models import Claim, Decision, Guideline, ReviewItem
from claims.models.decision import Verb
from claims.models.review import ReviewKind
from claims.models.roles import check_may
from claims.workflow import State

P = ParamSpec("P")

#: State → the kinds of questions that need no answer any more; None for all of them.
_ANSWERED: dict[State, tuple[ReviewKind, ...] | None] = {
    State.DETECTED: (),
    State.TRIAGED: (ReviewKind.NEW_CLAIM, ReviewKind.REOPENED),
    State.SETTLED: (ReviewKind.NEW_CLAIM, ReviewKind.REOPENED, ReviewKind.OVERDUE),
    State.DISMISSED: None,
    State.MERGED: None,
}

#: What changes no field of a claim, only when it is looked at again: a second editor is told of it all the same.
PROMISES = (Verb.PLANNED, Verb.SNOOZED)

#: What a decision may change, and what undoing it puts back.
CHANGEABLE = ("text", "workflow", "verdict", "dismissed_because", "merged_into_id", "revision")


def once(decide: Callable[P, Decision]) -> Callable[P, Decision]:
    """Run an action (one that takes `act=`) in a transaction, and only the first time that its act comes in."""

    @wraps(decide)
    def decided(*args: P.args, **kwargs: P.kwargs) -> Decision:
        act = cast(Act, kwargs["act"])

        def carry_out() -> Decision:
            decision = decide(*args, **kwargs)
            reservations.keep_up(decision, act)
            drafts.sent(decision, act)
            return decision

        return only_once(act, carry_out, _earlier)

    return decided


def lock(claim: Claim, act: Act, permission: str = "decide_claim") -> Claim:
    """Return the claim's row, locked until the transaction ends.

    Raises NotAllowed without the permission, Conflict if somebody changed the claim since it was shown, and Reserved if
    somebody else has it in hand; evidence may be added all the same.
    """
    check_may(act.by, permission)
    locked = act.batch.claims[claim.pk] if act.batch else Claim.objects.select_for_update().get(pk=claim.pk)
    if permission == "decide_claim":
        reservations.check_not_held(locked, act)
    if act.seen is not None and locked.revision != act.seen:
        raise Conflict(
            f"{_last_hand(locked)} since you opened it. Nothing of yours was lost: compare, then decide again."
        )
    return locked


def write(
    claim: Claim,
    verb: Verb,
    act: Act,
    *,
    changes: Mapping[str, Any],
    remember: Mapping[str, Any] | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """Apply `changes` to a locked claim, append the decision that says so, and tell who watches. Call in a transaction.

    `remember` is kept with the claim's state after the act: the ids of rows that it made.
    """
    before, woken = snapshot(claim), asleep.end(claim, verb)
    if changes:
        _apply(changes, claim, act, undoes)
    elif (undoes.verb if undoes else verb) in PROMISES:
        claim.revision, claim.changed_at = claim.revision + 1, act.now
        claim.save(update_fields=["revision", "changed_at"])
    decision = Decision.objects.append(
        claim=claim,
        claim_public_id=claim.public_id,
        verb=verb.value,
        by=act.by,
        by_name=name_of(act.by),
        decided_at=act.now,
        before=before,
        after={**snapshot(claim), **(remember or {}), **woken, **_guided(act)},
        note=act.note,
        nonce=act.nonce,
        undoes_sequence=undoes.sequence if undoes else None,
    )
    pairs.keep_up(decision=decision, claim=claim, act=act, undoes=undoes)
    tidings.spread(decision=decision, claim=claim, act=act, undoes=undoes)
    return decision


def _apply(changes: Mapping[str, Any], claim: Claim, act: Act, undoes: Decision | None) -> None:
    for name, value in changes.items():
        setattr(claim, name, value)
    claim.revision += 1
    claim.changed_at = act.now
    claim.save()
    if "text" in changes:
        wording.word_claims(claims=[claim])
    if "workflow" in changes:
        _sync_review(claim, act, undoes)


def _guided(act: Act) -> dict[str, int]:
    """Return the guidelines that the person was shown; raise BadInput for some that there never were."""
    if act.guideline is None:
        return {}
    if not Guideline.objects.filter(pk=act.guideline).exists():
        raise BadInput("This page is out of date: its guidelines are not known. Open it again, then decide.")
    return {"guideline": act.guideline}


def snapshot(claim: Claim) -> dict[str, Any]:
    """Return the changeable fields of a claim as plain JSON values."""
    return {name: getattr(claim, name) for name in CHANGEABLE}


def _earlier(act: Act) -> Decision | None:
    return Decision.objects.filter(nonce=act.nonce, by=act.by).select_related("claim").first()


def _last_hand(claim: Claim) -> str:
    # Evidence leaves the revision as it is: the first decision with this one is the change that made it.
    last = claim.decisions.filter(after__revision=claim.revision).order_by("sequence").first()
    if last is None:
        return "This claim changed"
    if last.verb == Verb.UNDONE:
        return f"{last.by_name} took back a decision about this claim"
    return f"{last.by_name} {Verb.of(last.verb).label} this claim"


def _sync_review(claim: Claim, act: Act, undoes: Decision | None) -> None:
    """Close the questions that the claim's new state answers.

    Those that the undone decision closed are open again, and those that were open before it stay as they are.
    """
    questions = ReviewItem.objects.filter(claim=claim)
    answered = questions.filter(closed_at__isnull=True)
    if undoes:
        closed = questions.filter(closed_at=undoes.decided_at, closed_by=undoes.by)
        # A round that was overtaken is not taken up again: the next verdict begins another.
        closed = closed.exclude(kind=ReviewKind.SECOND_OPINION)
        asked_since = questions.filter(closed_at__isnull=True, alert__isnull=True).values("kind")
        closed.exclude(kind__in=asked_since, alert__isnull=True).update(closed_at=None, closed_by=None)
        answered = answered.filter(opened_at__gt=undoes.decided_at)
    if (kinds := _ANSWERED[claim.state]) is not None:
        answered = answered.filter(kind__in=kinds)
    answered.update(closed_at=act.now, closed_by=act.by)
