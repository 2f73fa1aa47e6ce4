"""How much a shared term tells: the rarer in news, the more.

The shares stand in rarity.json: of some thousand news articles, the share in which a term occurs. Terms that are
missing there are rarer than the rarest in it.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

#: The share taken for a term that is not listed.
UNLISTED = 0.004
#: Numbers are not listed: "12" tells little alone, "4,812" much. By the count of their digits.
_NUMBERS = (0.3, 0.3, 0.12, 0.05, 0.02)


@cache
def _shares() -> dict[str, float]:
    found: dict[str, float] = json.loads(files("claims.matching").joinpath("rarity.json").read_text("utf-8"))["shares"]
    return found


@cache
def _weights() -> dict[str, float]:
    return {term: -math.log(share) for term, share in _shares().items()}


def rarity(term: str) -> float:
    """Return the weight of a term as claims.matching.terms gives it: 0 for one in every article, about 5.5 at most."""
    if term.isdigit():
        return -math.log(_NUMBERS[min(len(term), len(_NUMBERS) - 1)])
    return _weights().get(term, -math.log(UNLISTED))
