"""Every place in a sentence where somebody is reported to say something, with the phrase that names who.

Finds more than there is: a verb may have a phrase on either side. Which one answers for given words is weighed
elsewhere (speakers.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from claims.extraction.noun_phrases import Run, is_verb, run_after
from claims.extraction.nouns import CARRIERS, RECORDS, listed
from claims.extraction.subjects import BE, MANNERS, Subjects
from claims.extraction.verbs import INVERTS, ISSUE, NOUN_TIES, NOUNS
from claims.extraction.words import ADVERBS, DETERMINERS, NEGATIONS, QUOTES, can_tell, is_mark, is_possessive, words
from claims.text.document import Document
from claims.text.spans import Span

_CITING = listed("citing quoting cited quotes quoted")
#: Without one of these, or a colon before a quotation, a sentence tells of nobody who says something.
_TELLING = frozenset(MANNERS) | NOUNS | _CITING | {"according"}
#: "is believed to be": nobody is named.
_HEARSAY = listed("believed said reported thought claimed")
#: Sources that never name anybody.
_NOBODY = re.compile(r"(?:i|we|you|me|us|him|them|there|some|this|that)(?:'\w+)?$")
#: How far behind its verb "by" may stand, and behind its noun.
_NEAR, _NEAR_NOUN = 8, 5
_REPORTS = CARRIERS | RECORDS
_DONE = ISSUE | {"made"}
#: A sentence with more is a list.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Saying:
    """A word that reports speech, and who is its source.

    `manner` says what kind of word it is; `after`, that the source follows it ("said the mayor"); `follower` is the
    next word after both.
    """

    source: Span
    verb: Span
    word: str
    manner: str
    after: bool = False
    negated: bool = False
    follower: str = ""


def sayings(document: Document, number: int) -> tuple[Saying, ...]:
    """Return what could report speech in sentence `number`, in reading order, and its subject last."""
    return document.memo(_sayings, number)


def _sayings(document: Document, number: int) -> tuple[Saying, ...]:
    finder = _Finder(Subjects(words(document, number)))
    found = (saying for saying in finder.all() if not _is_nobody(document, saying))
    return tuple(islice(found, _MOST))


def label(document: Document, number: int) -> Saying | None:
    """Return the first of the sayings of sentence `number` if it is the name that opens a turn of a transcript."""
    return document.memo(_label, number)


def _label(document: Document, number: int) -> Saying | None:
    span = document.span(number)
    if document.folded.find(":", span.start, span.end) < 0:
        return None
    found = next(_Finder(Subjects(words(document, number))).label(), None)
    return None if found is None or _is_nobody(document, found) else found


def _is_nobody(document: Document, saying: Saying) -> bool:
    return bool(_NOBODY.match(saying.source.of(document.folded)))


class _Finder:
    """Looks through the words of one sentence."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.words = subjects.words
        self.low = subjects.low
        self.size = subjects.size

    def all(self) -> Iterator[Saying]:
        """Yield the sayings of the sentence, then its subject as one that might say all of it."""
        yield from self.label()
        colon = ":" in self.words.low
        for at, low in enumerate(self.words.low):
            if low in _TELLING or (colon and self.subjects.opens_quote(at)):
                yield from self._at(at)
        if subject := self.subjects.of_words(0, self.size):
            yield self._saying(subject, min(subject[1], self.size - 1), "subject")

    def label(self) -> Iterator[Saying]:
        """Yield the name in capitals that opens a turn of a transcript: "RUIZ: …"."""
        opening = self.words.low[:9]
        colon = opening.index(":", 1) if ":" in opening[1:] else 0
        if not colon or not self.subjects.cased or self.low(colon + 1) in QUOTES:
            return
        end = next((i for i in range(colon) if self.low(i) in (",", "(")), colon)
        if 0 < end < 4 and all(map(self.words.shouts, range(end))):
            yield self._saying((0, end), colon, "label")

    def _at(self, at: int) -> Iterator[Saying]:
        low = self.low(at)
        if low == "according" and self.low(at + 1) == "to":
            yield from self._after(at, at + 2, "according")
        elif low in _CITING:
            yield from self._quoting(at)
        elif manner := self.subjects.manner(at):
            yield from self._verb(at, manner)
        if low in NOUNS:
            yield from self._noun(at)

    def _verb(self, at: int, manner: str) -> Iterator[Saying]:
        first, low = self.subjects.chain(at), self.low(at)
        chain = self.words.low[first:at]
        if low in _HEARSAY and self.low(at + 1) == "to":
            return
        if manner != "saying" and _is_passive(chain):
            yield from self._agent(at, manner)
            return
        source = self.subjects.of_verb(first, at)
        if source and self._could_speak(source):
            self.subjects.last = source
            negated = any(word in NEGATIONS or word.endswith("n't") for word in chain)
            yield self._saying(source, at, manner, negated=negated)
        if low in INVERTS and not chain and not (source and low == "told"):
            yield from self._inverted(at, manner, source)

    def _could_speak(self, run: Run) -> bool:
        """Say whether the phrase may be a source; without capitals any may be a name."""
        return not self.subjects.cased or self.subjects.speaks(run) or self.low(run[1] - 1) in _REPORTS

    def _inverted(self, at: int, manner: str, rival: Run | None) -> Iterator[Saying]:
        """Yield X of "…, said X"; `rival` is who stands before the verb."""
        found = self.subjects.after(at + 1)
        if found is None or not self.subjects.speaks(found) or self._is_subject(found):
            return
        if rival and self.subjects.speaks(rival):
            manner += " rival comma" if self.low(at - 1) == "," else " rival"
        self.subjects.last = self.subjects.last or found
        yield self._saying(found, at, manner, after=True)

    def _is_subject(self, run: Run) -> bool:
        """Say whether a finite verb follows the phrase: then it says nothing, something is said of it."""
        return run[1] < self.size and is_verb(self.words, run[1]) and not self.low(run[1]).endswith("ing")

    def _after(self, at: int, start: int, manner: str) -> Iterator[Saying]:
        if found := self.subjects.after(start):
            self.subjects.last = self.subjects.last or found
            yield self._saying(found, at, manner, after=True)

    def _agent(self, at: int, manner: str) -> Iterator[Saying]:
        """Yield X of "was denied on Monday by X"."""
        by = next((i for i in range(at + 1, min(at + _NEAR, self.size)) if self.low(i) == "by"), None)
        if by and (found := run_after(self.words, by + 1, self.subjects.cased)):
            yield self._saying(found, at, f"{manner} by", after=True)

    def _quoting(self, at: int) -> Iterator[Saying]:
        if self.low(at + 1) in ("as", "its", "their", "his", "her") or self.low(at - 1) in BE:
            return
        if found := self.subjects.after(at + 1):
            yield self._saying(found, at, "quoting", after=True)

    def _noun(self, at: int) -> Iterator[Saying]:
        """Yield X of "X's claim", "the claim by X" and "an X army report"."""
        owner = self.subjects.before(at)
        if owner and (found := self._owner(owner)):
            yield self._saying(found, at, "noun")
        elif self.low(at - 1) in DETERMINERS and (subject := self.subjects.of_words(0, at)):
            yield self._saying(subject, at, "noun subject")
        tie = next((i for i in range(at + 1, min(at + _NEAR_NOUN, self.size)) if self.low(i) in NOUN_TIES), None)
        if tie and not any(self._parts(i) for i in range(at + 1, tie)):
            yield from self._behind_noun(at, tie)

    def _behind_noun(self, at: int, tie: int) -> Iterator[Saying]:
        start = tie + 2 if self.low(tie + 1) in ("to", "by") else tie + 1
        found, word = run_after(self.words, start, self.subjects.cased), self.low(tie)
        if found and (self.low(found[1] - 1) in CARRIERS if word == "in" else self.subjects.speaks(found)):
            yield self._saying(found, at, "noun of" if word == "of" else "noun by", after=True)

    def _parts(self, at: int) -> bool:
        """Say whether word `at` parts a noun from the "by" behind it."""
        return is_mark(self.words.low[at]) or (is_verb(self.words, at) and self.low(at) not in _DONE)

    def _owner(self, run: Run) -> Run | None:
        """Return who in the phrase before "claim" owns it."""
        for at in range(run[1] - 1, run[0] - 1, -1):
            if is_possessive(self.words.low[at]):
                return (run[0], at + 1)
        named = any(self.words.capital[at] or can_tell(self.words.low[at]) for at in range(*run))
        return run if named and self.subjects.speaks(run) else None

    def _saying(self, run: Run, at: int, manner: str, *, after: bool = False, negated: bool = False) -> Saying:
        follower = self.low(max(at + 1, run[1]) if after else at + 1)
        last, first = self.low(run[1] - 1), self.words.starts[run[0]]
        owned = (2 if last.endswith("'s") else 1) if manner == "noun" and is_possessive(last) else 0
        source = Span(first, max(self.words.end(run[1] - 1) - owned, first + 1))
        verb = Span(self.words.starts[at], self.words.end(at))
        return Saying(source, verb, self.low(at), manner, after, negated, follower)


def _is_passive(chain: list[str]) -> bool:
    """Say whether the helpers make the verb passive: "was also", "has been"."""
    own = [low for low in chain if low not in ADVERBS and not low.endswith("ly")]
    return bool(own) and own[-1] in BE
