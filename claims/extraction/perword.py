"""What is known of a word, worked out once for all texts: most words of a text have been met before."""

from __future__ import annotations

from collections.abc import Callable
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
