"""What can become of a caveat or a figure from one version to the next, and how a change is told."""

from __future__ import annotations

from dataclasses import dataclass

from claims.text.spans import Quote
from claims.verdicts import Vocabulary


class DriftKind(Vocabulary):
    """What a later version of an article did to a caveat or to a figure."""

    CAVEAT_ADDED = "caveat_added", "A claim that stood without this caveat has got it."
    CAVEAT_REMOVED = "caveat_removed", "A caveat is gone, and the claim still stands."
    CAVEAT_MOVED = "caveat_moved", "A caveat stands nearer to its claim than before, or further from it."
    CAVEAT_REWORDED = "caveat_reworded", "A caveat says it in other words."
    FIGURE_CHANGED = "figure_changed", "A claim gives another figure."


@dataclass(frozen=True, slots=True)
class Change:
    """One change, told from both versions.

    `before` and `after` quote the caveat, or the figure; None on the side that has none. `claim_before` and
    `claim_after` quote the claim, or the sentence that makes it. `reason` is a sentence for an editor.
    """

    kind: DriftKind
    before: Quote | None
    after: Quote | None
    claim_before: Quote
    claim_after: Quote
    reason: str
