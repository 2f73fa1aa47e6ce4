"""The workflow of a claim as a table, and the rules that ask it. Knows no database and no roles.

Rules come in pairs: `check_can_x` raises a sentence, `can_x` answers a template.
"""

from __future__ import annotations

from claims.errors import InvalidTransition
from claims.verdicts import Vocabulary


class State(Vocabulary):
    """Where a claim stands on the desk."""

    DETECTED = "detected", "Found by the detector or marked by hand; nobody has decided yet."
    TRIAGED = "triaged", "Accepted as a claim and followed."
    SETTLED = "settled", "An editor gave a verdict that closes it."
    DISMISSED = "dismissed", "Not followed, with a reason."
    MERGED = "merged", "Joined to another claim; its address leads there."


class Move(Vocabulary):
    """What an editor can do to a claim's state."""

    FOLLOW = "follow", "Follow this claim"
    DISMISS = "dismiss", "Dismiss with a reason"
    MERGE = "merge", "Merge into another claim"
    SETTLE = "settle", "Settle with a verdict"
    REOPEN = "reopen", "Reopen this claim"
    SEPARATE = "separate", "Undo the merge"


TRANSITIONS: dict[tuple[State, Move], State] = {
    (State.DETECTED, Move.FOLLOW): State.TRIAGED,
    (State.DETECTED, Move.DISMISS): State.DISMISSED,
    (State.DETECTED, Move.MERGE): State.MERGED,
    (State.DETECTED, Move.SETTLE): State.SETTLED,
    (State.TRIAGED, Move.DISMISS): State.DISMISSED,
    (State.TRIAGED, Move.MERGE): State.MERGED,
    (State.TRIAGED, Move.SETTLE): State.SETTLED,
    (State.SETTLED, Move.MERGE): State.MERGED,
    (State.SETTLED, Move.SETTLE): State.SETTLED,
    (State.SETTLED, Move.REOPEN): State.TRIAGED,
    (State.DISMISSED, Move.REOPEN): State.TRIAGED,
    (State.MERGED, Move.SEPARATE): State.TRIAGED,
}


def check_can(state: State, move: Move) -> State:
    """Return the state that `move` leads to; raise InvalidTransition where the table has none."""
    if (after := TRANSITIONS.get((state, move))) is None:
        raise InvalidTransition(
            f"A claim that is {state.label} cannot be changed by “{move.description.lower()}”. "
            f"From here you can: {_offers(state)}."
        )
    return after


def can(state: State, move: Move) -> bool:
    """Say whether the table has `move` from `state`."""
    return (state, move) in TRANSITIONS


def moves_from(state: State) -> list[Move]:
    """Return the moves that the table has from `state`, in the order of `Move`."""
    return [move for move in Move if can(state, move)]


def _offers(state: State) -> str:
    return ", ".join(move.description.lower() for move in moves_from(state)) or "nothing"
