"""What of a passage answers what of a claim: number to number, name to name, day to day, "not" to no "not". Pure.

Marks and names; judges nothing. Every span is into the text that its side gives, and time grows with their length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.extraction.figures import figures
from claims.extraction.mentions import mentions
from claims.facts import Figure
from claims.matching.figures import Relation, paired
from claims.matching.figures import said as number
from claims.text.document import Document
from claims.text.spans import Span
from claims.text.words import Word, runs, whole, words
from claims.verdicts import Precision, Vocabulary

#: Figures of either side that are set against each other: the work grows with their product.
MOST_FIGURES = 16
#: Characters of a text that are read at all.
MOST_READ = 20_000
_NEGATIONS = re.compile(
    r"\b(?:not(?! (?:the )?\d)|no|never|none|neither|nor|without|nobody|nothing"
    r"|denie[sd]|deny|denying|cannot|false|untrue)\b"
    r"|\b\w{2,6}n't\b"
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who", "that", "which", "this", "these", "those"])


class Aspect(Vocabulary):
    """What of a claim is answered."""

    FIGURE = "figure", "figure"
    DAY = "day", "day"
    SPEAKER = "speaker", "speaker"
    PLACE = "place", "place"
    NAME = "name", "name"
    NEGATION = "negation", "negation"


class Answer(Vocabulary):
    """How the passage answers it."""

    SAME = "same", "the same"
    CLOSE = "close", "within what the claim says"
    CHANGED = "changed", "another"
    UNTOLD = "untold", "not in the passage"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts. `words` is what is compared of it; the days are those of the event and of the article."""

    text: str
    words: Span
    speaker: str = ""
    place: str = ""
    day: date | None = None
    day_at: Span | None = None
    published: date | None = None

    @property
    def read(self) -> Span:
        """So much of `words` as is read."""
        return Span(self.words.start, min(self.words.end, self.words.start + MOST_READ))


@dataclass(frozen=True, slots=True)
class Pairing:
    """One aspect on both sides. A span is None where that side does not say it; `words` tell it in a line of few."""

    aspect: Aspect
    answer: Answer
    claimed: Span | None
    told: Span | None
    words: str = ""
    of_claim: str = ""
    of_passage: str = ""


def answers(claim: Side, passage: Side) -> tuple[Pairing, ...]:
    """Return what of `passage` answers what of `claim`, in the order of the aspects."""
    both = _Both(claim, passage)
    return tuple(pairing for find in _FINDERS for pairing in find(both))


def legend(pairings: tuple[Pairing, ...]) -> tuple[str, ...]:
    """Return what the pairings say, in a few words each, every one once: "34 of 44 → 31 of 44", "same day"."""
    return tuple(dict.fromkeys(pairing.words for pairing in pairings if pairing.words))


class _Both:
    """The two sides, each read once."""

    def __init__(self, claim: Side, passage: Side) -> None:
        self.claim, self.passage = claim, passage
        self.ours, self.theirs = Document(claim.text[: claim.read.end]), Document(passage.text[: passage.read.end])

    @cached_property
    def claimed(self) -> list[Word]:
        return words(self.ours.text, self.claim.read)

    @cached_property
    def told(self) -> list[Word]:
        return words(self.theirs.text, self.passage.read)

    @cached_property
    def around(self) -> list[Word]:
        """The words of the whole text about the passage: a speaker is often named in the sentence before."""
        return words(self.theirs.text)

    @cached_property
    def plain(self) -> frozenset[str]:
        return frozenset(word.plain for word in self.told)

    def pairing(
        self, aspect: Aspect, answer: Answer, claimed: Span | None, told: Span | None, said: str = ""
    ) -> Pairing:
        # In the texts as given: what is read of them may end between a letter and its marks.
        ours = whole(self.claim.text, claimed) if claimed else None
        theirs = whole(self.passage.text, told) if told else None
        of_claim, of_passage = ours.of(self.claim.text) if ours else "", theirs.of(self.passage.text) if theirs else ""
        return Pairing(aspect, answer, ours, theirs, said, of_claim, of_passage)


_RELATED = {Relation.SAME: Answer.SAME, Relation.WITHIN: Answer.CLOSE, Relation.REVISED: Answer.CHANGED}


def _figures(both: _Both) -> Iterator[Pairing]:
    claimed = _counts(figures(both.ours, both.claim.read))[:MOST_FIGURES]
    told = _counts(figures(both.theirs, both.passage.read))[:MOST_FIGURES]
    found = paired(claimed, told, both.theirs.folded)
    for ours, theirs, comparison in found:
        answer = _RELATED[comparison.relation]
        yield both.pairing(Aspect.FIGURE, answer, ours.span, theirs.span, _moved(answer, number(ours), number(theirs)))
    answered = [ours.span for ours, _, _ in found]
    for ours in claimed:
        if told and ours.span not in answered:
            yield both.pairing(Aspect.FIGURE, Answer.UNTOLD, ours.span, None)


