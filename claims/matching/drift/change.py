"""What can become of a caveat or a figure from one version to the next, and how a change is told."""

from __future__ import annotations

from dataclasses import dataclass

from claims.text.spans import Quote
from claims.verdicts import AlertKind

#: What a later version of an article can do to a caveat or to a figure.
DRIFTS = (
    AlertKind.CAVEAT_ADDED,
    AlertKind.CAVEAT_REMOVED,
    AlertKind.CAVEAT_MOVED,
    AlertKind.CAVEAT_REWORDED,
    AlertKind.FIGURE_CHANGED,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, told from both versions; `kind` is one of DRIFTS.

    `before` and `after` quote the caveat, or the figure; None on the side that has none. `claim_before` and
    `claim_after` quote the claim, or the sentence that makes it. `reason` is a sentence for an editor.
    """

    kind: AlertKind
    before: Quote | None
    after: Quote | None
    claim_before: Quote
    claim_after: Quote
    reason: str
