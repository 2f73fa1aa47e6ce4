"""Looking at followed claims again: by when, putting it off, and the alarm when nobody looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from claims.actions import asleep, promises, questions, stages
from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import BadInput, Conflict, NotOpen
from claims.models import Claim, Decision, FollowUp, Notice, ReviewItem
from claims.models.decision import Verb
from claims.models.follow_up import Stage
from claims.models.review import ReviewKind
from claims.workflow import State

MAX_CRITERIA = 1000
#: A promise for later than this is none.
FARTHEST = timedelta(days=3660)
#: How many follow-ups a sweep moves in one transaction.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Advanced:
    """What a sweep did: how many follow-ups it opened, and how many it brought into the stage of the day."""

    opened: int
    moved: int


@once
def plan(*, claim: Claim, criteria: str, check_by: date, act: Act) -> Decision:
    """Promise to look at a followed claim again by a day, and say what would settle it. Ends a snooze.

    Raises BadInput for no words or too many, and for a day gone by or too far off; NotAllowed for a claim that is not
    followed; Conflict as every decision does.
    """
    words = " ".join(criteria.split())
    if not words:
        raise BadInput("Say in a sentence what would settle it, such as: A body that is no party publishes a count.")
    if len(words) > MAX_CRITERIA:
        raise BadInput(f"These are {len(words):,} characters; what would settle it takes at most {MAX_CRITERIA:,}.")
    _check_day(check_by, localdate(act.now))
    promise = {"criteria": words, "check_by": check_by, "snoozed_until": None, "until_evidence": False}
    return _promise(claim, Verb.PLANNED, promise, act)


@once
def snooze(*, claim: Claim, until: date | None, until_evidence: bool, act: Act) -> Decision:
    """Let a follow-up sleep until a day, until a suggestion of evidence comes in, or until the first of the two.

    Raises BadInput for neither, and for a day that is not to come or too far off; NotAllowed and Conflict as `plan`.
    """
    if until is None and not until_evidence:
        raise BadInput("Say until when: give a day, or choose “until new evidence”.")
    if until is not None:
        _check_day(until, localdate(act.now) + timedelta(days=1))
    claim = lock(claim, act)
    put = put_off(claim, until, until_evidence, act)
    earlier, midnight = asleep.before(claim), stages.midnight(until) if until else None
    begun = asleep.begin(claim=claim, until=midnight, until_evidence=until_evidence, act=act)
    return write(claim, Verb.SNOOZED, act, changes={}, remember={**put, **earlier, **begun})


def put_off(claim: Claim, until: date | None, until_evidence: bool, act: Act) -> dict[str, Any]:
    """Let the follow-up of a locked claim rest; return what the decision must remember. Raises NotOpen as `plan`."""
    return _keep_promise(claim, {"snoozed_until": until, "until_evidence": until_evidence}, act)


def wake(claim_id: int, now: datetime) -> bool:
    """End the sleep of a follow-up that waits for evidence; its days count again from tomorrow. Say if one slept.

    Call it after the suggestion is written: rows are locked in the order in which editors lock them, the claim first.
    """
    tomorrow = localdate(now) + timedelta(days=1)
    fresh = {"until_evidence": False, "snoozed_until": tomorrow, "next_at": stages.midnight(tomorrow)}
    waiting = FollowUp.objects.filter(claim_id=claim_id, until_evidence=True).update(**fresh, changed_at=now)
    return asleep.wake(claim_id) or bool(waiting)


def begin(*, claim: Claim, now: datetime) -> None:
    """Open the follow-up of a locked claim that is followed from now on."""
    promises.begin(claims=[claim], now=now)


def end(*, claim: Claim, now: datetime) -> dict[str, Any]:
    """End the follow-up of a locked claim; return what the decision must remember, so that undoing can put it back."""
    if (row := promises.running(claim)) is None:
        return {}
    before = promises.snapshot(row)
    promises.end(FollowUp.objects.filter(pk=row.pk), now)
    return {"follow_up_before": before}


def take_back(*, decision: Decision, act: Act) -> None:
    """Put a follow-up back to what it was before a decision about it, with the question that this had closed.

    Call it in a transaction, with the claim locked. Raises Conflict when it was planned anew, put off or woken since.
    """
    row = promises.running(decision.claim)
    if row is None or not promises.is_promised(row, decision.after["follow_up"]):
        raise Conflict("What was planned for this claim was changed after that decision: plan anew instead.")
    promises.restore(row, decision.after["follow_up_before"], act.now)
    asked = ReviewItem.objects.filter(claim=decision.claim, kind=ReviewKind.OVERDUE.value)
    asked.filter(closed_at=decision.decided_at, closed_by=decision.by).update(closed_at=None, closed_by=None)


def keep_up(*, claim: Claim, undone: Decision, act: Act) -> None:
    """Let the follow-up of a locked claim agree with the state that undoing a decision has brought back."""
    if claim.state is not State.TRIAGED:
        end(claim=claim, now=act.now)
        questions.close(claim=claim, kinds=[ReviewKind.OVERDUE], act=act)
        return
    begin(claim=claim, now=act.now)
    if before := undone.after.get("follow_up_before"):
        promises.restore(FollowUp.objects.get(claim=claim), before, act.now)


def advance(*, now: datetime) -> Advanced:
    """Bring every follow-up into the stage of the day: one notice a stage, and a question to the desk.

    Opens what followed claims lack, ends what others have left. Twice is as once, and so are two at the same time.
    A fixed number of SQL queries for every BATCH of them.
    """
    asleep.wake_due(now)
    promises.end(promises.of_unfollowed(), now)
    opened = moved = 0
    while number := _open_lacking(now):
        opened += number
    while number := _advance(now):
        moved += number
    return Advanced(opened, moved)


@transaction.atomic
def _open_lacking(now: datetime) -> int:
    # Joined, the speakers of all of them would be looked up before the first batch is cut.
    lacking = promises.lacking().prefetch_related("speaker").order_by("pk")
    claims = list(lacking.select_for_update(of=("self",), skip_locked=True)[:BATCH])
    promises.begin(claims=claims, now=now)
    return len(claims)


@transaction.atomic
def _advance(now: datetime) -> int:
    """Advance one batch of what is due. What an editor is deciding about at this moment waits for the next sweep."""
    due = FollowUp.objects.due(now).filter(claim__workflow=State.TRIAGED.value, claim__snooze__isnull=True)
    due = due.select_related("claim")
    rows = list(due.order_by("next_at", "pk").select_for_update(of=("self", "claim"), skip_locked=True)[:BATCH])
    for row in rows:
        row.stage = stages.stage_on(row, localdate(now)).value
        row.until_evidence = row.until_evidence and row.stage == Stage.ON_TIME
        row.next_at, row.changed_at = stages.next_at(row), now
    FollowUp.objects.bulk_update(rows, ["stage", "until_evidence", "next_at", "changed_at"])
    behind = [row for row in rows if row.stage != Stage.ON_TIME]
    Notice.objects.bulk_create([stages.notice(row, now) for row in behind], ignore_conflicts=True)
    _ask(behind, now)
    return len(rows)


def _ask(behind: Sequence[FollowUp], now: datetime) -> None:
    """Ask the desk about each, once; a question that is open already takes the newer words."""
    whys = {row.claim_id: stages.why(row) for row in behind}
    kind = ReviewKind.OVERDUE
    asked = list(ReviewItem.objects.filter(claim__in=whys, kind=kind.value, closed_at__isnull=True))
    for item in asked:
        item.why = whys.pop(item.claim_id)
    ReviewItem.objects.bulk_update(asked, ["why"])
    weight, priorities = questions.WEIGHTS[kind], {row.claim_id: row.claim.priority for row in behind}
    ReviewItem.objects.bulk_create(
        ReviewItem(
            claim_id=pk, kind=kind.value, why=why, **questions.place(weight=weight, now=now, priority=priorities[pk])
        )
        for pk, why in whys.items()
    )


def _promise(claim: Claim, verb: Verb, promise: Mapping[str, Any], act: Act) -> Decision:
    claim = lock(claim, act)
    return write(claim, verb, act, changes={}, remember=_keep_promise(claim, promise, act))


def _keep_promise(claim: Claim, promise: Mapping[str, Any], act: Act) -> dict[str, Any]:
    if claim.state is not State.TRIAGED:
        raise NotOpen(f"This claim is {claim.state.label}: only one that is followed is to be looked at again.")
    begin(claim=claim, now=act.now)
    row = FollowUp.objects.get(claim=claim)
    before = promises.snapshot(row)
    promises.keep(row, act.now, {**promise, "stage": Stage.ON_TIME.value})
    questions.close(claim=claim, kinds=[ReviewKind.OVERDUE], act=act)
    return {"follow_up_before": before, "follow_up": promises.snapshot(row)}


def _check_day(day: date, earliest: date) -> None:
    if day < earliest:
        raise BadInput(f"{day:%-d %B %Y} is too early: give a day from {earliest:%-d %B %Y} on.")
    if day > earliest + FARTHEST:
        raise BadInput(f"{day:%-d %B %Y} is too far off to be a promise: give a day within ten years.")
