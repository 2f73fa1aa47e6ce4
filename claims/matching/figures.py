"""What a figure that an article tells means for the figure of a claim. Pure.

Looks at the two figures alone: whether both are of one event is for its callers to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.facts import Figure
from claims.matching.amounts import Amount, amount, is_fraction, share
from claims.matching.standing import standing
from claims.matching.units import Link, is_share, link, unit
from claims.text.folding import folded
from claims.verdicts import Bound, Vocabulary


class Relation(Vocabulary):
    """How a figure that is told stands to the figure of a claim."""

    SAME = "same", "The same number of the same thing."
    WITHIN = "within", "Another number or wording that the claim’s leaves room for."
    REVISED = "revised", "Another number of the same thing, which the claim’s leaves no room for."
    UNLIKE = "unlike", "A number of another thing: the two cannot be compared."


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a told figure stands to a claimed one, with the reason as a sentence for an editor."""

    relation: Relation
    reason: str


#: A number that is so many times the other, where one of them does not say what it counts, counts something else.
_FAR = 2
#: A measure given in another unit was rounded: this share either way.
_CONVERTED = Decimal("0.03")
_WORDS = {
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "fewer than ",
}
#: Why numbers that differ are not set against each other though what they count may be one thing.
_DOUBTS = {
    Link.LOOSE: "“{told}” may well count something else than “{claimed}”.",
    Link.PART: "“{told}” may be among “{claimed}”.",
    Link.WHOLE: "“{told}” may have “{claimed}” among them.",
}
_RANKS = {Relation.SAME: 0, Relation.WITHIN: 1, Relation.REVISED: 2, Relation.UNLIKE: 3}


def compare(claimed: Figure, told: Figure) -> Comparison:
    """Return how `told` stands to `claimed`, by their numbers, bounds, totals and units."""
    if is_fraction(claimed) or is_fraction(told) or _one_in_percent(claimed, told):
        return _by_share(claimed, told)
    ours, theirs = unit(folded(claimed.unit)), unit(folded(told.unit))
    how = link(ours, theirs)
    if how is Link.OTHER:
        return _unlike(f"Counts {counted(told)}; the claim counts {counted(claimed)}.")
    if whole := _whole(claimed, told):
        return whole
    ends, found = _amounts(claimed, told, ours.factor / theirs.factor)
    if ends is None or found is None:
        return _unlike(f"{_said(told)} and {_said(claimed)}: at least one of them is no number to compare.")
    return _judged(claimed, told, how, (ends, found))


def best(claimed: Sequence[Figure], told: Sequence[Figure], text: str = "") -> list[Comparison]:
    """Return how the figures of a passage stand to those of a claim, paired one to one, the closest pairs first.

    A figure without a counterpart is left out, so an empty list says that nothing could be compared. With the folded
    `text` in which `told` have their spans, those that it takes back are left out too: "22 drones and not 27".
    """
    return [comparison for *_, comparison in paired(claimed, told, text)]


def paired(
    claimed: Sequence[Figure], told: Sequence[Figure], text: str = ""
) -> list[tuple[Figure, Figure, Comparison]]:
    """Return what `best` returns, each with the claimed figure and the told one that it is about."""
    kept = standing(told, text) if text else told
    chosen: list[tuple[Figure, Figure, Comparison]] = []
    taken: set[tuple[str, int]] = set()
    for (*_, ours, theirs), comparison in sorted(_pairs(claimed, kept), key=lambda pair: pair[0]):
        if not {("claimed", ours), ("told", theirs)} & taken:
            taken |= {("claimed", ours), ("told", theirs)}
            chosen.append((claimed[ours], kept[theirs], comparison))
    return chosen


def said(figure: Figure) -> str:
    """Return the number of a figure in words, without quotes: 34, 34 of 44, at least 4,000, dozens of people."""
    return _said(figure).strip("“”")


def counted(figure: Figure) -> str:
    """Return what a figure counts in the article's own letters, as far as they stand with the number."""
    for words in (figure.unit, figure.unit.rpartition(" ")[0]):
        if words and (at := folded(figure.text).find(words)) >= 0:
            return _words_of(figure.text[at : at + len(words)]) + figure.unit[len(words) :]
    return figure.unit or "something else"


def _pairs(claimed: Sequence[Figure], told: Sequence[Figure]) -> Iterator[tuple[tuple[int, int, int, int], Comparison]]:
    for ours, one in enumerate(claimed):
        for theirs, other in enumerate(told):
            comparison = compare(one, other)
            if comparison.relation is not Relation.UNLIKE:
                loose = link(unit(folded(one.unit)), unit(folded(other.unit))) is not Link.SAME
                yield (_RANKS[comparison.relation], loose, ours, theirs), comparison


def _one_in_percent(claimed: Figure, told: Figure) -> bool:
    return (claimed.unit == "percent") != (told.unit == "percent") or claimed.unit == told.unit == "percent"


def _by_share(claimed: Figure, told: Figure) -> Comparison:
    ours, theirs = share(claimed), share(told)
    if ours is None or theirs is None:
        return _unlike(f"{_said(told)} and {_said(claimed)}: one of them is a share, the other is not.")
    things = [unit(folded(figure.unit)) for figure in (claimed, told)]
    if not any(map(is_share, things)) and link(*things) is Link.OTHER:
        return _unlike(f"A share of {counted(told)}; the claim is of {counted(claimed)}.")
    return _judged(claimed, told, Link.SAME, (ours, theirs))


