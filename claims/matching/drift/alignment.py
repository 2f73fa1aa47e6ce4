"""Which sentence of one version is which of the next, however it was edited. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from claims.text.document import Document
from claims.text.folding import folded
from claims.text.spans import Quote, Span, quote

#: Sentences beyond these are not compared: no article has as many, and the cost grows with their product.
MOST_SENTENCES = 1000
#: A sentence that comes oftener than this tells nothing of the order, and comparing all of them takes too long.
_MOST_REPEATS = 5
#: Two sentences with so much of their words in common (Dice) are one, edited.
_SAME_SENTENCE = 0.5
#: So much of a claim's words in a sentence, and it makes the claim; more where the sentences around do not match.
_SAYS_IT, _SAYS_IT_ELSEWHERE = 0.5, 0.7
#: Of fewer words than these, no sentence elsewhere can be known to make the same claim.
_FEW = 4

_WORD = re.compile(r"\d[\d,.]{0,20}\d|\w+")
_NOT = re.compile(r"n(?:'t|not)\b")
_PLAIN = {"says": "said", "say": "said"}
_SMALL_WORDS = (
    "a an the and or but of to in on at by for from with as that this these those it its his her their they he she"
    " was were is are be been had has have not no said told also which who whose what when where whether there"
)
_EMPTY = frozenset(_SMALL_WORDS.split())


def plain_words(text: str) -> list[str]:
    """Return the words of a text so that typography, contractions and "says" for "said" make no difference."""
    words = _WORD.findall(_NOT.sub(" not", folded(text)))
    return [_PLAIN.get(word, word).replace(",", "") for word in words]


def telling(words: Iterable[str]) -> Counter[str]:
    """Return the words that carry the sense, each with how often it comes."""
    return Counter(word for word in words if word not in _EMPTY)


class Side:
    """One of the two versions: its sentences, and the words of each."""

    def __init__(self, text: str, cues: tuple[Span, ...]) -> None:
        self.document = Document(text)
        self.cues = cues

    def quote(self, span: Span) -> Quote:
        """Return the quote of `span` in the text."""
        return quote(self.document.text, span)

    @cached_property
    def spans(self) -> list[Span]:
        """The sentences, as many as are compared."""
        return [sentence.span for sentence in self.document.sentences[:MOST_SENTENCES]]

    def reaches(self, span: Span) -> bool:
        """Say whether `span` begins in a sentence that is compared."""
        return bool(self.spans) and span.start < self.spans[-1].end

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The plain words of each sentence."""
        return [tuple(plain_words(span.of(self.document.text))) for span in self.spans]

    @cached_property
    def senses(self) -> list[Counter[str]]:
        """The telling words of each sentence without those of its caveats, so that a lost caveat changes nothing."""
        return [self._sense(span) for span in self.spans]

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """The numbers of the sentences that hold each telling word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, sense in enumerate(self.senses):
            for word in sense:
                found[word].append(number)
        return found

    def sense_of(self, span: Span) -> Counter[str]:
        """Return the telling words of `span` without those of caveats."""
        return telling(plain_words("".join(self._between_cues(span))))

    def number(self, span: Span) -> int:
        """Return the number of the sentence in which `span` begins."""
        return self.document.sentence_at(span.start)

    def _sense(self, sentence: Span) -> Counter[str]:
        # A sentence that is nothing but its caveat is known by that.
        return self.sense_of(sentence) or telling(plain_words(sentence.of(self.document.text)))

    def _between_cues(self, span: Span) -> Iterator[str]:
        cues = sorted((cue.start, cue.end) for cue in self.cues if cue.overlaps(span))
        edges = [(span.start, span.start), *cues, (span.end, span.end)]
        for (_, end), (start, _) in pairwise(edges):
            yield self.document.text[end:start] + " "


class Alignment:
    """The sentences of `before` and `after` that are the same: as they were, edited, or in another place.

    `kept` are those with the same words, `pairs` also those that were edited: number in `before` → number in `after`.
    """

    def __init__(self, before: Side, after: Side, kept: dict[int, int], pairs: dict[int, int]) -> None:
        self.before, self.after = before, after
        self.kept, self.pairs = kept, pairs
        self._located: dict[Span, int | None] = {}

    def turned(self) -> Alignment:
        """Return the same alignment seen from the other side."""
        kept, pairs = ({new: old for old, new in those.items()} for those in (self.kept, self.pairs))
        return Alignment(self.after, self.before, kept, pairs)

    def locate(self, claim: Span) -> int | None:
        """Return the number of the sentence of `after` that makes the claim at `claim` in `before`, if any does."""
        if claim not in self._located:
            self._located[claim] = self._locate(claim)
        return self._located[claim]

    def _locate(self, claim: Span) -> int | None:
        sense, paired = self.before.sense_of(claim), self.pairs.get(self.before.number(claim))
        if not sense:
            return paired
        if paired is not None and _held(sense, self.after.senses[paired]) >= _SAYS_IT:
            return paired
        return self._elsewhere(sense)

    def between(self, one: int, other: int) -> tuple[int, int] | None:
        """Return how many unchanged sentences stand between two of `before`, and between their pairs in `after`."""
        if one not in self.pairs or other not in self.pairs:
            return None
        return _gap(one, other, self.kept.keys()), _gap(self.pairs[one], self.pairs[other], self.kept.values())

    @cached_property
    def in_place(self) -> frozenset[int]:
        """The unchanged sentences of `before` that every longest run of them in the same order holds."""
        pairs = sorted(self.kept.items())
        up = _longest_to([new for _, new in pairs])
        down = _longest_to([-new for _, new in reversed(pairs)])[::-1]
        on_longest = [rank if rank + rest - 1 == max(up) else 0 for rank, rest in zip(up, down, strict=True)]
        alike = Counter(on_longest)
        return frozenset(old for (old, _), rank in zip(pairs, on_longest, strict=True) if rank and alike[rank] == 1)

    def _elsewhere(self, sense: Counter[str]) -> int | None:
        if sense.total() < _FEW:
            return None
        shares = {number: _held(sense, self.after.senses[number]) for number in _sharing(sense, self.after)}
        best = max(shares, key=lambda number: (shares[number], -number), default=None)
        return best if best is not None and shares[best] >= _SAYS_IT_ELSEWHERE else None


def aligned(before: Side, after: Side) -> Alignment:
    """Return which sentences of `after` are which of `before`."""
    kept = _kept(before.words, after.words)
    return Alignment(before, after, kept, {**kept, **_edited(before, after, kept)})


def _kept(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> dict[int, int]:
    """Pair sentences with the same words: first those in the same order, then those that were moved."""
    times = Counter(before) | Counter(after)
    old, new = ([n for n, words in enumerate(side) if times[words] <= _MOST_REPEATS] for side in (before, after))
    matcher = SequenceMatcher(None, [before[n] for n in old], [after[n] for n in new], autojunk=False)
    blocks = matcher.get_matching_blocks()
    pairs = {old[block.a + n]: new[block.b + n] for block in blocks for n in range(block.size)}
    left: dict[tuple[str, ...], list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for number in reversed(range(len(after))):
        if number not in taken:
            left[after[number]].append(number)
    for number, words in enumerate(before):
        if number not in pairs and left[words]:
            pairs[number] = left[words].pop()
    return pairs


def _edited(before: Side, after: Side, kept: dict[int, int]) -> dict[int, int]:
    """Pair the sentences left over that share most of their words, the likest first."""
    taken = set(kept.values())
    likeness = [
        (_dice(sense, after.senses[new]), -abs(old - new), old, new)
        for old, sense in enumerate(before.senses)
        if old not in kept
        for new in _sharing(sense, after) - taken
    ]
    pairs: dict[int, int] = {}
    for likely, _, old, new in sorted(likeness, reverse=True):
        if likely >= _SAME_SENTENCE and old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def _longest_to(places: list[int]) -> list[int]:
    """Return for each place how long the longest rising run is that ends there."""
    ends: list[int] = []
    lengths: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths


def _sharing(sense: Counter[str], side: Side) -> set[int]:
    return {number for word in sense for number in side.holders.get(word, ())}


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _held(part: Counter[str], whole: Counter[str]) -> float:
    return (part & whole).total() / max(part.total(), 1)


def _gap(one: int, other: int, kept: Iterable[int]) -> int:
    low, high = sorted((one, other))
    return sum(low < number < high for number in kept)
