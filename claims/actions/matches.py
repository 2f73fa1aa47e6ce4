"""What an editor makes of a match: a piece of evidence, nothing of use, or not about the claim at all."""

from __future__ import annotations

from claims.actions import dispute, questions
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import Conflict, NotOpen
from claims.matching.suggesting import QUIET
from claims.models import Claim, Decision, Evidence, Match
from claims.models.decision import Verb
from claims.models.match import MatchState
from claims.models.review import ReviewKind
from claims.verdicts import Independence, Stance
from claims.workflow import State


@once
def accept(*, match: Match, stance: Stance, independence: Independence, act: Act) -> Decision:
    """Make a match a piece of evidence, with the stance that the editor gives it. Leaves the verdict as it is.

    Raises Conflict when somebody decided about the match before.
    """
    claim = lock(match.claim, act)
    match = _undecided(match, claim)
    piece = _evidence(match, claim, stance, independence, act)
    _decide(match, MatchState.ACCEPTED, act, piece)
    dispute.tell(claims=[claim.pk], now=act.now)
    made = {"match_id": match.pk, "evidence_id": piece.pk, "stance": stance.value}
    return write(claim, Verb.MATCH_ACCEPTED, act, changes={}, remember=made)


@once
def turn_down(*, match: Match, how: MatchState, act: Act) -> Decision:
    """Turn a match down: `how` is SET_ASIDE for one of no use, NOT_ABOUT for one about something else.

    Either is remembered: the passage is not suggested for the claim again. Raises Conflict as `accept` does.
    """
    if how not in (MatchState.SET_ASIDE, MatchState.NOT_ABOUT):
        raise ValueError(f"{how.label} is no way to turn a match down.")
    claim = lock(match.claim, act)
    match = _undecided(match, claim)
    _decide(match, how, act)
    made = {"match_id": match.pk, "how": how.value}
    return write(claim, Verb.MATCH_TURNED_DOWN, act, changes={}, remember=made)


def take_back(*, decision: Decision, act: Act) -> None:
    """Make the match of a decision a suggestion again, and ask the desk again. Call inside a transaction."""
    match = Match.objects.select_related("claim").get(pk=decision.after["match_id"])
    fresh = {"state": MatchState.SUGGESTED.value, "decided_at": None, "decided_by": None, "evidence": None}
    Match.objects.filter(pk=match.pk).update(**fresh)
    questions.ask_anew(claim=match.claim, kind=ReviewKind.EVIDENCE, why=_why(match), now=act.now)


def _undecided(match: Match, claim: Claim) -> Match:
    if claim.state is State.MERGED:
        raise NotOpen("This claim was merged into another: its suggestions go with it.")
    found = Match.objects.select_related("version").get(pk=match.pk)
    if found.state != MatchState.SUGGESTED:
        raise Conflict(f"Somebody decided about this suggestion before you: it is {MatchState.of(found.state).label}.")
    return found


def _evidence(match: Match, claim: Claim, stance: Stance, independence: Independence, act: Act) -> Evidence:
    return Evidence.objects.create(
        claim=claim,
        version=match.version,
        passage=match.passage,
        start=match.start,
        end=match.end,
        stance=stance.value,
        independence=independence.value,
        note=act.note,
        added_by=act.by,
        by_name=name_of(act.by),
        added_at=act.now,
    )


def _decide(match: Match, state: MatchState, act: Act, piece: Evidence | None = None) -> None:
    match.state, match.evidence, match.decided_at, match.decided_by = state.value, piece, act.now, act.by
    match.save(update_fields=["state", "evidence", "decided_at", "decided_by"])
    if not match.claim.matches.suggested().exclude(stance__in=QUIET).exists():
        questions.close(claim=match.claim, kinds=[ReviewKind.EVIDENCE], act=act)


def _why(match: Match) -> str:
    return str(match.reasons[0]) if match.reasons else "A later article may bear on this claim."
