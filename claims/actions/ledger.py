"""Settling claims: a verdict, its date in the world, its evidence and its reason, for good in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from claims.actions import follow_ups, pairs, questions
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import BadInput
from claims.models import Claim, Decision, Evidence, LedgerEntry, Pair
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.models.review import ReviewKind
from claims.pairing import PairState, needs_two
from claims.queries.pairs import grounds_of
from claims.verdicts import Verdict
from claims.workflow import Move, check_can

#: The verdicts that an editor can settle a claim with: while nobody knows, it stays followed instead.
CLOSING = tuple(verdict for verdict in Verdict if verdict is not Verdict.UNVERIFIED)
#: Verdicts that say which of two figures holds, or that nobody can.
ON_FIGURES = (Verdict.FIGURES_REVISED, Verdict.CONTESTED)


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

    Where two editors are needed, the first verdict is sealed and leaves the claim as it is: see actions/pairs.py.

    Raises BadInput for a ruling that leaves the claim unverified, without a reason, without evidence and a reason
    why there is none, with a day to come or evidence of another claim; NotAllowed and Conflict as every decision does.
    """
    claim = lock(claim, act)
    _check_ruling(claim, ruling, act)
    check_can(claim.state, Move.SETTLE)
    if pair := pairs.open_pair(claim):
        pairs.check_may_judge(pair, act.by)
        is_split = pair.state == PairState.SPLIT
        return _decide_between(claim, pair, ruling, act) if is_split else _answer(claim, pair, ruling, act)
    held = grounds_of(claim)
    if needs_two(ruling.verdict, held):
        pair = pairs.begin(claim=claim, act=act, why=list(held.values()))
        return _judge(claim, pair, ruling, act)
    return _enter(claim, ruling, act)


def append(
    *, claim: Claim, ruling: Ruling, act: Act, undoes: int | None = None, instead: Mapping[str, Any] | None = None
) -> LedgerEntry:
    """Add the next entry to the ledger. Never edits one; a mistake is put right by a further entry that says so.

    `instead`: fields of an entry that several editors stand behind, in the place of those of the ruling.
    """
    fields = {**_told(ruling), "by_name": name_of(act.by), **(instead or {})}
    return LedgerEntry.objects.append(
        claim=claim,
        claim_public_id=claim.public_id,
        claim_text=claim.text,
        previous_verdict=claim.verdict,
        decided_at=act.now,
        by=act.by,
        undoes_sequence=undoes,
        **fields,
    )


def _enter(
    claim: Claim,
    ruling: Ruling,
    act: Act,
    instead: Mapping[str, Any] | None = None,
    pair: Pair | None = None,
) -> Decision:
    state = check_can(claim.state, Move.SETTLE)
    entry = append(claim=claim, ruling=ruling, act=act, instead=instead)
    changes = {"workflow": state.value, "verdict": ruling.verdict.value}
    used = [piece.pk for piece in ruling.evidence]
    remember = {"ledger_sequence": entry.sequence, "evidence_ids": used, **follow_ups.end(claim=claim, now=act.now)}
    of_two = {"pair_id": pair.pk} if pair else {}
    if ruling.verdict in ON_FIGURES:
        questions.close(claim=claim, kinds=[ReviewKind.FIGURES], act=act)
    return write(claim, Verb.SETTLED, act, changes=changes, remember={**remember, **of_two})


def _judge(claim: Claim, pair: Pair, ruling: Ruling, act: Act) -> Decision:
    """Seal a verdict. The audit trail says that the editor judged, and nothing of how."""
    silent = replace(act, note="")
    decision = write(claim, Verb.JUDGED, silent, changes={}, remember={"pair_id": pair.pk})
    pairs.seal(pair=pair, decision=decision, ruling=_told(ruling))
    return decision


def _answer(claim: Claim, pair: Pair, ruling: Ruling, act: Act) -> Decision:
    """Take the second verdict: the same settles the claim in both names, another leaves it to a third editor."""
    first = pair.opinions.get()
    if pairs.come_to(pair=pair, verdict=ruling.verdict, act=act) is PairState.SPLIT:
        return _judge(claim, pair, ruling, act)
    own = _told(ruling)
    of_both = {
        "by_name": f"{first.by_name} and {name_of(act.by)}",
        "reason": f"{first.by_name}: {first.reason} {name_of(act.by)}: {ruling.reason}",
        "evidence": first.evidence + [piece for piece in own["evidence"] if piece not in first.evidence],
        "no_evidence_because": " ".join(filter(None, [first.no_evidence_because, ruling.no_evidence_because])),
        "resolved_on": ruling.resolved_on or first.resolved_on,
    }
    decision = _enter(claim, ruling, act, of_both, pair)
    pairs.seal(pair=pair, decision=decision, ruling=own)
    return decision


def _decide_between(claim: Claim, pair: Pair, ruling: Ruling, act: Act) -> Decision:
    given = pair.opinions.order_by("sequence")
    held = " ".join(f"{it.by_name} ({Verdict.of(it.verdict).label}): {it.reason}" for it in given)
    reason = f"{ruling.reason} Before, two editors disagreed. {held}"
    pairs.decide(pair=pair, act=act)
    return _enter(claim, ruling, act, {"reason": reason}, pair)


def _told(ruling: Ruling) -> dict[str, Any]:
    return {
        "verdict": ruling.verdict.value,
        "reason": ruling.reason,
        "resolved_on": ruling.resolved_on,
        "evidence": [_copy(piece) for piece in ruling.evidence],
        "no_evidence_because": ruling.no_evidence_because,
    }


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
