"""Which rows of the phrase table a text can hold at all, found quickly: most texts hold hardly any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase

from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.text.document import Document

Extra = tuple[Phrase, ...]

#: How far from a needed word its phrase may reach: more than patterns span in prose.
_REACH = 160
_LETTERS = re.compile(r"[a-z]+")
_LETTERS_ONLY = bytes(code if chr(code) in ascii_lowercase else 32 for code in range(256))
#: A run of letters that is shorter stands in every text.
_TELLING = 4


class Table:
    """The rows by the words that they need, with a memory of the words that no row needs."""

    #: The memory is emptied when it holds more words than news commonly uses.
    MEMORY = 1 << 17

    def __init__(self, rows: Iterable[Phrase]) -> None:
        self.rows: dict[str, list[Phrase]] = defaultdict(list)
        for row in rows:
            for need in row.needs:
                self.rows[need].append(row)
        self._everywhere: list[str] = []
        self._telling: dict[bytes, list[str]] = defaultdict(list)
        for need in self.rows:
            letters = max(_LETTERS.findall(need), key=len, default="")
            (self._telling[letters.encode()] if len(letters) >= _TELLING else self._everywhere).append(need)
        self._any = re.compile(b"|".join(map(re.escape, sorted(self._telling))))
        self._idle: set[bytes] = set()
        self._busy: dict[bytes, list[str]] = {}

    def held(self, words: set[bytes]) -> set[str]:
        """Return the needs that a text of these words may hold: each has its longest run of letters in one of them."""
        new = words - self._idle - self._busy.keys()
        if len(self._idle) + len(self._busy) + len(new) > self.MEMORY:
            self._idle.clear()
            self._busy.clear()
            new = words
        for word in new:
            self._learn(word)
        return set(self._everywhere).union(*[self._busy[word] for word in words & self._busy.keys()])

    def _learn(self, word: bytes) -> None:
        if self._any.search(word):
            self._busy[word] = [need for letters, needs in self._telling.items() if letters in word for need in needs]
        else:
            self._idle.add(word)


def words_of(folded: str) -> set[bytes]:
    """Return the runs of plain letters in `folded` text. What is no plain letter parts them or is left out."""
    return set(folded.encode("ascii", "ignore").translate(_LETTERS_ONLY).split())


@lru_cache(maxsize=8)
def _table(extra: Extra) -> Table:
    return Table((*PHRASES, *extra))


def needs_of(document: Document, extra: Extra) -> dict[str, list[Phrase]]:
    """Return the needed words that the text holds → the rows whose pattern matches near one of them."""
    table = _table(extra)
    held = table.held(words_of(document.folded))
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
