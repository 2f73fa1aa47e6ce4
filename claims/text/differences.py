"""What changed between two texts, paragraph by paragraph, or word by word between two short ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

#: Paragraphs that differ, on either side, beyond which no comparison is tried: its cost grows with their product.
MOST_COMPARED = 1000
#: Words on either side beyond which two texts are not compared word by word.
MOST_WORDS = 400
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph, or a run of words, and what became of it: "kept", "removed" or "added"."""

    how: str
    text: str


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: its lines that hold more than white space."""
    return [line for line in text.split("\n") if line.strip()]


def common(left: Sequence[str], right: Sequence[str]) -> int:
    """Return with how many of the same texts both begin."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(left), len(right)))


def compare(before: str, after: str) -> list[Change] | None:
    """Return the paragraphs of both texts in reading order, each kept, removed or added.

    None where too many paragraphs differ for a comparison to help anybody.
    """
    old, new = paragraphs(before), paragraphs(after)
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old_middle), len(new_middle)) > MOST_COMPARED:
        return None
    middle = _changes(old_middle, new_middle)
    return [*_as("kept", old[:head]), *middle, *_as("kept", old[len(old) - tail :])]


def compare_words(before: str, after: str) -> tuple[list[Change], list[Change]] | None:
    """Return the runs of words of each text in reading order: those of the first kept or removed, of the other kept or
    added. The runs of a text join to it. White space alone makes no difference.

    None where the texts are too long for it.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return None
    steps = SequenceMatcher(None, [it.rstrip() for it in old], [it.rstrip() for it in new], False).get_opcodes()
    left = [_run(how, "removed", old[a:b]) for how, a, b, _, _ in steps if a < b]
    return left, [_run(how, "added", new[c:d]) for how, _, _, c, d in steps if c < d]


def _run(how: str, otherwise: str, words: Sequence[str]) -> Change:
    return Change("kept" if how == "equal" else otherwise, "".join(words))


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    steps = SequenceMatcher(None, old, new).get_opcodes()
    return list(chain.from_iterable(_step(how, old[a:b], new[c:d]) for how, a, b, c, d in steps))


def _step(how: str, old: Sequence[str], new: Sequence[str]) -> list[Change]:
    return _as("kept", old) if how == "equal" else [*_as("removed", old), *_as("added", new)]


def _as(how: str, texts: Sequence[str]) -> list[Change]:
    return [Change(how, text) for text in texts]
