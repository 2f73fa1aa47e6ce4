"""Quantities in an assertion: how many of what, and how surely.

Dates, ages, times of day, calibres and the numbers in names ("Su-24", "Resolution 12") are not quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.extraction.numbers import NUMBER, value_of
from claims.facts import Figure
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Bound

_WORDINGS = {
    Bound.ABOUT: "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated",
    Bound.AT_LEAST: "at least|no fewer than|not less than|a minimum of",
    Bound.MORE_THAN: "more than|over|upwards of|well over",
    Bound.AT_MOST: "up to|as many as|as much as|as high as|at most|no more than|a maximum of",
    Bound.LESS_THAN: "less than|fewer than|under|below",
}
_BOUNDS = {wording: bound for bound, wordings in _WORDINGS.items() for wording in wordings.split("|")}
_BOUND = "|".join(sorted(_BOUNDS, key=len, reverse=True))
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,:/#-])(?:(?P<bound>{_BOUND}) )?(?P<money>\$|€|£|us\$)?(?P<range>(?:between"
    rf"|from) )?(?P<low>{NUMBER})(?![\w])"
    rf"(?:(?: and | to |-|–)(?:\$|€|£)?(?P<high>{NUMBER})(?![\w]))?(?P<more> or more)?"
    rf"(?: of (?:the|its|their|his|all|all the|those|these|some) (?P<total>{NUMBER})(?![\w]))?"
)
_NOT_BEFORE = re.compile(
    rf"(?:{_MONTH}|\bno|\bnumber|\bresolution|\bchapter|\barticle|\bsection|\bversion|\baged|\bage|\bthis"
    rf"|\bthe|\bany|\bevery|\beach|\bday|\bgroup|\bflight|\broom|\broute|\bhighway) ?\.?$"
)
_NOT_AFTER = re.compile(
    rf"-(?=[a-z])|:\d|%?(?:st|nd|rd|th)\b| ?(?:mm|cm|millimet|calib|am\b|pm\b|a\.m|p\.m|o'clock|gmt)| years? old"
    rf"| ?(?:of )?{_MONTH}\b|\.\d|,\d"
)
_ONE_AFTER = re.compile(
    r" (?:of|another|day|thing|by|who|that|which|is|was|could|can|would|has|had|in|side|hand)\b|[,.;]|$"
)
_ARTICLE = re.compile(r"(?:^| )(?:the|these|those) $")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Words that end the name of what is counted …
_STOP = re.compile(
    r"(?:an?|the|of|to|in|on|at|by|from|for|with|and|or|but|who|which|that|were|was|is|are|be|been|being|had|has|have"
    r"|as"
    r"|than|into|near|after|before|during|while|when|where|since|because|however|among|across|around|over|under|between"
    r"|against|including|still|also|just|then|may|might|could|would|will|did|do|does|said|per|out|up|down|off|both|all"
    r"|now|later|last|this|these|those|it|they|killed|wounded|injured|dead|died|missing|hurt|arrested|detained"
    r"|destroyed|damaged|captured|shot|fled|remained)"
)
#: … and words between the number and that name: "26 of the [other] trucks".
_SKIP = re.compile(r"(?:of|the|others?|more|its|their|his|all|those|these|additional|further)")
_VERB = re.compile(r"\w+ed|sank|fell|came|went|left|took|hit|made|gave|began|lost|found|held|say|says|told|saw|burnt")
_FATE = re.compile(
    r"\b(?:killed|wounded|injured|dead|died|missing|hurt|arrested|detained|destroyed|damaged|captured|displaced"
    r"|executed|shot down)\b"
)


def figures(document: Document, span: Span) -> tuple[Figure, ...]:
    """Return the quantities inside `span`, in reading order; "26 of the 31 trucks" gives 26 (of 31) and 31."""
    return tuple(
        figure
        for found in _QUANTITY.finditer(document.folded, span.start, span.end)
        for figure in _figures(document, span, found)
    )


def _figures(document: Document, span: Span, found: re.Match[str]) -> Iterator[Figure]:
    if not _is_quantity(document.folded, span, found):
        return
    unit, end = _unit(document.folded, found.end(), span.end)
    unit = _money(found) or unit
    whole = Span(found.start(), end)
    total = value_of(found["total"]) if found["total"] else None
    high = value_of(found["high"]) if found["high"] else None
    bound = Bound.RANGE if high is not None else _bound(found)
    yield Figure(whole, whole.of(document.text), value_of(found["low"]), bound, high, total, unit)
    if total is not None:
        part = Span(found.start("total"), end)
        yield Figure(part, part.of(document.text), total, unit=unit)


def _bound(found: re.Match[str]) -> Bound:
    if found["more"]:
        return Bound.AT_LEAST
    return _BOUNDS[found["bound"]] if found["bound"] else Bound.EXACT


def _money(found: re.Match[str]) -> str:
    return {"$": "dollars", "us$": "dollars", "€": "euros", "£": "pounds"}.get(found["money"] or "", "")


def _is_quantity(folded: str, span: Span, found: re.Match[str]) -> bool:
    start, end = found.start("low"), found.end("low")
    before, after = folded[max(start - 16, 0) : start], folded[end : end + 14]
    if _NOT_AFTER.match(after) or (
        not found["bound"] and not found["money"] and _NOT_BEFORE.search(before.rstrip() + " ")
    ):
        return _after_article(before, after)
    if _YEAR.fullmatch(found["low"]) and not found["bound"]:
        return False
    if found["low"] == "one":
        return not _ONE_AFTER.match(after)
    return not (before.endswith(", ") and after.startswith(",") and len(found["low"]) < 3)


def _after_article(before: str, after: str) -> bool:
    """Allow "the three officials" and "the other 10 drones", but not "the one", "the 12th" or "May 5"."""
    return _ARTICLE.search(before) is not None and not _NOT_AFTER.match(after)


def _unit(folded: str, start: int, end: int) -> tuple[str, int]:
    """Return the noun that is counted, with what befell it ("people killed"), and where its words stop."""
    words: list[str] = []
    stop = start
    for word in re.finditer(r" ?([\w'\"%-]+)([,.;:)]?)", folded[start : min(end, start + 80)]):
        if word.start() and folded[start + word.start()] != " ":
            break
        ends = _STOP.fullmatch(word[1]) or (words and _VERB.fullmatch(word[1]))
        if ends and (words or not _SKIP.fullmatch(word[1])):
            break
        if not _SKIP.fullmatch(word[1]):
            words.append(word[1].strip("\"'"))
            stop = start + word.end(1)
        if word[2] or len(words) == 3:
            break
    fate = _FATE.search(folded, stop, min(end, stop + 28))
    return " ".join([*words, fate[0]] if fate else words), stop
