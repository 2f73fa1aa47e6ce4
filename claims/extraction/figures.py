"""Quantities in an assertion: how many of what, and how surely.

Dates, ages, times of day, calibres, addresses and the numbers in names ("Su-24", "Resolution 12") are not quantities.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.counted import unit
from claims.extraction.numbers import NUMBER_SIGN
from claims.extraction.quantities import MEASURES, Quantity, quantities
from claims.extraction.singles import SINGLE_SIGN, singles
from claims.facts import Figure
from claims.text.document import Document
from claims.text.perword import Signs
from claims.text.spans import Span

#: What a word may be part of; only then is it worth searching for the whole.
_SIGNS = Signs(NUMBER_SIGN, MEASURES, SINGLE_SIGN)
_COUNTS, _SINGLES = 1 | 2, 4


def figures(document: Document, span: Span) -> tuple[Figure, ...]:
    """Return the quantities inside `span`, in reading order; "26 of the 31 trucks" gives 26 (of 31) and 31."""
    signs = _SIGNS.of(span.of(document.folded))
    counted = quantities(document, span) if signs & _COUNTS else ()
    found = [figure for quantity in counted for figure in _figures(document, span, quantity)]
    if signs & _SINGLES:
        starts = {figure.span.start for figure in found}
        found += [one for one in _singles(document, span) if one.span.start not in starts]
    return tuple(sorted(found, key=lambda figure: figure.span.start))


def _singles(document: Document, span: Span) -> Iterator[Figure]:
    for words, value in singles(document, span):
        counted, end = unit(document.folded, words.end, span.end)
        whole = Span(words.start, end)
        yield Figure(whole, whole.of(document.text), value, unit=counted)


def _figures(document: Document, span: Span, quantity: Quantity) -> Iterator[Figure]:
    counted, end = unit(document.folded, quantity.span.end, span.end)
    counted = quantity.money or counted
    whole = Span(quantity.span.start, end)
    yield Figure(whole, whole.of(document.text), quantity.value, quantity.bound, quantity.high, quantity.total, counted)
    if quantity.part is not None:
        part = Span(quantity.part, end)
        yield Figure(part, part.of(document.text), quantity.total, unit=counted)
