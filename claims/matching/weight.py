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


def weigh(text: str, draft: ClaimDraft) -> Weight:
    """Return the weight of a draft found in `text`: harm to people 4, a figure 2, a named speaker 1, open dispute 1."""
    grounds = [
        (4, "people are said to have come to harm", bool(HARM.search(draft.coverage.span.of(text)))),
        (2, "it gives a figure", bool(draft.figures)),
        (1, "somebody is named as saying it", draft.speaker is not None),
        (1, "accounts contradict each other", draft.flag.kind is FlagKind.DISPUTED),
    ]
    held = [(points, words) for points, words, holds in grounds if holds]
    caveat = f"The article says “{draft.flag.cue.of(text)}” (phrase {draft.flag.phrase})."
    because = f" Weighty because {', and '.join(words for _, words in held)}." if held else ""
    return Weight(sum(points for points, _ in held), caveat + because)


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
