"""One that is told without a number: "a woman was killed", "shot down a helicopter", "not a single mine", "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.extraction.nouns import PERSONS
from claims.text.document import Document
from claims.text.spans import Span

_PERSON = (
    "(?:"
    + "|".join(sorted(PERSONS))
    + "|boy|girl|baby|toddler|infant|teenager|child|civilian|policeman|policewoman|militant|fighter|gunman|rebel|guard"
    "|sailor|nurse|medic|passenger|vendor|worker|villager|bystander|pedestrian|cyclist|hostage|prisoner|serviceman"
    "|paramedic|priest|imam|nun|refugee|migrant|person|youth|pensioner|couple)"
)
_HARM = "(?:killed|wounded|injured|hurt|kidnapped|abducted|beheaded|murdered|executed|arrested|detained|stabbed|shot)"
_HARMING = (
    "(?:kill(?:ed|ing|s)|wound(?:ed|ing|s)|injur(?:ed|ing|es)|kidnapp(?:ed|ing)|abduct(?:ed|ing)|behead(?:ed|ing)"
    "|murder(?:ed|ing)|execut(?:ed|ing)|destroy(?:ed|ing|s)|shot down|shoot(?:ing|s) down|down(?:ed|ing)|sank|sinking)"
)
#: One word of whatever may tell of one without a number.
SINGLE_SIGN = (
    r"\b(?:kill|wound|injur|hurt|kidnapp|abduct|behead|murder|execut|arrest|detain|stabb|shot|shoot|destroy|down|sank"
    r"|sinking|including|died|dead|single|once|twice)"
)
_ADJECTIVES = r"(?:[\w-]{1,20} ){0,2}?"
#: Not in an apposition: "Ana Ruiz, a baker, was killed".
_ONE = r"(?<!, )\b(?P<one>an?|another) "
_PATTERNS = (
    (1, rf"\b{_HARMING} (?P<one>an?|another) (?=[a-z])"),
    (1, rf"\b(?:{_HARMING}|including)\b[^.;]{{0,60}}?{_ONE}(?={_ADJECTIVES}{_PERSON}\b(?!-))"),
    (
        1,
        rf"{_ONE}(?={_ADJECTIVES}{_PERSON}\b(?!-)[^.;]{{0,60}}?"
        rf"\b(?:(?:was|were|had been|has been|have been|is|being)(?: \w{{2,12}})? {_HARM}|died|dead)\b)",
    ),
    (0, r"\bnot (?P<one>a single|one single) "),
    (1, r"\b(?:shot|hit|struck|stabbed|fired)\b[^.,;]{0,25}?\b(?P<one>once)\b"),
    (2, r"\b(?:shot|hit|struck|stabbed|fired|attacked|bombed)\b[^.,;]{0,25}?\b(?P<one>twice)\b"),
)
_COMPILED = tuple((value, re.compile(pattern)) for value, pattern in _PATTERNS)


def singles(document: Document, span: Span) -> Iterator[tuple[Span, Decimal]]:
    """Yield the words that tell of one without a number ("a", "not a single", "twice"), and how many it is."""
    taken: set[int] = set()
    for value, pattern in _COMPILED:
        for found in pattern.finditer(document.folded, span.start, span.end):
            if found.start("one") not in taken:
                taken.add(found.start("one"))
                yield Span(*found.span("one")), Decimal(value)
