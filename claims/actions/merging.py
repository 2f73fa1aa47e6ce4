"""Two claims that may be one: suggested by a machine, merged or kept apart by a person, and a merge undone later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from claims.actions import follow_ups, questions
from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import Conflict, NotOpen
from claims.matching.sameness import ALGORITHM, SUGGESTED, Sameness, sameness
from claims.models import Claim, Decision, MergeSuggestion
from claims.models.decision import Verb
from claims.models.merge_suggestion import MergeState
from claims.models.review import ReviewKind
from claims.queries import assertions
from claims.queries.merging import candidates, root
from claims.workflow import Move, check_can

#: At most so many likenesses of one claim are put before an editor at once: the likeliest.
MOST = 5
#: Under which name a merge remembers the suggestions that it answered.
_ANSWERED = "merge_suggestion_ids"
#: A suggestion that nobody has decided about.
_WAITING = {"state": MergeState.SUGGESTED.value, "decided_at": None, "decided_by": None}


def suggest(*, claim: Claim, now: datetime) -> list[MergeSuggestion]:
    """Compare a claim with those that may be the same, and ask the desk about the likely ones. Changes no claim.

    Twice is as once: a pair is suggested a single time, whatever an editor makes of it. Call it inside a transaction.
    """
    if not Claim.objects.standing().filter(pk=claim.pk).exists():
        return []
    others = {other.pk: other for other in candidates(claim)}
    told = assertions.of_claims([claim, *others.values()])
    judged = [(other, sameness(told[claim.pk], told[other.pk])) for other in others.values()]
    likely = sorted((it for it in judged if it[1].score >= SUGGESTED), key=lambda it: (-it[1].score, it[0].pk))
    rows = [_suggestion(claim, other, found, now) for other, found in likely[:MOST]]
    MergeSuggestion.objects.bulk_create(rows, ignore_conflicts=True)
    for row in reversed(rows):  # the likeliest last: a question keeps the reason that it was asked with last
        _ask(row, now)
    return rows


@once
def keep_apart(*, suggestion: MergeSuggestion, act: Act) -> Decision:
    """Say that two claims are two: they are never suggested as one again. Changes neither.

    Raises Conflict when somebody decided about the suggestion before, and NotOpen when one of the claims went.
    """
    claim = lock(suggestion.later, act)
    if Claim.objects.standing().filter(pk__in=[suggestion.earlier_id, suggestion.later_id]).count() < 2:
        raise NotOpen("One of the two claims was dismissed or merged: there is nothing to keep apart.")
    waiting = MergeSuggestion.objects.filter(pk=suggestion.pk, state=MergeState.SUGGESTED.value)
    if not waiting.update(**_decided(MergeState.APART, act)):
        state = MergeState.of(MergeSuggestion.objects.get(pk=suggestion.pk).state)
        raise Conflict(f"Somebody decided about this suggestion before you: the two are {state.label}.")
    _close_answered([claim], act)
    remember = {"merge_suggestion_id": suggestion.pk, "apart_from": suggestion.earlier.public_id}
    return write(claim, Verb.KEPT_APART, act, changes={}, remember=remember)


@once
def separate(*, claim: Claim, act: Act) -> Decision:
    """Undo a merge, however long ago: the claim stands by itself again and is followed. What it told went nowhere.

    Mentions that were recorded since, under the claim that it had been merged into, stay with that one. The two are
    never suggested as one again.
    """
    claim = lock(claim, act)
    state = check_can(claim.state, Move.SEPARATE)
    target = Claim.objects.get(absorbed=claim.pk)
    follow_ups.begin(claim=claim, now=act.now)
    remember = {"apart_from": target.public_id, **_mark_apart(claim, target, act)}
    changes = {"workflow": state.value, "merged_into_id": None}
    return write(claim, Verb.SEPARATED, act, changes=changes, remember=remember)


def mark_merged(*, claim: Claim, into: Claim, act: Act) -> dict[str, Any]:
    """Mark the waiting suggestions that a merge has answered; return what its decision must remember of them.

    Call it inside a transaction, with the claim locked.
    """
    waiting = _of(claim).filter(state=MergeState.SUGGESTED.value).select_related("earlier", "later")
    answered = [row for row in waiting if root(_other(row, claim)).pk == into.pk]
    if not answered:
        return {}
    pks = [row.pk for row in answered]
    MergeSuggestion.objects.filter(pk__in=pks).update(**_decided(MergeState.MERGED, act))
    _close_answered([row.later for row in answered], act)
    return {_ANSWERED: pks}


def unmark(*, decision: Decision, act: Act) -> None:
    """Make the suggestions wait again that a decision had answered, and ask the desk again."""
    after = decision.after
    answered = [after["merge_suggestion_id"]] if decision.verb == Verb.KEPT_APART else after.get(_ANSWERED, [])
    for row in MergeSuggestion.objects.filter(pk__in=answered).select_related("earlier", "later"):
        MergeSuggestion.objects.filter(pk=row.pk).update(**_WAITING)
        questions.ask_anew(claim=row.later, kind=ReviewKind.SAME_CLAIM, why=_why(row), now=act.now)


def rejoin(*, claim: Claim, decision: Decision, act: Act) -> None:
    """Let a suggestion be as it was before the claims were taken apart.

    Raises Conflict when the claim to merge into was itself merged into this one meanwhile.
    """
    target = Claim.objects.get(pk=decision.before["merged_into_id"])
    if root(target).pk == claim.pk:
        raise Conflict(f"{target.public_id} was merged into {claim.public_id} after that: decide anew.")
    row = MergeSuggestion.objects.filter(pk=decision.after["apart_id"])
    if not decision.after["apart_was"]:
        row.delete()
    elif decision.after["apart_was"] == MergeState.SUGGESTED:
        row.update(**_WAITING)
    else:
        row.update(**_decided(MergeState.of(decision.after["apart_was"]), act))


def _decided(state: MergeState, act: Act) -> dict[str, Any]:
    return {"state": state.value, "decided_at": act.now, "decided_by": act.by}


def _suggestion(claim: Claim, other: Claim, found: Sameness, now: datetime) -> MergeSuggestion:
    earlier, later = sorted((claim, other), key=lambda it: it.pk)
    judged = {"score": found.score, "reasons": list(found.reasons), "algorithm": ALGORITHM}
    return MergeSuggestion(earlier=earlier, later=later, **judged, found_at=now)


def _ask(row: MergeSuggestion, now: datetime) -> None:
    questions.ask(claim=row.later, kind=ReviewKind.SAME_CLAIM, why=_why(row), now=now)


def _why(row: MergeSuggestion) -> str:
    reason = row.reasons[0] if row.reasons else ""
    return f"It may be {row.earlier.public_id} in other words. {reason}".strip()


def _close_answered(claims: Iterable[Claim], act: Act) -> None:
    """Close the question about each claim that is like no other any more."""
    waiting = MergeSuggestion.objects.filter(state=MergeState.SUGGESTED.value)
    for claim in claims:
        if not waiting.filter(later=claim).exists():
            questions.close(claim=claim, kinds=[ReviewKind.SAME_CLAIM], act=act)


def _mark_apart(claim: Claim, target: Claim, act: Act) -> dict[str, Any]:
    earlier, later = sorted((claim, target), key=lambda it: it.pk)
    taken_apart = {"score": 0.0, "reasons": ["They were merged, and an editor took them apart."], "found_at": act.now}
    row, made = MergeSuggestion.objects.get_or_create(
        earlier=earlier,
        later=later,
        defaults={**taken_apart, "algorithm": ALGORITHM, **_decided(MergeState.APART, act)},
    )
    was = "" if made else row.state
    if was not in ("", MergeState.APART.value):
        MergeSuggestion.objects.filter(pk=row.pk).update(**_decided(MergeState.APART, act))
    return {"apart_id": row.pk, "apart_was": was}


def _of(claim: Claim) -> QuerySet[MergeSuggestion]:
    return MergeSuggestion.objects.filter(Q(earlier=claim) | Q(later=claim))


def _other(row: MergeSuggestion, claim: Claim) -> Claim:
    return row.earlier if row.later_id == claim.pk else row.later
