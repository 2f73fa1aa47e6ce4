"""The signs by which the place of an asserted event is chosen among the places that the article names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from claims.extraction.gazetteer import CAPITALS
from claims.extraction.likeness import likeness, likeness_near
from claims.extraction.placecontext import How
from claims.extraction.placegroups import EVENTS, Place, kinds_in, places
from claims.extraction.placementions import Mention
from claims.extraction.placewords import Level
from claims.text.document import Document
from claims.text.spans import Span

#: Signs by name; what a sign weighs is told in `claims.extraction.places`.
Signs = dict[str, float]

#: How many sentences at the top are the lead, and how many below the assertion are looked at.
_LEAD, _BELOW, _SHORTLY = 3, 2, 3
#: How many characters before and after a mention are compared with the assertion.
_BEFORE, _AFTER = 90, 50
#: What weighs otherwise where the assertion itself names a place.
_OTHERWISE = ("country", "named", "never placed", "above", "lead, placed")


@dataclass(frozen=True, slots=True)
class Claim:
    """An asserted event, and its first and last sentence."""

    document: Document
    span: Span
    first: int
    last: int

    @property
    def words(self) -> str:
        """The folded words of the assertion."""
        return self.span.of(self.document.folded)


def signs(document: Document, span: Span) -> list[tuple[Place, Signs]]:
    """Return the places of the article, each with its signs for the event that is asserted in `span`."""
    claim = Claim(document, span, document.sentence_at(span.start), document.sentence_at(span.end - 1))
    found = document.memo(places)
    each = [dict(lasting) for lasting in document.memo(_lasting)]
    for place, told in zip(found, each, strict=True):
        told.update(dict.fromkeys(_named_in(claim, place), 1.0))
        told.update(_around(claim, place))
    _add_kind_and_event(claim, found, each)
    _add_likeness(claim, found, each)
    _add_nearest(claim, found, each)
    _add_nested(found, each)
    _add_otherwise(each)
    return list(zip(found, each, strict=True))


def _add_otherwise(each: list[Signs]) -> None:
    """Add, where the assertion itself names a place below a country, what weighs otherwise then."""
    if any("country" not in told and not told.keys().isdisjoint({"claim: at", "claim: other"}) for told in each):
        for told in each:
            told.update({f"own: {name}": told[name] for name in _OTHERWISE if name in told})


def _named_in(claim: Claim, place: Place) -> Iterator[str]:
    """Return how the assertion, its sentence and those right below it name a place."""
    start = bisect_left(place.sentences, claim.first)
    for mention in place.mentions[start:]:
        if mention.sentence > claim.last + _BELOW:
            return
        if mention.span.overlaps(claim.span):
            yield f"claim: {_manner(mention)}"
        elif mention.sentence > claim.last:
            yield "below"
        elif not (mention.spoken or mention.dateline or mention.office or mention.outer):
            yield f"sentence: {_manner(mention)}"


def _manner(mention: Mention) -> str:
    if mention.outer:
        return "outer"
    if mention.is_placed:
        return "at"
    return "bare" if mention.how is How.BARE and not mention.happening else "other"


def _around(claim: Claim, place: Place) -> Iterator[tuple[str, float]]:
    """Return how near above the assertion a place is named, and named as where something is."""
    for name, numbers in (("above", place.sentences), ("above, placed", place.placed)):
        if (number := _last_before(numbers, claim.first)) is not None:
            yield name, 1 / (claim.first - number)
    told = sorted({*place.events, *place.placed}) if _is_narrow(place) else []
    number = _last_before(told, claim.first)
    if number is not None and claim.first - number <= _SHORTLY:
        yield "narrow, shortly above", 1.0


def _last_before(numbers: Sequence[int], number: int) -> int | None:
    at = bisect_left(numbers, number)
    return numbers[at - 1] if at else None


def _is_narrow(place: Place) -> bool:
    """Say whether a place is a town or a part of one, and the article says that something is or happens there."""
    if not Level.TOWN <= place.level <= Level.QUARTER:
        return False
    return bool(place.events) or any(mention.level is not None for mention in place.mentions)


def _add_kind_and_event(claim: Claim, found: Sequence[Place], each: list[Signs]) -> None:
    kinds, event = kinds_in(claim.words), EVENTS.search(claim.words) is not None
    for place, told in zip(found, each, strict=True):
        if place.kinds & kinds:
            told["its kind in the claim"] = 1.0
        if event and place.is_country:
            told["country, event"] = 1.0


def _stretches(document: Document) -> tuple[tuple[Span, ...], tuple[tuple[int, int], ...]]:
    """Return the text around each mention, and for each the number of its place and of its sentence."""
    spans, owners = [], []
    for number, place in enumerate(document.memo(places)):
        for mention in place.mentions:
            within = document.span(mention.sentence)
            start, end = max(within.start, mention.span.start - _BEFORE), min(within.end, mention.span.end + _AFTER)
            spans.append(Span(start, end))
            owners.append((number, mention.sentence))
    return tuple(spans), tuple(owners)


def _add_likeness(claim: Claim, found: Sequence[Place], each: list[Signs]) -> None:
    """Add how much of the assertion is told around the other mentions of a place, and in their sentences."""
    spans, owners = claim.document.memo(_stretches)
    near = [0.0] * len(found)
    for stretch, shared in likeness_near(claim.document, claim.span, spans).items():
        number, sentence = owners[stretch]
        if not claim.first <= sentence <= claim.last:
            near[number] = max(near[number], shared)
    alike = likeness(claim.document, claim.span)
    there = [_most(alike, {*place.placed, *place.events}, claim) for place in found]
    for told, around, same in zip(each, near, there, strict=True):
        told["like around it"], told["like its sentence"] = around, same
    _add_top("most like around it", found, each, near)
    _add_top("most like its sentence", found, each, there)


def _most(alike: dict[int, float], numbers: set[int], claim: Claim) -> float:
    return max((alike.get(number, 0.0) for number in numbers if not claim.first <= number <= claim.last), default=0.0)


def _add_top(name: str, found: Sequence[Place], each: Sequence[Signs], values: Sequence[float]) -> None:
    """Add a sign to those of the narrower places that have most of something."""
    most = max((value for place, value in zip(found, values, strict=True) if not place.is_country), default=0.0)
    for place, told, value in zip(found, each, values, strict=True):
        if value == most > 0 and not place.is_country:
            told[name] = 1.0


def _add_nearest(claim: Claim, found: Sequence[Place], each: list[Signs]) -> None:
    for name, numbers in (
        ("nearest placed above", [place.placed for place in found]),
        ("nearest event above", [place.events for place in found]),
    ):
        last = [_last_before(of_place, claim.first) for of_place in numbers]
        _add_top(name, found, each, [0.0 if number is None else number + 1.0 for number in last])


def _add_nested(found: Sequence[Place], each: list[Signs]) -> None:
    """Add to a place that a narrower one lies in it, which the assertion or the words nearest above name."""
    near = {"claim: at", "sentence: at", "nearest placed above"}
    for place, told in zip(found, each, strict=True):
        inner = (other for at, other in enumerate(each) if place.core in found[at].within and not found[at].is_country)
        if not place.is_country and any(not near.isdisjoint(other) for other in inner):
            told["holds one near"] = 1.0


def _lasting(document: Document) -> tuple[Signs, ...]:
    """Return the signs that a place has whatever the assertion is."""
    found = document.memo(places)
    each = [dict(_of_place(place)) for place in found]
    narrow = [place for place in found if _is_narrow(place)]
    first = min((min(place.events + place.placed) for place in narrow if place.events or place.placed), default=None)
    for place, told in zip(found, each, strict=True):
        if not place.is_country and any(place.core in other.within for other in found if not other.is_country):
            told["holds"] = 1.0
        if not place.is_country and place.within & {other.core for other in found}:
            told["within"] = 1.0
        if any(other.level > place.level for other in narrow):
            told["narrower one told"] = 1.0
        if place in narrow:
            told["first narrow"] = float(first in place.events + place.placed)
    _add_top("most placed", found, each, [float(len(place.placed)) for place in found])
    _add_top("most events", found, each, [float(len(place.events)) for place in found])
    return tuple(each)


def _of_place(place: Place) -> Iterator[tuple[str, float]]:
    named, placed = len(place.mentions), len(place.placed)
    yield place.level.name.lower(), 1.0
    yield "named", log(named)
    yield "placed", log(1 + placed)
    yield "never placed", float(not placed)
    yield "share of events", len(place.events) / named
    yield "bare", sum(mention.how is How.BARE and not mention.happening for mention in place.mentions) / named
    yield "acting", sum(mention.acting for mention in place.mentions) / named
    yield "happening", float(any(mention.happening for mention in place.mentions))
    yield "dateline", float(any(mention.dateline for mention in place.mentions))
    yield "surname", float(place.is_surname)
    yield "capital", float(place.core in CAPITALS)
    if place.placed and place.placed[0] < _LEAD:
        yield "lead, placed", 1.0
    elif place.sentences[0] < _LEAD:
        yield "lead", 1.0
    if place.is_country:
        yield "its people named", log(1 + place.people_named)
