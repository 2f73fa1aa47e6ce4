"""The signs by which the place of an asserted event is chosen among the places that the article names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from claims.extraction.gazetteer import CAPITALS
from claims.extraction.likeness import likeness, likeness_near
from claims.extraction.placecontext import How
from claims.extraction.placegroups import Place, kinds_in, kinds_near, places, tells_event
from claims.extraction.placementions import Mention
from claims.extraction.placewords import Level
from claims.text.document import Document
from claims.text.spans import Span

#: Signs by name; what a sign weighs stands in places.json.
Signs = dict[str, float]

#: How many sentences at the top are the lead, and how many below the assertion are looked at.
_LEAD, _BELOW, _SHORTLY = 3, 2, 3
#: How many characters before and after a mention are compared with the assertion.
_BEFORE, _AFTER = 90, 50
#: What weighs otherwise where the assertion itself names a place.
_OTHERWISE = ("country", "named", "never placed", "above", "lead, placed")
#: What tells that a place is near the assertion.
_NEAR = frozenset({"claim: at", "sentence: at", "nearest placed above"})


@dataclass(frozen=True, slots=True)
class Asserted:
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
    asserted = Asserted(document, span, document.sentence_at(span.start), document.sentence_at(span.end - 1))
    found = document.memo(places)
    each = [dict(lasting) for lasting in document.memo(_lasting)]
    for place, told in zip(found, each, strict=True):
        told.update(dict.fromkeys(_named_in(asserted, place), 1.0))
        told.update(_around(asserted, place))
    _add_kind_and_event(asserted, found, each)
    _add_likeness(asserted, found, each)
    _add_nearest(asserted, found, each)
    _add_nested(found, each)
    _add_otherwise(each)
    return list(zip(found, each, strict=True))


def _add_otherwise(each: list[Signs]) -> None:
    """Add, where the assertion itself names a place below a country, what weighs otherwise then."""
    if any("country" not in told and not told.keys().isdisjoint({"claim: at", "claim: other"}) for told in each):
        for told in each:
            told.update({f"own: {name}": told[name] for name in _OTHERWISE if name in told})


def _named_in(asserted: Asserted, place: Place) -> Iterator[str]:
    """Return how the assertion, its sentence and those right below it name a place."""
    for mention in place.mentions[bisect_left(place.sentences, asserted.first) :]:
        if mention.sentence > asserted.last + _BELOW:
            return
        if mention.start < asserted.span.end and asserted.span.start < mention.end:
            yield f"claim: {_manner(mention)}"
        elif mention.sentence > asserted.last:
            yield "below"
        elif not (mention.spoken or mention.dateline or mention.office or mention.outer):
            yield f"sentence: {_manner(mention)}"


def _manner(mention: Mention) -> str:
    if mention.outer:
        return "outer"
    if mention.is_placed:
        return "at"
    return "bare" if mention.how is How.BARE and not mention.happening else "other"


def _around(asserted: Asserted, place: Place) -> Iterator[tuple[str, float]]:
    """Return how near above the assertion a place is named, and named as where something is."""
    for name, numbers in (("above", place.sentences), ("above, placed", place.placed)):
        if (number := _last_before(numbers, asserted.first)) is not None:
            yield name, 1 / (asserted.first - number)
    number = _last_before(place.told, asserted.first) if place.is_narrow else None
    if number is not None and asserted.first - number <= _SHORTLY:
        yield "narrow, shortly above", 1.0


def _last_before(numbers: Sequence[int], number: int) -> int | None:
    at = bisect_left(numbers, number)
    return numbers[at - 1] if at else None


def _add_kind_and_event(asserted: Asserted, found: Sequence[Place], each: list[Signs]) -> None:
    kinds = kinds_in(asserted.words)
    event = tells_event(asserted.document.folded, asserted.span.start, asserted.span.end)
    for number, place in enumerate(found):
        if kinds and not kinds.isdisjoint(asserted.document.memo(kinds_near, number)):
            each[number]["its kind in the claim"] = 1.0
        if event and place.is_country:
            each[number]["country, event"] = 1.0


def _windows(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the text around each mention."""
    found = []
    for place in document.memo(places):
        for mention in place.mentions:
            within = document.sentences[mention.sentence].span
            found.append((max(within.start, mention.start - _BEFORE), min(within.end, mention.end + _AFTER)))
    return tuple(found)


