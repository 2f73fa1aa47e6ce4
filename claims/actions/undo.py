"""Taking back decisions, as new entries: history keeps both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from claims.actions import (
    asleep,
    assigning,
    follow_ups,
    ledger,
    matches,
    matching,
    merging,
    origins,
    pairs,
    questions,
    sensitivity,
    snoozes,
    splitting,
)
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import Conflict, NotAllowed, NotOpen
from claims.models import Claim, Decision, Evidence, LedgerEntry
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.models.roles import check_may
from claims.queries import standing
from claims.verdicts import Verdict


def last_of(person: User) -> Decision | None:
    """Return the newest decision of `person` that stands, or None."""
    own = Decision.objects.standing().filter(by=person)
    return own.select_related("claim").order_by("-sequence").first()


@once
def undo(*, decision: Decision, act: Act) -> Decision:
    """Put back what a decision changed: any of the person's own, for administrators anybody's, however old.

    Raises NotAllowed for a decision of somebody else, NotOpen for an undo, and Conflict when it was taken back before,
    or when another decision builds on it: then that one is to be taken back first.
    """
    claim = lock(decision.claim, act, _permission(decision))
    _check_may_undo(decision, act)
    _check_stands(decision)
    if take_back := _BESIDE_THE_CLAIM.get(Verb.of(decision.verb)):
        take_back(decision, act)
        asleep.fall_asleep_again(decision=decision, act=act)
        return write(claim, Verb.UNDONE, act, changes={}, undoes=decision)
    undone = write(claim, Verb.UNDONE, act, changes=_restored(claim, decision, act), undoes=decision)
    if decision.before["workflow"] != decision.after["workflow"]:
        follow_ups.keep_up(claim=claim, undone=decision, act=act)
    if decision.verb == Verb.MERGED:
        merging.unmark(decision=decision, act=act)
    if decision.verb == Verb.REWORDED:
        matching.owe_of_claim(claim=claim, now=act.now)
    asleep.fall_asleep_again(decision=decision, act=act)
    return undone


def _check_may_undo(decision: Decision, act: Act) -> None:
    if decision.verb == Verb.UNDONE:
        raise NotOpen("What was taken back is not taken back again: decide anew instead.")
    if decision.by_id != act.by.pk and decision.verb == Verb.JUDGED:
        raise NotAllowed("Only who gave a sealed verdict can take it back.")
    if decision.by_id != act.by.pk:
        check_may(act.by, "undo_any")


def _check_stands(decision: Decision) -> None:
    if taken_back := Decision.objects.filter(undoes_sequence=decision.sequence).first():
        raise Conflict(f"{taken_back.by_name} has taken back that decision about {decision.claim_public_id} already.")
    if other := standing.obstacle(decision):
        did = f"{other.by_name} {Verb.of(other.verb).label} {other.claim_public_id}"
        raise Conflict(f"Another decision builds on that one: first take back decision {other.sequence} ({did}).")


def _withdraw_evidence(decision: Decision, act: Act) -> None:
    piece = Evidence.objects.filter(pk=decision.after["evidence_id"])
    piece.update(state=EvidenceState.REJECTED.value, withdrawn_at=act.now)


def _withdraw_match(decision: Decision, act: Act) -> None:
    _withdraw_evidence(decision, act)
    matches.take_back(decision=decision, act=act)


#: What undoing puts back for acts that leave the claim itself as it is.
_BESIDE_THE_CLAIM: dict[Verb, Callable[[Decision, Act], None]] = {
    Verb.EVIDENCE_ADDED: _withdraw_evidence,
    Verb.MATCH_ACCEPTED: _withdraw_match,
    Verb.MATCH_TURNED_DOWN: lambda decision, act: matches.take_back(decision=decision, act=act),
    Verb.PLANNED: lambda decision, act: follow_ups.take_back(decision=decision, act=act),
    Verb.SPLIT: lambda decision, act: splitting.take_back(decision=decision, act=act),
    Verb.SNOOZED: lambda decision, act: snoozes.take_back(decision=decision, act=act),
    Verb.KEPT_APART: lambda decision, act: merging.unmark(decision=decision, act=act),
    Verb.ORIGIN_SPLIT: lambda decision, act: origins.take_back(decision=decision, act=act),
    Verb.ORIGIN_JOINED: lambda decision, act: origins.take_back(decision=decision, act=act),
    Verb.ASSIGNED: lambda decision, act: assigning.take_back(decision=decision, act=act),
    Verb.PRIORITISED: lambda decision, act: assigning.rank_as_before(decision=decision, act=act),
    Verb.ALERT_SEEN: lambda decision, act: questions.ask_again(decision=decision),
    Verb.JUDGED: lambda decision, act: pairs.withdraw(decision=decision, act=act),
    Verb.MARKED_SENSITIVE: lambda decision, act: sensitivity.take_back(decision=decision, act=act),
    # Said, and taken back: nothing was changed by it.
    Verb.DISSENTED: lambda decision, act: None,
}


def _permission(decision: Decision) -> str:
    return "add_evidence" if decision.verb == Verb.EVIDENCE_ADDED else "decide_claim"


def _restored(claim: Claim, decision: Decision, act: Act) -> dict[str, Any]:
    """Return the fields that the decision wrote, as they were before it; what others wrote since stays."""
    fields = standing.touched(decision)
    if any(getattr(claim, name) != decision.after[name] for name in fields):
        raise Conflict(f"{claim.public_id} was changed after that decision: it cannot be undone. Decide anew.")
    if decision.verb == Verb.SETTLED:
        _take_back_verdict(claim, decision, act)
    if decision.verb == Verb.SEPARATED:
        merging.rejoin(claim=claim, decision=decision, act=act)
    return {name: decision.before[name] for name in fields}


def _take_back_verdict(claim: Claim, decision: Decision, act: Act) -> None:
    entry = LedgerEntry.objects.get(sequence=decision.after["ledger_sequence"])
    whose = "the editor who made it" if decision.by_id == act.by.pk else f"{name_of(act.by)}, not by who made it"
    ruling = ledger.Ruling(
        verdict=Verdict.of(entry.previous_verdict),
        reason=f"Entry {entry.sequence} was taken back by {whose}.",
        no_evidence_because="An undo restores the verdict before.",
    )
    ledger.append(claim=claim, ruling=ruling, act=act, undoes=entry.sequence)
    pairs.unsettle(decision=decision, act=act)