def _moved(answer: Answer, ours: str, theirs: str) -> str:
    if answer is Answer.SAME:
        return f"same figure, {ours}"
    (one, _, whole_of), (other, _, of) = ours.partition(" of "), theirs.partition(" of ")
    return f"{one} → {other}" if whole_of == of else f"{ours} → {theirs}"


def _counts(found: tuple[Figure, ...]) -> list[Figure]:
    """Leave out how many there were in all: "34 of the 44" is read as 34 (of 44) and as 44."""
    wholes = {figure.total for figure in found if figure.total is not None}
    return [figure for figure in found if figure.value is None or figure.value not in wholes]


def _day(both: _Both) -> Iterator[Pairing]:
    day = both.claim.day
    named = [it for it in mentions(both.theirs, both.passage.published) if it.precision is Precision.DAY]
    inside = [it for it in named if it.tells and both.passage.read.contains(Span(it.start, it.end))]
    if day is None or not inside:
        return
    nearest = min(inside, key=lambda it: abs(it.day - day))
    answer = {0: Answer.SAME, 1: Answer.CLOSE}.get(abs((nearest.day - day).days), Answer.CHANGED)
    other = f"another day, {nearest.day.day} {nearest.day:%B %Y}"
    said = {Answer.SAME: "same day", Answer.CLOSE: "a day apart"}.get(answer, other)
    yield both.pairing(Aspect.DAY, answer, both.claim.day_at, Span(nearest.start, nearest.end), said)


def _speaker(both: _Both) -> Iterator[Pairing]:
    name = [word.plain for word in words(both.claim.speaker)]
    if not name:
        return
    ours = _named(name, words(both.ours.text))
    if theirs := _named(name, both.told) or _named(name, both.around):
        yield both.pairing(Aspect.SPEAKER, Answer.SAME, ours, theirs, "same speaker")
    elif other := _source(both):
        said = f"another speaker, {other.of(both.theirs.text)}"
        yield both.pairing(Aspect.SPEAKER, Answer.CHANGED, ours, other, " ".join(said.split()))


def _named(name: list[str], among: list[Word]) -> Span | None:
    """Find a name in full or, for want of that, by its last word."""
    return next(iter(runs(name, among) or runs(name[-1:], among)), None)


def _source(both: _Both) -> Span | None:
    """Return who the passage quotes, unless it is a pronoun."""
    document, read = both.theirs, both.passage.read
    first, last = document.sentence_at(read.start), document.sentence_at(read.end - 1)
    if not document.sentences:
        return None
    said = (statement.source for at in range(first, last + 1) for statement in document.statements(at))
    named = (source for source in said if source and read.contains(source))
    return next((source for source in named if source.of(document.folded) not in _PRONOUNS), None)


def _place(both: _Both) -> Iterator[Pairing]:
    name = [word.plain for word in words(both.claim.place)]
    if theirs := next(iter(runs(name, both.told)), None):
        ours = next(iter(runs(name, words(both.ours.text))), None)
        yield both.pairing(Aspect.PLACE, Answer.SAME, ours, theirs, "same place")


def _names(both: _Both) -> Iterator[Pairing]:
    """Other names of the claim: words with a capital that do not open it."""
    known = {word.plain for word in words(f"{both.claim.speaker} {both.claim.place}")}
    theirs = {word.plain: word.span for word in reversed(both.told) if word.capital}
    for word in both.claimed[1:]:
        if word.capital and word.plain not in known:
            known.add(word.plain)
            answer = Answer.SAME if word.plain in theirs else Answer.UNTOLD
            yield both.pairing(Aspect.NAME, answer, word.span, theirs.get(word.plain))


def _negation(both: _Both) -> Iterator[Pairing]:
    ours = _NEGATIONS.search(both.ours.folded, both.claim.read.start, both.claim.read.end)
    theirs = _NEGATIONS.search(both.theirs.folded, both.passage.read.start, both.passage.read.end)
    if bool(ours) == bool(theirs):
        return
    if theirs:
        span = Span(*theirs.span())
        yield both.pairing(Aspect.NEGATION, Answer.CHANGED, None, span, f"says “{span.of(both.theirs.text)}”")
    if ours:
        span = Span(*ours.span())
        yield both.pairing(Aspect.NEGATION, Answer.UNTOLD, span, None, f"says no “{span.of(both.ours.text)}”")


_FINDERS: tuple[Callable[[_Both], Iterator[Pairing]], ...] = (_figures, _day, _speaker, _place, _names, _negation)
