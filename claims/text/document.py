"""A text with its sentences and statements, each worked out once and only when asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar

from claims.text.attribution import Statement, statements
from claims.text.folding import folded
from claims.text.sentences import Sentence, sentences
from claims.text.spans import Span

Found = TypeVar("Found")


class Document:
    """What flagging and extraction read. Every offset is into `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._statements: dict[int, tuple[Statement, ...]] = {}
        self._memo: dict[Hashable, Any] = {}

    @cached_property
    def folded(self) -> str:
        """The text in its plain form, with the same offsets."""
        return folded(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences in order."""
        return sentences(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the last sentence that starts at or before `offset` (0 if none does)."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def span(self, number: int) -> Span:
        """Return the span of sentence `number`."""
        return self.sentences[number].span

    def statements(self, number: int) -> tuple[Statement, ...]:
        """Return who says what in sentence `number`."""
        if number not in self._statements:
            self._statements[number] = statements(self.text, self.folded, self.span(number))
        return self._statements[number]

    def memo(self, find: Callable[..., Found], *given: Hashable) -> Found:
        """Return `find(self, *given)`, worked out on the first call only."""
        key: Hashable = (find, *given) if given else find
        if key in self._memo:
            known: Found = self._memo[key]
            return known
        found = self._memo[key] = find(self, *given)
        return found
