"""Which words and figures tell of people killed, wounded, missing or displaced. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.facts import Figure
from claims.matching.units import counts_harm, unit
from claims.text.folding import folded

HARM = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|dead|deaths?|died|death toll|wounded|injur(?:ed|ies)|casualt(?:y|ies)|missing|massacre"
    r"|hostages?|displaced|displacement|fatalit(?:y|ies)|losses in personnel)\b",
    re.IGNORECASE,
)


def casualties(words: str, figures: Iterable[Figure]) -> str:
    """Return the words of the first figure that counts such people, or of `words` that speak of them beside a figure.

    Returns "" where nothing does: twelve drones shot down are nobody's death, and no number is no count.
    """
    given = list(figures)
    for figure in given:
        if counts_harm(unit(folded(figure.unit))):
            return " ".join(figure.text.split())
    found = HARM.search(words)
    return found.group() if given and found else ""
