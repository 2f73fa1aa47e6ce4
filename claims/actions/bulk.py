"""Deciding about many claims as one run: a decision of its own for each, in batches, resumed where a worker died.

Each claim is decided by the action that its own form calls, under a nonce made of run and claim: however often a
batch is done, nothing counts twice. What is refused is kept with its reason, and the rest goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions import assigning, batches, follow_ups, owed, questions, undo
from claims.actions import claims as one
from claims.actions.acts import Act
from claims.actions.batches import Batch
from claims.errors import BadInput, ClaimsError, Conflict, NotOpen
from claims.models import BulkClaim, BulkRun, Claim, Decision
from claims.models.bulk import BulkVerb, Outcome
from claims.models.review import LOOKED_AT
from claims.models.roles import check_may
from claims.verdicts import DismissReason

#: A run takes at most this many claims.
MOST = 10_000
#: So many claims are decided in one transaction: others wait no longer than that takes.
BATCH = 50
#: How long a worker stays with one run before it lets others have a turn; below the time limit of a task.
PATIENCE = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do to each claim: `options` are plain values (because, to, until), as the verb needs them."""

    verb: BulkVerb
    options: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


def begin(*, wanted: Wanted, chosen: Mapping[int, int], by: User, nonce: str, now: datetime) -> BulkRun:
    """Open a run over the chosen claims (id → the revision that was shown). Decides nothing yet; twice is as once.

    Raises NotAllowed without the role, and BadInput for no claims, too many, or a verb that lacks what it needs.
    """
    check_may(by, "decide_claim")
    if (known := BulkRun.objects.filter(nonce=nonce, by=by).first()) is not None:
        return known
    _check(wanted, chosen)
    rows = [BulkClaim(claim_id=pk, seen=seen) for pk, seen in sorted(chosen.items())]
    asked = {"verb": wanted.verb.value, "options": dict(wanted.options), "note": wanted.note}
    return _open(rows, by=by, nonce=nonce, begun_at=now, due_at=now, **asked)


def take_back(*, run: BulkRun, by: User, nonce: str, now: datetime) -> BulkRun:
    """Open the run that takes back all that another decided, and stop that one where it still goes on.

    Raises NotAllowed for what another person ran, NotOpen for the undo of an undo. Twice is as once.
    """
    check_may(by, "decide_claim" if run.by_id == by.pk else "undo_any")
    if run.verb == BulkVerb.UNDO:
        raise NotOpen("What was taken back is not taken back again: decide anew instead.")
    with transaction.atomic():
        stopped = BulkRun.objects.select_for_update().get(pk=run.pk)
        if (known := BulkRun.objects.filter(undoes=stopped).first()) is not None:
            return known
        _stop(stopped, now)
        done = stopped.claims.filter(outcome=Outcome.DONE.value).order_by("pk")
        rows = [BulkClaim(claim_id=it.claim_id, sequences=it.sequences) for it in done]
        asked = {"verb": BulkVerb.UNDO.value, "undoes": stopped}
        return _open(rows, by=by, nonce=nonce, begun_at=now, due_at=now, **asked)


def run(*, run_id: int, now: datetime | None = None) -> bool:
    """Go on with a run, unless it is done, held by another worker or gone; say whether it was finished here.

    A long one is let go after PATIENCE, and is due again at once. An error puts it off with back-off.
    """
    row = owed.lease(BulkRun.objects.select_related("by").filter(pk=run_id), now or timezone.now())
    if row is None:
        return False
    patience = time.monotonic() + PATIENCE.total_seconds()
    try:
        while _batch(row, now or timezone.now()):
            if time.monotonic() > patience:
                owed.let_go(row)
                return False
    except Exception as error:
        owed.put_off(row, error, now or timezone.now())
        raise
    return owed.finish(row, finished_at=now or timezone.now(), lease_until=None)


def _check(wanted: Wanted, chosen: Mapping[int, int]) -> None:
    if not chosen:
        raise BadInput("Choose at least one claim.")
    if len(chosen) > MOST:
        raise BadInput(f"A run takes at most {MOST:,} claims; these are {len(chosen):,}. Narrow the list.")
    if wanted.verb not in _CARRIED_OUT or wanted.verb is BulkVerb.UNDO:
        raise BadInput("Say what to do with them.")
    needed = {BulkVerb.DISMISS: "because", BulkVerb.ASSIGN: "to", BulkVerb.SNOOZE: "until"}.get(wanted.verb)
    if needed and not wanted.options.get(needed):
        raise BadInput({"because": "Say why.", "to": "Say to whom.", "until": "Say until which day."}[needed])


