"""Where the asserted event happened: the place of the article that most signs speak for."""

from __future__ import annotations

from bisect import bisect_left

from claims.extraction.learned import weights
from claims.extraction.likeness import happenings
from claims.extraction.placegroups import Place
from claims.extraction.placementions import Mention
from claims.extraction.placesigns import Signs, signs
from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span

#: How many mentions on either side of the assertion are asked for the best one.
_NEAR = 20


def where(document: Document, span: Span) -> Where | None:
    """Return the place of the event asserted in `span`; one that its sentence does not name is marked as a guess.

    None if the article names no place, or none that the signs speak for.
    """
    weighed = [(_weight(told), place) for place, told in signs(document, span)]
    if not weighed:
        return None
    weight, place = max(weighed, key=lambda pair: pair[0])
    return None if weight < _weight(nowhere(document, span)) else as_named(document, span, place)


def nowhere(document: Document, span: Span) -> Signs:
    """Return the signs that what is asserted in `span` has no place: a happening has one."""
    return {"none": 1.0, "none, happenings": float(happenings(span.of(document.folded)))}


def _weight(told: Signs) -> float:
    known = weights("places")
    return sum(known.get(sign, 0.0) * much for sign, much in told.items())


def as_named(document: Document, span: Span, place: Place) -> Where:
    """Return a place as the mention that stands best for the assertion has it."""
    first, last = document.sentence_at(span.start), document.sentence_at(span.end - 1)

    def nearness(mention: Mention) -> tuple[bool, bool, bool, int]:
        inside = first <= mention.sentence <= last
        return (mention.span.overlaps(span), inside, mention.is_placed, -abs(mention.sentence - first))

    near = bisect_left(place.sentences, first)
    best = max(place.mentions[max(near - _NEAR, 0) : near + _NEAR], key=nearness)
    inside = first <= best.sentence <= last
    fuller = (mention for mention in place.mentions[:_NEAR] if mention.full and not mention.dateline)
    shown = best if inside or best.full else next(fuller, best)
    span = Span(shown.start, max(shown.full, shown.end))
    return Where(span, span.of(document.text), guess=not inside)
