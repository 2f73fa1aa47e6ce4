"""Where the asserted event happened: the place named nearest to the assertion after "in", "near", "at" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.countries import COUNTRIES
from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences up a place may be named, and how many at the top of the article are asked last.
BACK, TOP = 4, 3

_NOT = (
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|President|Prime|General|Gen"
    r"|Islamic|English|Arabic|Congress|Parliament|The)\b)"
)
_WORD = r"[A-Z][\w’'-]{1,25}"
_NAME = (
    rf"{_NOT}(?:{_WORD}|[aA]l-{_WORD}|(?:St|Ft|Mt)\. {_WORD}|U\.S\.)(?:[ -](?:{_WORD}|[aA]l-{_WORD})){{0,3}}"
    rf"(?:, {_WORD}(?: {_WORD})?(?=[,.;]|$| on\b))?"
)
_SIDE = (
    r"(?:the|central|eastern|western|northern|southern|northeastern|northwestern|southeastern|southwestern|rebel-held"
    r"|neighbou?ring|nearby|occupied|government-held|militant-held|port|provincial|coastal|remote|restive)"
)
_KIND = (
    r"(?:city|town|village|province|region|district|neighbou?rhood|capital|suburb|port|outskirts|area|countryside"
    r"|stronghold)"
)
_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]round|across|inside|(?=(?:town|city|village|district) of))"
    rf" ?(?:{_SIDE} ){{0,4}}(?:[a-z-]{{3,20}} (?={_KIND}))?(?:{_KIND}(?: of)? )?(?P<name>{_NAME})"
)
_DEMONYM = re.compile(r"(?:ian|ish|ese|can|ench|ghan|aqi|eli|utch)s?$")


def where(document: Document, span: Span) -> Where | None:
    """Return the place of the event asserted in `span`; one named in another sentence is marked as a guess.

    A town or district is preferred to a country, unless only a country is named nearby.
    """
    found = list(_candidates(document, span))
    return next((place for place in found if place.name not in COUNTRIES), found[0] if found else None)


def _candidates(document: Document, span: Span) -> Iterator[Where]:
    number = document.sentence_at(span.start)
    yield from _named(document, span)
    yield from document.memo(_named_in_sentence, number)
    above = range(number - 1, max(number - 1 - BACK, -1), -1)
    for other in (*above, *range(min(TOP, number))):
        yield from (replace(place, guess=True) for place in document.memo(_named_in_sentence, other))


def _named_in_sentence(document: Document, number: int) -> tuple[Where, ...]:
    return tuple(_named(document, document.span(number)))


def _named(document: Document, span: Span) -> Iterator[Where]:
    for match in _PLACE.finditer(document.text, span.start, span.end):
        name = match["name"].removesuffix("’s").removesuffix("'s")
        if not _DEMONYM.search(name) or name in COUNTRIES:
            start = match.start("name")
            yield Where(Span(start, start + len(name)), name)
