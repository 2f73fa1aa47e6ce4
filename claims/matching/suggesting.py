"""When a judgement is worth an editor's time: two thresholds, one to be suggested and one to stand out."""

from __future__ import annotations

from claims.facts import Judgement
from claims.verdicts import Stance

#: How likely the passage must be about the claim at all, and how sure its stance, to be suggested; and to stand out.
RELATED, CONFIDENT = 0.4, 0.45
HIGHLIGHTED = 0.75
#: Stances that say nothing new about a claim: kept for its page at the desk, but no question to an editor.
QUIET = frozenset({Stance.REPEATS, Stance.CONTEXT})


def is_suggested(judgement: Judgement) -> bool:
    """Say whether a judgement becomes a suggestion."""
    if judgement.stance in (Stance.NOT_ABOUT, Stance.CONTEXT) or judgement.passage is None:
        return False
    return judgement.related >= RELATED and judgement.confidence >= CONFIDENT


def is_highlighted(judgement: Judgement) -> bool:
    """Say whether a suggestion stands out as sure."""
    return min(judgement.related, judgement.confidence) >= HIGHLIGHTED and judgement.stance not in QUIET
