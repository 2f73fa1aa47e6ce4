"""Which rows of the phrase table a text can hold at all, found quickly: most texts hold hardly any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

Extra = tuple[Phrase, ...]

#: How far from a needed word its phrase may reach: more than patterns span in prose. It begins in the word's own line.
_REACH = 160


def needs_of(document: Document, extra: Extra) -> Iterator[tuple[int, Phrase]]:
    """Yield (where a needed word ends, a row that needs it) for each place near which the pattern of the row matches.

    `extra` are rows besides those of the table.
    """
    folded = document.folded
    for at, rows in _words(extra).iter(folded):
        start = max(at - _REACH, 0, folded.rfind("\n", max(at - _REACH, 0), at) + 1)
        around, before = folded[start : at + _REACH], folded[start : at + 1]
        for row in rows:
            if _has(around, row.beside) and _has(before, row.before) and row.pattern.search(folded, start, at + _REACH):
                yield at, row


def _has(folded: str, words: tuple[str, ...]) -> bool:
    """Say whether one of the words stands in a stretch of text, if there are any. A loop: `any` takes twice as long."""
    for word in words:
        if word in folded:
            return True
    return not words


@lru_cache(maxsize=8)
def _words(extra: Extra) -> ahocorasick.Automaton:
    """Return what finds all needed words of all rows in one pass over a text."""
    rows: dict[str, list[Phrase]] = defaultdict(list)
    for row in (*PHRASES, *extra):
        for need in row.needs:
            rows[need].append(row)
    words = ahocorasick.Automaton()
    for need, needing in rows.items():
        words.add_word(need, needing)
    words.make_automaton()
    return words
