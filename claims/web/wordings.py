"""How a claim has been worded: each wording with who gave it, and which words it changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.queries.claim import ClaimPage
from claims.text.differences import Change, compare_words


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording. `by` is "" for the first, which is the article's own; `sequence` is that of its decision.

    `removed` and `added` are the words of the one before and its own, cut where they differ; empty for the first, and
    where the two are too long to be compared.
    """

    text: str
    by: str
    at: datetime
    sequence: int
    removed: tuple[Change, ...]
    added: tuple[Change, ...]
    is_current: bool


def wordings(page: ClaimPage) -> list[Wording]:
    """Return the wordings of a claim, oldest first; nothing for one that was never reworded."""
    changed = [deed for deed in page.deeds if deed.reworded_to and deed.claim == page.public_id]
    if not changed:
        return []
    first = changed[0].reworded_from
    found = [Wording(first, "", page.reported_at, 0, (), (), first == page.text)]
    for deed in changed:
        both = compare_words(deed.reworded_from, deed.reworded_to) or ((), ())
        removed, added = (tuple(side) for side in both)
        is_current = deed.reworded_to == page.text
        found.append(Wording(deed.reworded_to, deed.by, deed.at, deed.sequence, removed, added, is_current))
    return found
