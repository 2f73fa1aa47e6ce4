"""Settling claims: a verdict, its date in the world, its evidence and its reason, for good in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from claims.actions import follow_ups
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import BadInput
from claims.models import Claim, Decision, Evidence, LedgerEntry
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.verdicts import Verdict
from claims.workflow import Move, check_can

#: The verdicts that an editor can settle a claim with: while nobody knows, it stays followed instead.
CLOSING = tuple(verdict for verdict in Verdict if verdict is not Verdict.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an editor rules: `resolved_on` is the day when the world knew, None where nobody can say."""

    verdict: Verdict
    reason: str
    resolved_on: date | None = None
    evidence: Sequence[Evidence] = ()
    no_evidence_because: str = ""


@once
def settle(*, claim: Claim, ruling: Ruling, act: Act) -> Decision:
    """Give a claim its verdict, in the ledger and in the audit trail.

    Raises BadInput for a ruling that leaves the claim unverified, without a reason, without evidence and a reason
    why there is none, with a day to come or evidence of another claim; NotAllowed and Conflict as every decision does.
    """
    claim = lock(claim, act)
    _check_ruling(claim, ruling, act)
    state = check_can(claim.state, Move.SETTLE)
    entry = append(claim=claim, ruling=ruling, act=act)
    changes = {"workflow": state.value, "verdict": ruling.verdict.value}
    used = [piece.pk for piece in ruling.evidence]
    remember = {"ledger_sequence": entry.sequence, "evidence_ids": used, **follow_ups.end(claim=claim, now=act.now)}
    return write(claim, Verb.SETTLED, act, changes=changes, remember=remember)


def append(*, claim: Claim, ruling: Ruling, act: Act, undoes: int | None = None) -> LedgerEntry:
    """Add the next entry to the ledger. Never edits one; a mistake is put right by a further entry that says so."""
    return LedgerEntry.objects.append(
        claim=claim,
        claim_public_id=claim.public_id,
        claim_text=claim.text,
        verdict=ruling.verdict.value,
        previous_verdict=claim.verdict,
        decided_at=act.now,
        resolved_on=ruling.resolved_on,
        reason=ruling.reason,
        evidence=[_copy(piece) for piece in ruling.evidence],
        no_evidence_because=ruling.no_evidence_because,
        by=act.by,
        by_name=name_of(act.by),
        undoes_sequence=undoes,
    )


def checked_day(day: date | None, now: datetime) -> date | None:
    """Return the day when the world knew; raise BadInput if it is still to come in the desk's own time zone."""
    if day and day > localdate(now):
        raise BadInput(f"{day:%-d %B %Y} is still to come: give the day when the world knew.")
    return day


def _check_ruling(claim: Claim, ruling: Ruling, act: Act) -> None:
    if ruling.verdict not in CLOSING:
        raise BadInput("“Unverified” settles nothing: leave the claim followed, or call it unresolvable.")
    if not ruling.reason.strip():
        raise BadInput("Say in a sentence why this is the verdict: readers of the ledger will want to know.")
    if not ruling.evidence and not ruling.no_evidence_because.strip():
        raise BadInput("Choose at least one piece of evidence, or say why none is needed.")
    checked_day(ruling.resolved_on, act.now)
    for piece in ruling.evidence:
        if piece.claim_id != claim.pk or piece.state != EvidenceState.ACCEPTED:
            raise BadInput("One of the pieces of evidence is not (or no longer) evidence of this claim: choose again.")


def _copy(piece: Evidence) -> dict[str, Any]:
    return {
        "passage": piece.passage,
        "address": piece.address,
        "stance": piece.stance,
        "independence": piece.independence,
        "added_at": piece.added_at.isoformat(),
    }
