"""Bodies that are named after places: nothing in their names is where something happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from claims.extraction.nouns import listed
from claims.extraction.placenames import Name
from claims.extraction.plainwords import counted, offsets, spellings
from claims.text.document import Document

#: Bodies named after places: nothing in them is where something happened.
_MASKED = re.compile(
    r"\bislamic state (?:in|of) iraq(?: and (?:the |al-|greater )?\w{2,8})?"
    r"|\bal[- ]qaeda in (?:the )?[\w-]{3,12}(?: peninsula| maghreb)?"
    r"|\b(?:bank|voice|university|president|government|people|king|queen|republic|kingdom|federation|minister|army) of"
    r" (?:the )?[\w-]{3,14}"
)
#: What their names begin with, but for "al-".
_MASKING = spellings(
    listed(
        "islamic qaeda bank voice university president government people king queen republic kingdom federation"
        " minister army"
    )
)


def unmasked(document: Document, found: Sequence[Name]) -> list[Name]:
    """Return those of the names that do not stand in the name of a body."""
    masked = document.memo(_masked)
    return [name for name in found if not _holds(masked, name[0])] if masked else list(found)


def _holds(masked: list[tuple[int, int]], start: int) -> bool:
    at = bisect_right(masked, start, key=itemgetter(0)) - 1
    return at >= 0 and start < masked[at][1]


def _masked(document: Document) -> list[tuple[int, int]]:
    """Return where bodies stand that are named after places."""
    starts = []
    for word in counted(document, _MASKING):
        starts += [at - 3 * (word == "qaeda") for at in offsets(document.folded, word)]
    found: list[tuple[int, int]] = []
    for start in sorted(starts):
        mask = _MASKED.match(document.folded, start) if not found or start >= found[-1][1] else None
        found += [mask.span()] if mask else []
    return found
