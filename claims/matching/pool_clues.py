"""Clues under which an article finds claims in a pool too large to compare with each: numbers that stand for words.

A claim leaves a clue for each of its most telling words and for each pair of the few most telling ones. An article
follows the clue of a word only while few claims hold that word, and of two words only where they stand near each
other. So what one article looks up stays about the same, however many claims there are. Pure; looks nothing up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations

from claims.matching.ranking import Entry, Telling, Told

#: How many of a claim's words leave a clue of their own, and how many leave one in pairs.
ALONE, PAIRED = 10, 7
#: Words that so many claims hold, or fewer, are followed by themselves.
FEW = 50
#: Words so far apart, or nearer, are followed in pairs.
NEAR = 12
#: So many clues of an article are followed: the most telling ones.
FOLLOWED = 4000

_MASK = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15


@lru_cache(maxsize=1 << 17)
def clue(word: str) -> int:
    """Return the clue of a word: 63 bits of its digest, so that any database keeps it as a whole number."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) >> 1


def pair(one: int, other: int) -> int:
    """Return the clue of two words from their own clues, whatever their order."""
    low, high = sorted((one, other))
    return (((low * _SPREAD) & _MASK) ^ high) >> 1


def left_by(entry: Entry, tells: Telling) -> set[int]:
    """Return the clues that a claim leaves."""
    words = sorted(entry.words, key=lambda word: (-entry.words[word] * tells(word), word))
    alone = [clue(word) for word in words[:ALONE]]
    return {*alone, *(pair(*two) for two in combinations(alone[:PAIRED], 2))}


def followed_by(told: Told, tells: Telling, held: Callable[[str], int]) -> list[int]:
    """Return the clues that an article follows, the most telling first; `held` says how many claims hold a word."""
    known = {word: held(word) for word in told.places}
    strength = {clue(word): 2.0 for word, count in known.items() if 0 < count <= FEW}
    for one, other in _neighbours(told, {word for word, count in known.items() if count > FEW}):
        strength[pair(clue(one), clue(other))] = tells(one) + tells(other)
    return sorted(strength, key=lambda found: -strength[found])[:FOLLOWED]


def _neighbours(told: Told, words: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each two of `words` that stand NEAR each other somewhere, once or more."""
    line = sorted((place, word) for word in words for place in told.places[word])
    for at, (place, word) in enumerate(line):
        for later, other in line[at + 1 : at + 1 + NEAR]:
            if later - place > NEAR:
                break
            if other != word:
                yield word, other
