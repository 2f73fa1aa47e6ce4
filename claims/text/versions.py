"""What became of a text from one version to another: its paragraphs, and in those that changed the words. Pure.

Spans are into either text, so that whatever is marked in a version stays marked in the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.text.differences import MOST_COMPARED, MOST_WORDS, common
from claims.text.spans import Span
from claims.text.words import whole

#: Changed paragraphs that are compared word by word; further ones are shown whole, as removed and as added.
MOST_PAIRED = 200
#: Two paragraphs with this share of their words in common are one that changed.
ALIKE = 0.4
#: How many paragraphs further down the counterpart of one is looked for.
_REACH = 4
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of one text or of both: "kept", "removed", "added" or "changed", and then which words were."""

    how: str
    before: Span | None
    after: Span | None
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def passages(before: str, after: str) -> list[Passage] | None:
    """Return the paragraphs of both texts in reading order, each with what became of it.

    None where too many differ for a comparison to help anybody.
    """
    return _Comparison(before, after).passages()


class _Comparison:
    """Two texts, cut into paragraphs once; `left` is how many more pairs are compared word by word."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after, self.left = before, after, MOST_PAIRED
        self.old, self.new = _spans(before), _spans(after)

    def passages(self) -> list[Passage] | None:
        old, new = [it.of(self.before) for it in self.old], [it.of(self.after) for it in self.new]
        head = common(old, new)
        tail = common(old[head:][::-1], new[head:][::-1])
        a, b = len(old) - tail, len(new) - tail
        if max(a, b) - head > MOST_COMPARED:
            return None
        steps = SequenceMatcher(None, old[head:a], new[head:b], False).get_opcodes()
        middle = (
            it
            for how, i, j, k, m in steps
            for it in self._step(how, range(head + i, head + j), range(head + k, head + m))
        )
        return [*self._kept(range(head), range(head)), *middle, *self._kept(range(a, len(old)), range(b, len(new)))]

    def _step(self, how: str, old: range, new: range) -> Iterator[Passage]:
        return self._kept(old, new) if how == "equal" else self._replaced(old, new)

    def _kept(self, old: range, new: range) -> Iterator[Passage]:
        return (Passage("kept", self.old[i], self.new[k]) for i, k in zip(old, new, strict=True))

    def _replaced(self, old: range, new: range) -> Iterator[Passage]:
        """Pair what is alike, in order; whatever stands between was removed or added."""
        at = old.start
        for k in new:
            found = next((i for i in range(at, min(at + _REACH, old.stop)) if self._is_pair(i, k)), None)
            if found is None:
                yield Passage("added", None, self.new[k])
                continue
            yield from (Passage("removed", self.old[i], None) for i in range(at, found))
            yield self._changed(self.old[found], self.new[k])
            at = found + 1
        yield from (Passage("removed", self.old[i], None) for i in range(at, old.stop))

    def _is_pair(self, i: int, k: int) -> bool:
        old, new = self.old[i].of(self.before).split(), self.new[k].of(self.after).split()
        if self.left <= 0 or max(len(old), len(new)) > MOST_WORDS:
            return False
        shared = len(set(old) & set(new))
        return shared >= ALIKE * max(len(set(old)), len(set(new)))

    def _changed(self, old: Span, new: Span) -> Passage:
        self.left -= 1
        ours, theirs = _words(self.before, old), _words(self.after, new)
        said, says = [it.of(self.before) for it in ours], [it.of(self.after) for it in theirs]
        steps = [step for step in SequenceMatcher(None, said, says, False).get_opcodes() if step[0] != "equal"]
        removed = _runs(self.before, ours, ((i, j) for _, i, j, _, _ in steps))
        added = _runs(self.after, theirs, ((k, m) for _, _, _, k, m in steps))
        return Passage("changed", old, new, removed, added)


def _spans(text: str) -> list[Span]:
    return [Span(*line.span()) for line in _LINE.finditer(text)]


def _words(text: str, within: Span) -> list[Span]:
    return [Span(*word.span()) for word in _WORD.finditer(text, within.start, within.end)]


def _runs(text: str, words: Sequence[Span], ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the words from each first to each last as one span; none that begins amid the signs on a letter."""
    return tuple(whole(text, Span(words[i].start, words[j - 1].end)) for i, j in ranges if i < j)
