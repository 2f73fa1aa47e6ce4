"""What is known of a word, worked out once for all texts: most words of a text have been met before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TypeVar

Word = TypeVar("Word", bound=str | bytes)
Known = TypeVar("Known")

#: So many words are remembered, and none longer than so many letters: hostile text must not fill the memory.
MANY, LONG = 32_768, 40


class PerWord(dict[Word, Known]):
    """`find` of each word, by word, remembered within bounds; ask by subscript only."""

    def __init__(self, find: Callable[[Word], Known]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: Word) -> Known:
        found = self._find(word)
        if len(word) <= LONG:
            if len(self) >= MANY:
                self.clear()
            self[word] = found
        return found


def per_word(find: Callable[[Word], Known]) -> Callable[[Word], Known]:
    """Return `find`, remembering within bounds what it has found of each word: for functions that are asked often."""
    return PerWord(find).__getitem__


class Signs:
    """Which of some patterns a text may hold, told word by word: a quick "no" saves searching for the whole.

    Each pattern must match within one word of whatever it is the sign of.
    """

    def __init__(self, *patterns: str) -> None:
        self._patterns = [(1 << number, re.compile(pattern)) for number, pattern in enumerate(patterns)]
        self._any = re.compile("|".join(patterns))
        self._by_word = PerWord(self._of)

    def of(self, folded: str) -> int:
        """Return the signs in `folded` text: 1 for the first pattern, 2 for the second, 4 for the third, added up."""
        return reduce(or_, map(self._by_word.__getitem__, folded.split()), 0)

    def _of(self, word: str) -> int:
        return sum(sign for sign, pattern in self._patterns if pattern.search(word)) if self._any.search(word) else 0
