"""Taking back one's own last decision, as a new entry: history keeps both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from claims.actions import follow_ups, ledger, matches, matching, merging, origins, questions
from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import Conflict, NotAllowed
from claims.models import Claim, Decision, Evidence, LedgerEntry
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.verdicts import Verdict


def last_of(person: User) -> Decision | None:
    """Return the newest decision of `person` that stands, or None."""
    own = Decision.objects.standing().filter(by=person)
    return own.select_related("claim").order_by("-sequence").first()


@once
def undo(*, decision: Decision, act: Act) -> Decision:
    """Put the claim back to what it was before `decision`, which must be the person's last.

    Raises NotAllowed when it is not, and Conflict when the claim was changed since: then a new decision is due.
    """
    claim = lock(decision.claim, act, _permission(decision))
    if last_of(act.by) != decision:
        raise NotAllowed("Only your own last decision can be undone. Decide anew instead.")
    if take_back := _BESIDE_THE_CLAIM.get(Verb.of(decision.verb)):
        take_back(decision, act)
        return write(claim, Verb.UNDONE, act, changes={}, undoes=decision)
    undone = write(claim, Verb.UNDONE, act, changes=_restored(claim, decision, act), undoes=decision)
    if decision.before["workflow"] != decision.after["workflow"]:
        follow_ups.keep_up(claim=claim, undone=decision, act=act)
    if decision.verb == Verb.MERGED:
        merging.unmark(decision=decision, act=act)
    if decision.verb == Verb.REWORDED:
        matching.owe_of_claim(claim=claim, now=act.now)
    return undone


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
    Verb.SNOOZED: lambda decision, act: follow_ups.take_back(decision=decision, act=act),
    Verb.KEPT_APART: lambda decision, act: merging.unmark(decision=decision, act=act),
    Verb.ORIGIN_SPLIT: lambda decision, act: origins.take_back(decision=decision, act=act),
    Verb.ORIGIN_JOINED: lambda decision, act: origins.take_back(decision=decision, act=act),
    Verb.ALERT_SEEN: lambda decision, act: questions.ask_again(decision=decision),
}


def _permission(decision: Decision) -> str:
    return "add_evidence" if decision.verb == Verb.EVIDENCE_ADDED else "decide_claim"


def _restored(claim: Claim, decision: Decision, act: Act) -> dict[str, Any]:
    if claim.revision != decision.after["revision"]:
        raise Conflict(f"{claim.public_id} was changed after that decision: it cannot be undone. Decide anew.")
    fields = {name: value for name, value in decision.before.items() if name != "revision"}
    if decision.verb == Verb.SETTLED:
        _take_back_verdict(claim, decision, act)
    if decision.verb == Verb.SEPARATED:
        merging.rejoin(claim=claim, decision=decision, act=act)
    return fields


def _take_back_verdict(claim: Claim, decision: Decision, act: Act) -> None:
    entry = LedgerEntry.objects.get(sequence=decision.after["ledger_sequence"])
    ruling = ledger.Ruling(
        verdict=Verdict.of(entry.previous_verdict),
        reason=f"Entry {entry.sequence} was taken back by the editor who made it.",
        no_evidence_because="An undo restores the verdict before.",
    )
    ledger.append(claim=claim, ruling=ruling, act=act, undoes=entry.sequence)