def _whole(claimed: Figure, told: Figure) -> Comparison | None:
    """One may say how many there were in all, the other how many of them: "34 of the 44", "44 drones"."""
    if claimed.total is not None and told.total is None and told.value == claimed.total != claimed.value:
        return _unlike(f"Says how many there were in all, {_said(told)}, not how many of them.")
    if told.total is not None and claimed.total is None and claimed.value == told.total != told.value:
        return _unlike(f"Says {_said(told)}; the claim says how many there were in all.")
    if claimed.total is not None and told.total is not None and claimed.total != told.total:
        return Comparison(Relation.REVISED, _revised(claimed, told))
    return None


def _amounts(claimed: Figure, told: Figure, factor: Decimal) -> tuple[Amount | None, Amount | None]:
    ours, theirs = amount(claimed), amount(told)
    if factor == 1 or ours is None:
        return ours, theirs
    ours = ours.times(factor)
    slack = ours.low * _CONVERTED
    return Amount(ours.low, ours.high, slack, slack) if ours.exact else ours, theirs


def _judged(claimed: Figure, told: Figure, how: Link, amounts: tuple[Amount, Amount]) -> Comparison:
    relation = _moved(claimed, told) or _relation(*amounts, _alike(claimed, told))
    if relation is not Relation.SAME and not _holds(relation, how, *amounts):
        return _unlike(_DOUBTS[how].format(told=_words(told), claimed=_words(claimed)))
    return Comparison(relation, _SENTENCES[relation](claimed, told))


def _relation(claimed: Amount, told: Amount, alike: bool) -> Relation:
    if alike or (claimed.low, claimed.high) == (told.low, told.high):
        return Relation.SAME
    if not (claimed.exact and told.exact):
        return Relation.WITHIN if claimed.meets(told) else Relation.REVISED
    apart = abs(claimed.low - told.low)
    if apart <= max(claimed.grain, told.grain):
        return Relation.SAME
    return Relation.WITHIN if apart <= max(claimed.loose, told.loose) else Relation.REVISED


def _alike(claimed: Figure, told: Figure) -> bool:
    """Say whether they differ by an "about" alone."""
    same = claimed.value is not None and (claimed.value, claimed.high, claimed.unit) == (
        told.value,
        told.high,
        told.unit,
    )
    return same and {claimed.bound, told.bound} <= {Bound.ABOUT, Bound.EXACT}


def _moved(claimed: Figure, told: Figure) -> Relation | None:
    """ "Raised from 31 to 34" reads like a range; against a claim of 31 it is a step away from it."""
    step = told.bound is Bound.RANGE and folded(told.text).startswith("from ")
    return Relation.REVISED if step and claimed.bound is Bound.EXACT and claimed.value == told.value else None


def _holds(relation: Relation, how: Link, claimed: Amount, told: Amount) -> bool:
    """Say whether two numbers that differ may be set against each other, given what they count."""
    bounded = claimed.high is not None and told.high is not None
    if how is Link.SAME or (bounded and relation is Relation.WITHIN):
        return True
    if how is Link.LOOSE:
        small, large = sorted((claimed.near, told.near))
        return large <= _FAR * small
    if relation is Relation.WITHIN:
        return False
    return _exceeds(told, claimed) if how is Link.PART else _exceeds(claimed, told)


def _exceeds(part: Amount, whole: Amount) -> bool:
    return whole.high is not None and part.low > whole.high


def _unlike(reason: str) -> Comparison:
    return Comparison(Relation.UNLIKE, reason)


def _same(claimed: Figure, told: Figure) -> str:
    if _said(claimed) == _said(told) or (claimed.value, claimed.bound) == (told.value, told.bound):
        return f"Says {_said(told)}, as the claim does."
    if {claimed.bound, told.bound} == {Bound.EXACT} and claimed.unit == told.unit:
        return f"{_said(told)} and {_said(claimed)} agree, one of them rounded."
    return f"“{_words(told)}” is as much as “{_words(claimed)}”."


def _within(claimed: Figure, told: Figure) -> str:
    if {claimed.bound, told.bound} == {Bound.EXACT} and claimed.value is not None and told.value is not None:
        return f"{_said(told)} is not against {_said(claimed)}, one of them being rounded."
    return f"{_said(told)} is not against {_said(claimed)}."


def _revised(claimed: Figure, told: Figure) -> str:
    return f"Says {_words(told)}; the claim says {_said(claimed)}."


_SENTENCES = {Relation.SAME: _same, Relation.WITHIN: _within, Relation.REVISED: _revised}


def _words(figure: Figure) -> str:
    return _words_of(figure.text)


def _said(figure: Figure) -> str:
    """Return the number of a figure in words: 34, 34 of 44, “at least 4,000”, “dozens of people”."""
    if figure.value is None:
        return f"“{_words(figure)}”"
    number = f"{figure.value.normalize():,f}"
    if figure.high is not None:
        return f"“{number} to {figure.high.normalize():,f}”"
    if figure.total is not None:
        number = f"{number} of {figure.total.normalize():,f}"
    number += " percent" if figure.unit == "percent" else ""
    return number if figure.bound is Bound.EXACT else f"“{_WORDS[figure.bound]}{number}”"


def _words_of(text: str) -> str:
    return " ".join(text.split())
