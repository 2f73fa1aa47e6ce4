"""Clues under which an article finds claims in a pool too large to compare with each: numbers that stand for words.

A claim leaves three kinds of clues: of its most telling words, of pairs of them, and of them with its day. An article
follows a word only while few claims hold it, two words only where they stand near each other, and a word with a day
for the days around its own. So what it looks up stays short, however many claims there are. Pure; looks nothing up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from claims.matching.ranking import Entry, Telling, Told
from claims.matching.rarity import rarity

#: How many of a claim's words leave a clue of their own, how many in pairs, and how many with its day.
ALONE, PAIRED, DATED = 10, 6, 9
#: Words that so many claims hold, or fewer, are followed by themselves.
FEW = 50
#: Words so far apart, or nearer, are followed in pairs.
NEAR = 12
#: Days are told apart by so many: those around an article's own are its stretch and the ones beside it.
STRETCH = 8
#: A shared word of claims of those days tells so much more.
TIMELY = 4.0
#: So many pairs of an article are followed, the most telling ones.
FOLLOWED = 4000
#: The clue of no word at all, under which an index counts its claims.
CLAIMS = 0
#: A version leaves clues of the words that a claim may be found by: those in less than a fifth of all news.
TOLD = 1.6

_MASK = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15


@lru_cache(maxsize=1 << 17)
def clue(word: str) -> int:
    """Return the clue of a word: 63 bits of its digest, so that any database keeps it as a whole number."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) >> 1


def left_by(entry: Entry, tells: Telling) -> set[int]:
    """Return the clues that a claim leaves."""
    alone = [clue(word) for word in most_telling(entry, tells)[:ALONE]]
    paired = (_both(*two) for two in combinations(alone[:PAIRED], 2))
    dated = (_both(one, _stretch(entry.day)) for one in alone[:DATED]) if entry.day else ()
    return {*alone, *paired, *dated}


def most_telling(entry: Entry, tells: Telling) -> list[str]:
    """Return the words of a claim, the most telling first."""
    return sorted(entry.words, key=lambda word: (-entry.words[word] * tells(word), word))


def followed_by(told: Told, tells: Telling, held: Callable[[str], int]) -> dict[int, float]:
    """Return the clues that an article follows, and how much each tells; `held` says how many claims hold a word."""
    counts = {word: count for word in told.places if (count := held(word))}
    alone = {clue(word): tells(word) ** 2 for word, count in counts.items() if count <= FEW}
    common = {word for word, count in counts.items() if count > FEW}
    paired = {_both(clue(one), clue(two)): tells(one) * tells(two) for one, two in _neighbours(told, common)}
    best = sorted(paired.items(), key=lambda found: -found[1])[:FOLLOWED]
    return alone | dict(best) | _dated(told, {clue(word): tells(word) ** 2 for word in counts})


def told_by(told: Told) -> list[int]:
    """Return the clues that a version leaves for claims to come: one for each word that tells something."""
    return [clue(word) for word in told.places if leaves_clue(word)]


def leaves_clue(word: str) -> bool:
    """Return whether versions that hold the word can be found by it."""
    return rarity(word) >= TOLD


def _dated(told: Told, strength: dict[int, float]) -> dict[int, float]:
    if told.day is None:
        return {}
    own = _stretch(told.day)
    stretches = (own - 1, own, own + 1)
    return {_both(one, stretch): TIMELY * value for one, value in strength.items() for stretch in stretches}


def _stretch(day: date) -> int:
    return day.toordinal() // STRETCH


def _both(one: int, other: int) -> int:
    """Return the clue of two clues together, whatever their order."""
    low, high = sorted((one, other))
    return (((low * _SPREAD) & _MASK) ^ high) >> 1


def _neighbours(told: Told, words: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each two of `words` that stand NEAR each other somewhere, once or more."""
    line = sorted((place, word) for word in words for place in told.places[word])
    for at, (place, word) in enumerate(line):
        for later, other in line[at + 1 : at + 1 + NEAR]:
            if later - place > NEAR:
                break
            if other != word:
                yield word, other
