"""Fingerprints of a text: two texts that share a run of words share a print, however the rest was edited. Pure.

Prints are winnowed hashes of five-word runs (Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003): of any run of
RUN + WINDOW - 1 words that two texts share, at least one print is kept of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

from claims.text.folding import folded

RUN, WINDOW = 5, 4
#: No article needs more; of a longer text, the smallest are kept.
MOST_PRINTS = 2000
#: A run that stands in more places than these is compared at the first of them only.
_MOST_PLACES = 3

_WORD = re.compile(r"\w+")


def word_run(text: str) -> list[str]:
    """Return the words of `text` in order, in lower case, without punctuation."""
    return _WORD.findall(folded(text))


def words_between(text: str, start: int, end: int) -> str:
    """Return the part of `text` from its word number `start` up to word number `end`, as it stands there."""
    found = list(_WORD.finditer(folded(text)))
    return text[found[start].start() : found[end - 1].end()]


def hashed(words: Sequence[str]) -> int:
    """Return a number of 32 bits for a run of words; the same on every machine."""
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def prints(words: Sequence[str]) -> tuple[int, ...]:
    """Return the prints of a run of words, ascending, each once."""
    runs = [hashed(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    kept = {min(runs[start : start + WINDOW]) for start in range(max(len(runs) - WINDOW + 1, min(len(runs), 1)))}
    return tuple(sorted(kept)[:MOST_PRINTS])


def shared_run(one: Sequence[str], other: Sequence[str], least: int) -> tuple[int, int] | None:
    """Return [start, end) in `one` of the longest run of at least `least` words that `other` has too, if any."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(other) - least + 1):
        runs[tuple(other[start : start + least])].append(start)
    found = [
        (_common(one[start:], other[place:]), start)
        for start in range(len(one) - least + 1)
        for place in runs.get(tuple(one[start : start + least]), ())[:_MOST_PLACES]
    ]
    length, start = max(found, default=(0, 0))
    return (start, start + length) if length else None


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
