"""Where the asserted event happened: the place of the article that most signs speak for."""

from __future__ import annotations

from bisect import bisect_left

from claims.extraction.likeness import happenings
from claims.extraction.placegroups import Place
from claims.extraction.placementions import Mention
from claims.extraction.placesigns import Signs, signs
from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span

#: What each sign weighs, learned from labelled articles.
WEIGHTS = {
    "claim: at": 1.97,
    "claim: bare": 0.69,
    "claim: other": 1.12,
    "claim: outer": 1.47,
    "sentence: at": 1.43,
    "sentence: bare": 0.7,
    "sentence: other": 1.32,
    "below": 0.44,
    "above": 0.67,
    "above, placed": 0.43,
    "nearest event above": 0.31,
    "nearest placed above": 0.28,
    "narrow, shortly above": 0.67,
    "narrower one told": -0.31,
    "lead": 0.31,
    "lead, placed": 0.78,
    "named": 0.01,
    "placed": 0.57,
    "never placed": -0.35,
    "share of events": 0.41,
    "most events": 0.35,
    "most like around it": 0.62,
    "most like its sentence": -0.64,
    "most placed": -0.19,
    "like around it": 0.33,
    "like its sentence": 0.44,
    "its kind in the claim": 1.24,
    "country, event": -0.47,
    "its people named": 0.65,
    "holds": -0.82,
    "holds one near": 1.01,
    "within": 0.22,
    "first narrow": 0.1,
    "bare": -0.24,
    "acting": -0.45,
    "happening": 0.63,
    "dateline": 0.67,
    "surname": 0.28,
    "capital": -0.85,
    "country": -0.85,
    "region": -0.39,
    "city": 0.33,
    "town": 0.66,
    "quarter": 0.65,
    "site": -0.39,
    "own: above": -0.67,
    "own: country": -0.61,
    "own: lead, placed": -0.29,
    "own: named": -0.47,
    "own: never placed": -0.44,
}
#: A place with less is not told; an assertion that tells of a happening needs less.
NEEDED, PER_HAPPENING = 1.5, 1.5
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
    if weight + PER_HAPPENING * happenings(span.of(document.folded)) < NEEDED:
        return None
    return _as_named(document, span, place)


def _weight(told: Signs) -> float:
    return sum(WEIGHTS.get(sign, 0.0) * value for sign, value in told.items())


def _as_named(document: Document, span: Span, place: Place) -> Where:
    """Return a place as the mention that stands best for the assertion has it."""
    first, last = document.sentence_at(span.start), document.sentence_at(span.end - 1)

    def nearness(mention: Mention) -> tuple[bool, bool, bool, int]:
        inside = first <= mention.sentence <= last
        return (mention.span.overlaps(span), inside, mention.is_placed, -abs(mention.sentence - first))

    near = bisect_left(place.sentences, first)
    best = max(place.mentions[max(near - _NEAR, 0) : near + _NEAR], key=nearness)
    return Where(best.span, best.span.of(document.text), guess=not first <= best.sentence <= last)
