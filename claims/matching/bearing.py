"""Signs of whether an account is about what an assertion tells at all. Pure."""

from __future__ import annotations

from claims.matching.headlines import Signs
from claims.matching.passages import Pair

#: The share of an assertion that makes a passage tell much, or nearly all, of it.
_SHARES = (0.2, 0.4, 0.6, 0.8)
#: Shared terms of so much rarity together are no chance: four or five uncommon words.
_ENOUGH = 18.0


def signs(pair: Pair) -> Signs:
    """Yield the signs of being about the assertion, each with its value."""
    told = pair.share(pair.lines.words)
    passage = max(pair.best_share, pair.title_share)
    around = max(pair.around, pair.title_share)
    yield "any", 1.0
    yield "told", told
    yield "told in one passage", passage
    yield "told in one passage, squared", passage**2
    yield "told in three sentences", around
    yield "substance in one passage", min(passage * pair.substance / _ENOUGH, 1.0)
    yield "substance told", min(told * pair.substance / _ENOUGH, 1.0)
    yield from ((f"told over {share}", 1.0) for share in _SHARES if around >= share)
    if pair.names:
        yield "names some of the names", pair.share(pair.lines.words, pair.names)
    else:
        yield "no names", 1.0
    if pair.claim.numbers:
        yield "tells a number of it", float(bool(pair.claim.numbers & pair.lines.words))
