"""Which claims need two pairs of eyes, and what becomes of two verdicts. Knows no database.

The grounds are decided here; which of them count is for the desk's administrators to say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from claims.verdicts import Verdict, Vocabulary

#: The verdicts that a second editor has to reach as well: those that tell readers what is so.
DEMANDING = (Verdict.CONFIRMED, Verdict.PARTLY_CONFIRMED, Verdict.REFUTED)


class Ground(Vocabulary):
    """Why a claim needs two editors."""

    CASUALTIES = "casualties", "It gives a number of people killed, wounded, missing or displaced."
    PARTY = "party", "Whoever says it is a side to the matter, or evidence on it comes from one."
    SENSITIVE = "sensitive", "An editor marked it as sensitive."


class PairState(Vocabulary):
    """How far two editors have come with one claim."""

    WAITING = "waiting", "One has judged; the other has to, without knowing how."
    SPLIT = "split", "The two disagree: a third, who sees both, decides."
    AGREED = "agreed", "The two gave the same verdict, and the claim is settled."
    DECIDED = "decided", "The two disagreed, and a third decided."
    RESET = "reset", "What they judged changed before both had judged."
    WITHDRAWN = "withdrawn", "It was taken back."


#: The states in which somebody is waited for.
OPEN = (PairState.WAITING, PairState.SPLIT)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a claim that may call for two editors: the words that say so, "" where nothing does."""

    casualties: str = ""
    side: str = ""
    speaker: str = ""
    by_a_side: bool = False
    is_sensitive: bool = False


def grounds(about: Circumstances, on: Collection[Ground]) -> dict[Ground, str]:
    """Return the grounds that hold and are switched on, each with the sentence that an editor reads."""
    told = {
        Ground.CASUALTIES: f"It counts people who came to harm: “{about.casualties}”." if about.casualties else "",
        Ground.PARTY: _party(about),
        Ground.SENSITIVE: "It is marked as sensitive." if about.is_sensitive else "",
    }
    return {ground: words for ground, words in told.items() if words and ground in on}


def needs_two(verdict: Verdict, held: Collection[Ground]) -> bool:
    """Say whether a verdict on a claim with these grounds stands only when a second editor has reached it too."""
    return verdict in DEMANDING and bool(held)


def outcome(first: Verdict, second: Verdict) -> PairState:
    """Return what two sealed verdicts come to."""
    return PairState.AGREED if first is second else PairState.SPLIT


def _party(about: Circumstances) -> str:
    if about.side:
        return f"The speaker is a side to the matter ({about.side}): {about.speaker}."
    return "Evidence on it comes from a side to the matter." if about.by_a_side else ""
