"""Numbers that count something, with what limits them: "about 34 of the 44", "between 12 and 15", "$5 million"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.articledays import words_of
from claims.extraction.numbers import NUMBER, value_of
from claims.extraction.uncounted import counts
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Bound

_WORDINGS = {
    Bound.ABOUT: (
        "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|an approximate"
        "|approximate|in the region of|in the order of|just under|just over"
    ),
    Bound.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|as few as|as little as",
    Bound.MORE_THAN: (
        "more than|over|upwards of|upward of|well over|in excess of|exceeded|exceeds|exceeding|topped|surpassed"
    ),
    Bound.AT_MOST: "up to|as many as|as much as|as high as|as far as|at most|no more than|not more than|a maximum of",
    Bound.LESS_THAN: "less than|fewer than|under|below",
}
_BOUNDS = {wording: bound for bound, wordings in _WORDINGS.items() for wording in wordings.split("|")}
_TRAILING = {
    " or more": Bound.AT_LEAST,
    "-plus": Bound.AT_LEAST,
    "+": Bound.AT_LEAST,
    " or so": Bound.ABOUT,
    "-odd": Bound.ABOUT,
    " or fewer": Bound.AT_MOST,
    " or less": Bound.AT_MOST,
}
_MONEY = {"$": "dollars", "us$": "dollars", "€": "euros", "£": "pounds"}
_BOUND = "|".join(sorted(_BOUNDS, key=len, reverse=True))
_WHOLE = "(?:out )?of (?:(?:the|its|their|his|her|all|all the|those|these|some|a total of) )?"
_QUANTITY = re.compile(
    rf"(?<![\w.,:/#-])(?:(?P<bound>{_BOUND}) )?(?P<money>us\$|\$|€|£)?(?P<between>between (?:\$|€|£)?)?(?:from )?"
    rf"(?P<low>{NUMBER})(?!\w)"
    rf"(?:(?P<link>(?(between) and |(?: to | or |-|–)))(?:\$|€|£)?(?P<high>{NUMBER})(?!\w))?"
    rf"(?P<trailing>{'|'.join(map(re.escape, _TRAILING))})?"
    rf"(?: {_WHOLE}(?P<total>{NUMBER})(?!\w))?"
)
#: "More than an hour".
MEASURES = r"\b(?:hour|day|week|month|year|decade|mile|kilomet(?:er|re)|met(?:er|re)|tonne|ton)\b"
_SINGLE = re.compile(rf"\b(?P<bound>{_BOUND}) (?P<low>an?)(?= {MEASURES})")
#: How many letters before and after a number tell whether it counts anything.
_BEFORE, _AFTER = 24, 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts something; `end` is where the words for it stop, `part` where the whole of it begins."""

    span: Span
    value: Decimal | None
    bound: Bound
    high: Decimal | None = None
    total: Decimal | None = None
    part: int | None = None
    money: str = ""


def quantities(document: Document, span: Span) -> Iterator[Quantity]:
    """Yield the quantities inside `span`, in reading order."""
    folded = document.folded
    for found in _QUANTITY.finditer(folded, span.start, span.end):
        number = Span(found.start("low"), found.end("high" if found["high"] else "low"))
        before = folded[max(number.start - _BEFORE, 0) : number.start]
        after = folded[number.end : min(number.end + _AFTER, span.end)]
        bounded = bool(found["bound"] or found["money"])
        if not _in_day(document, number) and _rises(found) and counts(found["low"], before, after, bounded):
            yield _quantity(found)
    for found in _SINGLE.finditer(folded, span.start, span.end):
        yield Quantity(Span(*found.span()), Decimal(1), _BOUNDS[found["bound"]])


def _in_day(document: Document, number: Span) -> bool:
    """Say whether the number belongs to a day: "May 3", "three days ago"."""
    words = document.memo(words_of)
    at = bisect_left(words, number.end, key=lambda word: word.start) - 1
    return at >= 0 and words[at].end > number.start


def _rises(found: re.Match[str]) -> bool:
    """Say whether "20-30" is a range; "9-1" is a score."""
    low, high = _ends(found)
    return low is None or high is None or low < high


def _ends(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    low, high = value_of(found["low"]), value_of(found["high"]) if found["high"] else None
    if low is not None and high is not None and low < 10 and high >= 1000 and found["link"] in "-–":
        low *= 1000  # "5-6,000"
    return low, high


def _quantity(found: re.Match[str]) -> Quantity:
    low, high = _ends(found)
    total = value_of(found["total"]) if found["total"] else None
    part = None if total is None else found.start("total")
    return Quantity(Span(*found.span()), low, _bound(found), high, total, part, _MONEY.get(found["money"] or "", ""))


def _bound(found: re.Match[str]) -> Bound:
    if found["high"]:
        return Bound.RANGE
    if found["trailing"]:
        return _TRAILING[found["trailing"]]
    return _BOUNDS[found["bound"]] if found["bound"] else Bound.EXACT
