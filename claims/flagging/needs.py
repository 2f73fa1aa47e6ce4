"""Which rows of the phrase table a text can hold at all, found quickly: most texts hold hardly any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

Extra = tuple[Phrase, ...]

#: How far from a needed word its phrase may reach: more than patterns span in prose.
_REACH = 160
_LETTERS = re.compile(r"[^\W\d_]+")
#: A run of letters that is shorter stands in every text.
_TELLING = 4


class Table:
    """The rows by the words that they need, with a memory of the words that no row needs."""

    #: The memory is emptied when it holds more words than news commonly uses.
    MEMORY = 1 << 16

    def __init__(self, rows: Iterable[Phrase]) -> None:
        self.rows: dict[str, list[Phrase]] = defaultdict(list)
        for row in rows:
            for need in row.needs:
                self.rows[need].append(row)
        self._everywhere: list[str] = []
        self._telling: dict[str, list[str]] = defaultdict(list)
        for need in self.rows:
            letters = max(_LETTERS.findall(need), key=len)
            (self._telling[letters] if len(letters) >= _TELLING else self._everywhere).append(need)
        self._any = re.compile("|".join(map(re.escape, sorted(self._telling))))
        self._idle: set[str] = set()
        self._busy: dict[str, list[str]] = {}

    def held(self, words: set[str]) -> set[str]:
        """Return the needs that a text of these words may hold: each has its longest run of letters in one of them."""
        found = set(self._everywhere)
        for word in words - self._idle:
            found.update(self._needs_in(word))
        return found

    def _needs_in(self, word: str) -> list[str]:
        if (known := self._busy.get(word)) is not None:
            return known
        if len(self._idle) + len(self._busy) > self.MEMORY:
            self._idle.clear()
            self._busy.clear()
        if not self._any.search(word):
            self._idle.add(word)
            return []
        needs = [need for letters, needs in self._telling.items() if letters in word for need in needs]
        self._busy[word] = needs
        return needs


@lru_cache(maxsize=8)
def _table(extra: Extra) -> Table:
    return Table((*PHRASES, *extra))


def needs_of(document: Document, extra: Extra) -> dict[str, list[Phrase]]:
    """Return the needed words that the text holds → the rows whose pattern matches near one of them."""
    table = _table(extra)
    held = table.held(set(document.folded.split()))
    found = {need: _near(document.folded, need, table.rows[need]) for need in held}
    return {need: phrases for need, phrases in found.items() if phrases}


def _near(folded: str, need: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return those of `phrases` whose pattern matches around a place where `need` stands."""
    found: list[Phrase] = []
    at = folded.find(need)
    while at >= 0 and len(found) < len(phrases):
        start, end = max(at - _REACH, 0), at + _REACH
        around = folded[start:end]
        met = [phrase for phrase in phrases if phrase not in found and _is_met(phrase, folded, around, start)]
        found += met
        at = folded.find(need, end if met else at + 1)
    return found


def _is_met(phrase: Phrase, folded: str, around: str, start: int) -> bool:
    if phrase.beside and not any(word in around for word in phrase.beside):
        return False
    return phrase.pattern.search(folded, start, start + len(around)) is not None
