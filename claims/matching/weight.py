"""How weighty a fresh claim is, with the reason in an editor's words. Orders the queue; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.facts import ClaimDraft
from claims.matching.harm import HARM
from claims.verdicts import FlagKind, Priority

#: How long a question without weight may wait before it stands beside the weightiest of today.
LONGEST_PATIENCE = timedelta(days=3)

#: How many points the priority of a claim adds: some six hours are left with the one, and one with the other.
_SAID_TO_BE = {Priority.NONE: 0, Priority.HIGH: 11, Priority.URGENT: 71}


@dataclass(frozen=True, slots=True)
class Weight:
    """Points for the order of the queue, and the sentence that says where they come from."""

    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a weight: its points, what it is for in a word or two, and as a reason."""

    points: int
    name: str
    because: str


_HARM = Part(4, "harm to people", "people are said to have come to harm")
_FIGURE = Part(2, "figure", "it gives a figure")
_SPEAKER = Part(1, "named speaker", "somebody is named as saying it")
_DISPUTE = Part(1, "open dispute", "accounts contradict each other")


def parts(words: str, *, has_figures: bool, has_speaker: bool, kind: FlagKind) -> list[Part]:
    """Return what makes a claim weighty, by its words and by what was found beside them."""
    holds = {
        _HARM: bool(HARM.search(words)),
        _FIGURE: has_figures,
        _SPEAKER: has_speaker,
        _DISPUTE: kind is FlagKind.DISPUTED,
    }
    return [part for part, held in holds.items() if held]


def weigh(text: str, draft: ClaimDraft) -> Weight:
    """Return the weight of a draft found in `text`: harm to people 4, a figure 2, a named speaker 1, open dispute 1."""
    words, kind = draft.coverage.span.of(text), draft.flag.kind
    held = parts(words, has_figures=bool(draft.figures), has_speaker=draft.speaker is not None, kind=kind)
    caveat = f"The article says “{draft.flag.cue.of(text)}” (phrase {draft.flag.phrase})."
    because = f" Weighty because {', and '.join(part.because for part in held)}." if held else ""
    return Weight(sum(part.points for part in held), caveat + because)


def patience(points: int) -> timedelta:
    """Return how long a question of this weight may wait: three days without weight, half with one point, and so on.

    Never more than LONGEST_PATIENCE, so that in the order of `look_by` nothing that comes later passes it for ever.
    """
    return LONGEST_PATIENCE / (1 + max(points, 0))


def look_by(opened_at: datetime, points: int, priority: Priority = Priority.NONE) -> datetime:
    """Return the moment by which a question of this weight should be looked at: its place in the queue.

    What an editor says of the claim's priority weighs more than anything that a machine sees in it.
    """
    return opened_at + patience(points + _SAID_TO_BE[priority])
