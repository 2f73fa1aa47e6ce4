"""Which figures of a claim are other ones in the next version. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from claims.extraction.figures import figures
from claims.facts import Figure
from claims.matching.drift.alignment import Alignment, Side, plain_words, telling
from claims.matching.drift.change import Change
from claims.text.spans import Span
from claims.verdicts import AlertKind, Bound

#: What makes two figures the same, whatever the words.
_Amount = tuple[Decimal | None, Decimal | None, Decimal | None, Bound, str]


def figure_changes(alignment: Alignment, old: Sequence[Span], new: Sequence[Span]) -> list[Change]:
    """Return the figures that changed in claims `old` of one side and `new` of the other, each change once.

    The same change in several places of an article is one.
    """
    told: dict[tuple[_Amount, _Amount], Change] = {}
    for one, other in sorted(_sentences(alignment, old, new)):
        for was, now in _changed(alignment, one, other):
            if _lies_in(was, old) or _lies_in(now, new):
                told.setdefault((_amount(was), _amount(now)), _told(alignment, was, now, one, other))
    return list(told.values())


def _sentences(alignment: Alignment, old: Iterable[Span], new: Iterable[Span]) -> set[tuple[int, int]]:
    """Return the pairs of sentences of which one or the other makes a claim."""
    back = alignment.turned()
    there = ((alignment.before.number(claim), alignment.locate(claim)) for claim in old)
    here = ((back.locate(claim), alignment.after.number(claim)) for claim in new)
    return {(one, other) for one, other in [*there, *here] if one is not None and other is not None}


def _changed(alignment: Alignment, one: int, other: int) -> Iterator[tuple[Figure, Figure]]:
    before, after = _figures(alignment.before, one), _figures(alignment.after, other)
    come = _lone(after, before)
    for was in _lone(before, after):
        if now := next((now for now in come if _count_the_same(alignment, was, now)), None):
            come.remove(now)
            yield was, now


def _figures(side: Side, number: int) -> tuple[Figure, ...]:
    return figures(side.document, side.spans[number])


def _lone(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures that `others` do not have; of those that overlap ("34 of the 44 drones"), the first."""
    known = {_amount(figure) for figure in others}
    lone: list[Figure] = []
    for figure in figures:
        if _amount(figure) not in known and not (lone and lone[-1].span.overlaps(figure.span)):
            lone.append(figure)
    return lone


def _amount(figure: Figure) -> _Amount:
    vague = "" if figure.value is not None else " ".join(plain_words(figure.text))
    return figure.value, figure.high, figure.total, figure.bound, vague


def _count_the_same(alignment: Alignment, was: Figure, now: Figure) -> bool:
    """Say whether the two count one thing, or stand between the same words."""
    if set(was.unit.split()) & set(now.unit.split()):
        return True
    beside = zip(_around(alignment.before, was), _around(alignment.after, now), strict=True)
    return any(one and one == other for one, other in beside)


def _around(side: Side, figure: Figure) -> tuple[list[str], list[str]]:
    """Return the telling words before and after a figure, one each, where its sentence has them."""
    sentence = side.spans[side.number(figure.span)]
    text = side.document.text
    before = list(telling(plain_words(text[sentence.start : figure.span.start])))
    after = list(telling(plain_words(text[figure.span.end : sentence.end])))
    return before[-1:], after[:1]


def _lies_in(figure: Figure, claims: Iterable[Span]) -> bool:
    return any(figure.span.overlaps(claim) for claim in claims)


def _told(alignment: Alignment, was: Figure, now: Figure, one: int, other: int) -> Change:
    before, after = alignment.before, alignment.after
    return Change(
        AlertKind.FIGURE_CHANGED,
        before.quote(was.span),
        after.quote(now.span),
        before.quote(before.spans[one]),
        after.quote(after.spans[other]),
        f"The claim said “{was.text}” and now says “{now.text}”.",
    )
