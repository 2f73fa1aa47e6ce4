"""Where the asserted event happened: the place named nearest to the assertion after "in", "near", "at" and the like."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span

_NOT = (
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|Mr|Mrs|Ms|Dr|President|Prime|General|Gen\."
    r"|Islamic|English|Arabic|The )\b)"
)
_WORD = r"[A-Z][\w’'-]{1,25}"
_NAME = (
    rf"{_NOT}(?:{_WORD}|[aA]l-{_WORD}|(?:St|Ft|Mt)\. {_WORD}|U\.S\.)(?:(?: |-)(?:{_WORD}"
    rf"|[aA]l-{_WORD})){{0,3}}(?:, {_WORD}(?: {_WORD})?(?=[,.;]|$| on\b))?"
)
_PLACE = re.compile(
    rf"\b(?P<in>[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]round|across|inside|into|over|of|from|to|towards?|on)"
    rf" (?:(?:the|central|eastern|western|northern|southern|northeastern|northwestern|southeastern|southwestern"
    rf"|rebel-held|neighbou?ring|nearby|occupied|government-held|militant-held)\s){{0,4}}"
    rf"(?:[a-z-]{{3,20}} (?:city|town|village|province|region|district|stronghold|port) )?(?:(?:port |southern "
    rf"|northern |eastern |western |provincial |coastal )?(?:city|town|village|province|region|district"
    rf"|neighbou?rhood|capital|suburb|port|outskirts|area|countryside)(?: of)? )?(?P<name>{_NAME})"
)
_LOOSE = frozenset({"of", "from", "to", "on", "over", "into", "toward", "towards"})
BACK = 6


def where(document: Document, span: Span) -> Where | None:
    """Return the place of the event asserted in `span`, marked as a guess if it is named in an earlier sentence."""
    if found := _best(document, span):
        return found
    number = document.sentence_at(span.start)
    for above in range(number, max(number - 1 - BACK, -1), -1):
        if found := _best(document, document.span(above)):
            return replace(found, guess=above < number)
    first = next(
        (found for i in range(min(3, len(document.sentences))) if (found := _best(document, document.span(i)))), None
    )
    return replace(first, guess=True) if first else None


def _best(document: Document, span: Span) -> Where | None:
    """Prefer a place after "in" or "near" to one after "of" or "to"."""
    found = list(_PLACE.finditer(document.text, span.start, span.end))
    found.sort(key=lambda match: match["in"].lower() in _LOOSE)
    if not found or found[0]["in"].lower() in _LOOSE:
        return None
    name = found[0]["name"].removesuffix("’s").removesuffix("'s")
    start = found[0].start("name")
    return Where(Span(start, start + len(name)), name)
