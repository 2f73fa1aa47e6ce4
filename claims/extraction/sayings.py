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
from claims.extraction.subjects import BE, Subjects
from claims.extraction.verbs import INVERTS, ISSUE, NOUN_TIES, NOUNS
from claims.extraction.words import ADVERBS, DETERMINERS, NEGATIONS, QUOTES, can_tell, is_cased, is_possessive, words
from claims.text.document import Document
from claims.text.spans import Span

_CITING = listed("citing quoting cited quotes quoted")
#: "is believed to be": nobody is named.
_HEARSAY = listed("believed said reported thought claimed")
#: Sources that never name anybody.
_NOBODY = re.compile(r"(?:i|we|you|me|us|him|them|there|some|this|that)(?:'\w+)?$")
#: How far behind its verb "by" may stand, and behind its noun.
_NEAR, _NEAR_NOUN = 8, 5
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
    finder = _Finder(Subjects(words(document, number), is_cased(document, number)))
    found = (saying for saying in finder.all() if not _NOBODY.match(saying.source.of(document.folded)))
    return tuple(islice(found, _MOST))


class _Finder:
    """Looks through the words of one sentence."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.words = subjects.words
        self.low = subjects.low

    def all(self) -> Iterator[Saying]:
        """Yield the sayings of the sentence, then its subject as one that might say all of it."""
        yield from self._label()
        for at in range(len(self.words)):
            yield from self._at(at)
        if subject := self.subjects.of_words(0, len(self.words)):
            yield self._saying(subject, min(subject[1], len(self.words) - 1), "subject")

    def _label(self) -> Iterator[Saying]:
        """Yield the name in capitals that opens a turn of a transcript: "RUIZ: …"."""
        colon = next((i for i in range(1, min(9, len(self.words))) if self.low(i) == ":"), None)
        if colon is None or not self.subjects.cased or self.low(colon + 1) in QUOTES:
            return
        end = next((i for i in range(colon) if self.low(i) in (",", "(")), colon)
        if 0 < end < 4 and all(word.shouts for word in self.words[:end]):
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
        chain = [word.low for word in self.words[first:at]]
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
        return not self.subjects.cased or self.subjects.speaks(run) or self.low(run[1] - 1) in CARRIERS | RECORDS

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
        return run[1] < len(self.words) and is_verb(self.words, run[1]) and not self.low(run[1]).endswith("ing")

    def _after(self, at: int, start: int, manner: str) -> Iterator[Saying]:
        if found := self.subjects.after(start):
            self.subjects.last = self.subjects.last or found
            yield self._saying(found, at, manner, after=True)

    def _agent(self, at: int, manner: str) -> Iterator[Saying]:
        """Yield X of "was denied on Monday by X"."""
        by = next((i for i in range(at + 1, min(at + _NEAR, len(self.words))) if self.low(i) == "by"), None)
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
        tie = next((i for i in range(at + 1, min(at + _NEAR_NOUN, len(self.words))) if self.low(i) in NOUN_TIES), None)
        if tie and not any(self._parts(i) for i in range(at + 1, tie)):
            yield from self._behind_noun(at, tie)

    def _behind_noun(self, at: int, tie: int) -> Iterator[Saying]:
        start = tie + 2 if self.low(tie + 1) in ("to", "by") else tie + 1
        found, word = run_after(self.words, start, self.subjects.cased), self.low(tie)
        if found and (self.low(found[1] - 1) in CARRIERS if word == "in" else self.subjects.speaks(found)):
            yield self._saying(found, at, "noun of" if word == "of" else "noun by", after=True)

    def _parts(self, at: int) -> bool:
        """Say whether word `at` parts a noun from the "by" behind it."""
        return self.words[at].is_mark or (is_verb(self.words, at) and self.low(at) not in ISSUE | {"made"})

    def _owner(self, run: Run) -> Run | None:
        """Return who in the phrase before "claim" owns it."""
        for at in range(run[1] - 1, run[0] - 1, -1):
            if is_possessive(self.words[at]):
                return (run[0], at + 1)
        named = any(word.capital or can_tell(word.low) for word in self.words[slice(*run)])
        return run if named and self.subjects.speaks(run) else None

    def _saying(self, run: Run, at: int, manner: str, *, after: bool = False, negated: bool = False) -> Saying:
        follower = self.low(max(at + 1, run[1]) if after else at + 1)
        first, last, verb = self.words[run[0]], self.words[run[1] - 1], self.words[at]
        owned = (2 if last.low.endswith("'s") else 1) if manner == "noun" and is_possessive(last) else 0
        source = Span(first.start, max(last.end - owned, first.start + 1))
        return Saying(source, Span(verb.start, verb.end), verb.low, manner, after, negated, follower)


def _is_passive(chain: list[str]) -> bool:
    """Say whether the helpers make the verb passive: "was also", "has been"."""
    own = [low for low in chain if low not in ADVERBS and not low.endswith("ly")]
    return bool(own) and own[-1] in BE
