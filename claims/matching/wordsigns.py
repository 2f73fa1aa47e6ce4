"""Which words an account uses beside those of the claim: signs by name, each tells little, many tell more."""

from __future__ import annotations

from claims.matching.headlines import Signs, masked
from claims.matching.passages import Pair

#: So many sentences from the start are asked.
READ = 25


def signs(pair: Pair) -> Signs:
    """Yield a sign for each word of the title and of the text."""
    for place, lines in (("title", [pair.lines.title]), ("text", pair.lines.sentences[:READ])):
        yield from (
            (f"{place} {word}", 1.0) for word in sorted({word for line in lines for word in masked(line, pair)})
        )