def _owners(document: Document) -> tuple[tuple[int, int], ...]:
    """Return for the text around each mention the number of its place and of its sentence."""
    return tuple((at, number) for at, place in enumerate(document.memo(places)) for number in place.sentences)


def _add_likeness(asserted: Asserted, found: Sequence[Place], each: list[Signs]) -> None:
    """Add how much of the assertion is told around the other mentions of a place, and in their sentences."""
    owners = asserted.document.memo(_owners)
    near = [0.0] * len(found)
    for stretch, shared in likeness_near(asserted.document, asserted.span, _windows).items():
        number, sentence = owners[stretch]
        if shared > near[number] and not asserted.first <= sentence <= asserted.last:
            near[number] = shared
    alike = likeness(asserted.document, asserted.span)
    there = [_most(alike, place.told, asserted) for place in found]
    for told, around, same in zip(each, near, there, strict=True):
        told["like around it"], told["like its sentence"] = around, same
    _add_top("most like around it", found, each, near)
    _add_top("most like its sentence", found, each, there)


def _most(alike: dict[int, float], numbers: Sequence[int], asserted: Asserted) -> float:
    most = 0.0
    for number in numbers:
        if alike.get(number, 0.0) > most and not asserted.first <= number <= asserted.last:
            most = alike[number]
    return most


def _add_top(name: str, found: Sequence[Place], each: Sequence[Signs], values: Sequence[float]) -> None:
    """Add a sign to those of the narrower places that have most of something."""
    most = max([value for place, value in zip(found, values, strict=True) if not place.is_country], default=0.0)
    if most > 0:
        for place, told, value in zip(found, each, values, strict=True):
            if value == most and not place.is_country:
                told[name] = 1.0


def _add_nearest(asserted: Asserted, found: Sequence[Place], each: list[Signs]) -> None:
    for name, numbers in (
        ("nearest placed above", [place.placed for place in found]),
        ("nearest event above", [place.events for place in found]),
    ):
        last = [_last_before(of_place, asserted.first) for of_place in numbers]
        _add_top(name, found, each, [0.0 if number is None else number + 1.0 for number in last])


def _add_nested(found: Sequence[Place], each: list[Signs]) -> None:
    """Add to a place that a narrower one lies in it, which the assertion or the words nearest above name."""
    inner = [
        place.within
        for place, told in zip(found, each, strict=True)
        if place.within and not place.is_country and not _NEAR.isdisjoint(told)
    ]
    wider = frozenset[str]().union(*inner)
    for place, told in zip(found, each, strict=True):
        if place.core in wider and not place.is_country:
            told["holds one near"] = 1.0


def _lasting(document: Document) -> tuple[Signs, ...]:
    """Return the signs that a place has whatever the assertion is."""
    found = document.memo(places)
    each = [dict(_of_place(place)) for place in found]
    narrow = [place for place in found if place.is_narrow]
    first = min((place.told[0] for place in narrow if place.told), default=None)
    narrowest = max((place.level for place in narrow), default=Level.COUNTRY)
    wider = frozenset[str]().union(*(place.within for place in found if not place.is_country))
    cores = {place.core for place in found}
    for place, told in zip(found, each, strict=True):
        if not place.is_country and place.core in wider:
            told["holds"] = 1.0
        if not (place.is_country or place.within.isdisjoint(cores)):
            told["within"] = 1.0
        if narrowest > place.level:
            told["narrower one told"] = 1.0
        if place.is_narrow:
            told["first narrow"] = float(first in place.told)
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
