"""Which words an account uses beside those of the claim: signs by name, each tells little, many tell more."""

from __future__ import annotations

import math

from claims.matching.headlines import Signs, masked
from claims.matching.passages import Pair
from claims.matching.rarity import rarity

#: So many sentences from the start are asked.
READ = 25


def signs(pair: Pair) -> Signs:
    """Yield a sign for each word of the title and of the text: the rarer a word, the more, and together of length 1.

    So a long text says no more than a short one.
    """
    found = dict(_words(pair))
    length = math.hypot(*found.values())
    yield from ((name, value / length) for name, value in found.items())


def _words(pair: Pair) -> Signs:
    for place, lines in (("title", [pair.lines.title]), ("text", pair.lines.sentences[:READ])):
        words = sorted({word for line in lines for word in masked(line, pair)})
        yield from ((f"{place} {word}", rarity(word) ** 0.5) for word in words)