@transaction.atomic
def _open(rows: list[BulkClaim], **fields: Any) -> BulkRun:
    opened = BulkRun.objects.create(**fields)
    for row in rows:
        row.run = opened
    BulkClaim.objects.bulk_create(rows, batch_size=1000)
    return opened


def _stop(row: BulkRun, now: datetime) -> None:
    row.claims.filter(outcome=Outcome.WAITING.value).update(outcome=Outcome.LEFT.value)
    if row.finished_at is None:
        BulkRun.objects.filter(pk=row.pk).update(finished_at=now, gave_up_at=None, lease_until=None)


@transaction.atomic
def _batch(row: BulkRun, now: datetime) -> int:
    """Decide about the next claims of a run whose lease is held still; return how many."""
    held = BulkRun.objects.select_for_update().filter(pk=row.pk, lease_until=row.lease_until, finished_at__isnull=True)
    if held.first() is None:
        return 0
    waiting = list(row.claims.filter(outcome=Outcome.WAITING.value).order_by("pk")[:BATCH])
    # All claims before any decision: who holds one of them must not wait for the chain that this batch holds.
    batch = batches.lock([it.claim_id for it in waiting])
    for it in waiting:
        _decide(row, it, batch, now)
    BulkClaim.objects.bulk_update(waiting, ["outcome", "reason", "sequences"])
    owed.keep(row, timezone.now())
    return len(waiting)


def _decide(row: BulkRun, it: BulkClaim, batch: Batch, now: datetime) -> None:
    nonce, claim = f"bulk-{row.pk}-{it.claim_id}", batch.claims[it.claim_id]
    act = Act(by=row.by, nonce=nonce, now=now, seen=it.seen, note=row.note, batch=batch)
    try:
        with transaction.atomic():
            made = _CARRIED_OUT[BulkVerb.of(row.verb)](row, it, claim, act)
    except ClaimsError as refusal:
        it.outcome, it.reason = Outcome.REFUSED.value, str(refusal)
        return
    it.outcome = Outcome.DONE.value
    if row.verb != BulkVerb.UNDO:
        it.sequences = [decision.sequence for decision in made]


Carry = Callable[[BulkRun, BulkClaim, Claim, Act], list[Decision]]


def _follow(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    return [one.follow(claim=claim, act=act)]


def _dismiss(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    return [one.dismiss(claim=claim, because=DismissReason.of(row.options["because"]), act=act)]


def _acknowledge(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    asked = claim.review_items.filter(closed_at__isnull=True, kind__in=[kind.value for kind in LOOKED_AT])
    seen = [
        questions.acknowledge(item=item, act=replace(act, nonce=f"{act.nonce}-{item.pk}", seen=None))
        for item in asked.order_by("pk")
    ]
    if not seen:
        raise NotOpen("Nothing that it asks is answered by a look.")
    return seen


def _assign(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    to = User.objects.filter(pk=row.options["to"]).first()
    if to is None:
        raise BadInput("The person to whom it was to be given is gone.")
    return [assigning.assign(claim=claim, to=to, act=act)]


def _snooze(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    until = date.fromisoformat(row.options["until"])
    return [follow_ups.snooze(claim=claim, until=until, until_evidence=False, act=act)]


def _undo(row: BulkRun, it: BulkClaim, claim: Claim, act: Act) -> list[Decision]:
    made = list(Decision.objects.select_related("claim").filter(sequence__in=it.sequences).order_by("-sequence"))
    if not made:
        raise Conflict("There is nothing to take back.")
    return [undo.undo(decision=it, act=replace(act, nonce=f"{act.nonce}-{it.sequence}", seen=None)) for it in made]


_CARRIED_OUT: dict[BulkVerb, Carry] = {
    BulkVerb.FOLLOW: _follow,
    BulkVerb.DISMISS: _dismiss,
    BulkVerb.ACKNOWLEDGE: _acknowledge,
    BulkVerb.ASSIGN: _assign,
    BulkVerb.SNOOZE: _snooze,
    BulkVerb.UNDO: _undo,
}
