"""Which articles tell one and the same report: copies of it, others that cite it or carry the same quotation. Pure.

Ten copies of one agency story are one origin. Articles are compared by their signatures; of many, only those that
share a key need to be compared (signature.py). What joins two articles, in this order:

- *text*: nearly all that one says stands in the other word for word; or half of it, where both speak of the same
  matter and appear within a week. That keeps what all articles of an outlet carry (service notes, the background of a
  matter) from joining them.
- *source*: both name one source for passages in nearly the same words; or one names the outlet or wire of the other,
  for what that one reports first of all.
- *quotation*: both quote the same LEAST_QUOTED words or more, and speak of the same matter. Of long articles, what they
  share must be more than a few words: many report a speech that they all heard.

The last two hold for articles published within a week of each other; one without a date is taken to be near.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from claims.matching.origins.prints import shared_run, word_run, words_between
from claims.matching.origins.signature import Signature
from claims.matching.origins.sources import LEAST_QUOTED, Citation
from claims.verdicts import Vocabulary

#: So much of the smaller article's prints in the other make it a copy: the first by itself, the second for articles of
#: one matter and one week. Of fewer prints nothing can be said.
_WHOLE, _HALF, _LEAST_PRINTS = 0.8, 0.5, 12
#: So much of the words that one article uses most must be among those of the other.
_SAME_MATTER = 0.3
#: So many words of a cited passage, and so much of the shorter one, must be in the other.
_LEAST_SHARED, _SAME_PASSAGE = 6, 0.6
#: So much of the shorter article's prints must be shared beside a quotation, if it has so many or more.
_WEIGHTY, _LONG = 0.03, 100
#: One report is news for so long.
_NEWS = timedelta(days=7)


class Tie(Vocabulary):
    """What joins two articles."""

    TEXT = "text", "One stands in the other, word for word."
    SOURCE = "source", "Both have it from one source."
    QUOTATION = "quotation", "Both carry the same quotation."


@dataclass(frozen=True, slots=True)
class Reason:
    """What joins two articles, and the sentence that says so to an editor."""

    tie: Tie
    sentence: str


def same_origin(one: Signature, other: Signature) -> Reason | None:
    """Return what joins two articles, None if nothing does. Whichever comes first, the answer is the same."""
    if copied := _copied(one, other):
        return Reason(Tie.TEXT, copied)
    if not _are_near(one, other):
        return None
    if cited := _cited(one, other):
        return Reason(Tie.SOURCE, cited)
    quoted = _quoted(one, other) if _share_matter(one, other) and _is_weighty(one, other) else None
    return Reason(Tie.QUOTATION, f"Both carry the same quotation: “{quoted}”.") if quoted else None


def _copied(one: Signature, other: Signature) -> str | None:
    shared = _share(one.prints, other.prints)
    if min(len(one.prints), len(other.prints)) < _LEAST_PRINTS or shared < _HALF:
        return None
    if shared < _WHOLE and not (_are_near(one, other) and _share_matter(one, other)):
        return None
    whole = _share(one.sentences, other.sentences)
    if whole >= _HALF:
        return f"{whole:.0%} of the sentences of the shorter article stand word for word in the other."
    return f"{shared:.0%} of the shorter article stands word for word in the other, in sentences that were edited."


def _share(one: Collection[object], other: Collection[object]) -> float:
    """Return how much of the smaller collection the other has, 0 to 1."""
    return len({*one} & {*other}) / max(min(len(one), len(other)), 1)


def _share_matter(one: Signature, other: Signature) -> bool:
    return _share(one.topic, other.topic) >= _SAME_MATTER


def _are_near(one: Signature, other: Signature) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= _NEWS


def _cited(one: Signature, other: Signature) -> str | None:
    for mine, theirs in product(one.citations, other.citations):
        if mine.source == theirs.source and not (mine.is_own and theirs.is_own) and _tell_the_same(mine, theirs):
            name = max(mine.name, theirs.name, key=lambda name: (len(name), name))
            own = f"One is the report of {name} itself, which the other cites."
            return own if mine.is_own or theirs.is_own else f"Both cite {name}."
    return None


def _tell_the_same(one: Citation, other: Citation) -> bool:
    shared = len({*one.words} & {*other.words})
    return shared >= _LEAST_SHARED and shared >= _SAME_PASSAGE * min(len(one.words), len(other.words))


def _is_weighty(one: Signature, other: Signature) -> bool:
    return min(len(one.prints), len(other.prints)) < _LONG or _share(one.prints, other.prints) >= _WEIGHTY


def _quoted(one: Signature, other: Signature) -> str | None:
    for mine, theirs in product(sorted(one.quotations), sorted(other.quotations)):
        if run := shared_run(word_run(mine), word_run(theirs), LEAST_QUOTED):
            return words_between(mine, *run)
    return None
