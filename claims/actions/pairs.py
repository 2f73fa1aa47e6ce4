"""Two pairs of eyes: rounds are begun, answered and ended here. Nobody but its author learns of a first verdict."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from claims.actions import telling
from claims.actions.acts import Act
from claims.errors import Conflict, NotAllowed
from claims.matching.weight import look_by
from claims.models import Claim, Decision, Opinion, Pair, ReviewItem
from claims.models.decision import Verb
from claims.models.personal_notice import NoticeKind
from claims.models.review import ReviewKind
from claims.pairing import PairState, outcome
from claims.verdicts import Priority, Verdict

#: Where the question stands in the queue (see actions/questions.py); the same whatever the verdict is.
WEIGHT = 8
WAITING = "One editor has judged it. Judge it yourself: how the other did is sealed until then."
SPLIT = "Two editors have judged it, and disagree. You see both: decide between them."
#: Decisions after which what a first editor judged is no longer what a second would.
_RESETTING = {
    Verb.EVIDENCE_ADDED: "evidence was added",
    Verb.MATCH_ACCEPTED: "evidence was accepted",
    Verb.REWORDED: "its words were changed",
    Verb.SPLIT: "some of its mentions were made a claim of their own",
    Verb.REOPENED: "it was opened again",
    Verb.DISMISSED: "it was dismissed",
    Verb.MERGED: "it was merged into another",
    Verb.SEPARATED: "it was taken out of the claim that it was merged into",
}


def open_pair(claim: Claim) -> Pair | None:
    """Return the round about a claim in which somebody is waited for, or None."""
    return Pair.objects.filter(claim=claim, ended_at__isnull=True).first()


def check_may_judge(pair: Pair, by: User) -> None:
    """Raise NotAllowed for an editor who has judged in this round already."""
    if by.pk not in (pair.first_by_id, pair.second_by_id):
        return
    if pair.state == PairState.SPLIT:
        raise NotAllowed("You have judged this claim, and a colleague disagrees: a third editor decides.")
    raise NotAllowed("You have judged this claim: the second verdict has to be a colleague's. Undo yours to change it.")


def begin(*, claim: Claim, act: Act, why: Sequence[str]) -> Pair:
    """Begin a round with a first verdict, and ask the desk for the second. Call with the claim locked."""
    number = Pair.objects.filter(claim=claim).count() + 1
    fields = {"first_by": act.by, "grounds": list(why), "began_at": act.now}
    pair = Pair.objects.create(claim=claim, number=number, **fields)
    _ask(claim, " ".join([*why, WAITING]), act.now)
    return pair


def come_to(*, pair: Pair, verdict: Verdict, act: Act) -> PairState:
    """Return what a second verdict comes to with the first, and mark the round so. Call with the claim locked."""
    state = outcome(Verdict.of(pair.opinions.get().verdict), verdict)
    pair.second_by = act.by
    _mark(pair, state, act)
    if state is PairState.SPLIT:
        _close(pair.claim, act)
        _ask(pair.claim, " ".join([*pair.grounds, SPLIT]), act.now)
    return state


def decide(*, pair: Pair, act: Act) -> None:
    """End a round in which a third editor has decided. Call with the claim locked."""
    _mark(pair, PairState.DECIDED, act)


def seal(*, pair: Pair, decision: Decision, ruling: dict[str, Any]) -> Opinion:
    """Keep what an editor held, for good. `ruling` are the fields of the verdict as the ledger would keep them."""
    return Opinion.objects.append(
        claim=pair.claim,
        claim_public_id=pair.claim.public_id,
        pair=pair,
        round=pair.number,
        by=decision.by,
        by_name=decision.by_name,
        given_at=decision.decided_at,
        salt=secrets.token_hex(16),
        decision=decision,
        **ruling,
    )


def keep_up(*, decision: Decision, claim: Claim, act: Act, undoes: Decision | None) -> None:
    """End the open round that a decision has overtaken, and tell who judged in it. Call inside its transaction."""
    if act.batch and claim.pk not in act.batch.judged:
        return
    because = _RESETTING.get(Verb.of(decision.verb))
    if undoes is not None and Verb.of(undoes.verb) in _RESETTING:
        because = "a decision about it was taken back"
    pair = open_pair(claim) if because else None
    if pair is None:
        return
    _mark(pair, PairState.RESET, act)
    told = {pair.first_by_id, pair.second_by_id} - {None, act.by.pk}
    text = f"{claim.public_id} needs two verdicts anew, for {because}: yours does not count any more."
    telling.tell(
        persons=[pk for pk in told if pk is not None],
        kind=NoticeKind.SECOND_OPINION,
        claim=claim,
        text=text,
        key=f"pair:{pair.pk}:reset",
        now=act.now,
    )


def withdraw(*, decision: Decision, act: Act) -> None:
    """Take a first verdict back while it is sealed; raises Conflict once a second editor has judged, or a reset."""
    pair = Pair.objects.get(opinions__decision=decision)
    if pair.state != PairState.WAITING:
        raise Conflict("A colleague has judged since, or the round has ended: it cannot be taken back. Decide anew.")
    _mark(pair, PairState.WITHDRAWN, act)


def unsettle(*, decision: Decision, act: Act) -> None:
    """Mark the round that settled a claim as taken back with its verdict: the next verdict begins another."""
    settled = Pair.objects.filter(pk=decision.after.get("pair_id"))
    settled.update(state=PairState.WITHDRAWN.value, ended_at=act.now)


def _ask(claim: Claim, why: str, now: datetime) -> None:
    ReviewItem.objects.create(
        claim=claim,
        kind=ReviewKind.SECOND_OPINION.value,
        why=why,
        weight=WEIGHT,
        opened_at=now,
        look_by=look_by(now, WEIGHT, Priority.of(claim.priority)),
    )


def _mark(pair: Pair, state: PairState, act: Act) -> None:
    pair.state = state.value
    if state is not PairState.SPLIT:
        pair.ended_at = act.now
        _close(pair.claim, act)
    pair.save()


def _close(claim: Claim, act: Act) -> None:
    asked = ReviewItem.objects.filter(claim=claim, kind=ReviewKind.SECOND_OPINION.value, closed_at__isnull=True)
    asked.update(closed_at=act.now, closed_by=act.by)
