"""What a cue shows of itself when its scope is weighed: what it points with, whom it names, what is near it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from claims.flagging import terms
from claims.flagging.anaphors import points_back
from claims.flagging.candidates import Candidate
from claims.flagging.cue import Cue
from claims.flagging.phrase import WORDS
from claims.text.clauses import end_of_clause, start_of_clause
from claims.text.document import Document
from claims.text.spans import Span

NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|million)\b"
)
ACCUSES = re.compile(r"\b(?:accus|alleg|blam|claim|charg|responsib|suspect)\w{0,8}\b")
_MEDIA = re.compile(rf"\b{WORDS['MEDIA']}\b")
_ACCOUNT = re.compile(rf"\b{WORDS['ACCOUNT']}\b")
_PLURAL = re.compile(
    r"\b(?:claims|reports|accounts|allegations|accusations|assertions|statements|rumou?rs|charges|both|either|neither"
    r"|these|those|them|figures|numbers|tolls|details|versions)\b"
)
_PRONOUN = re.compile(r"\b(?:it|this|that|them|these|those|so|which)\b")
_TURNS = re.compile(r"\"?(?:but|however|yet|meanwhile|in contrast|on the other hand|while)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,25}")
#: Terms of caveats themselves: they say nothing of the matter.
_OF_CAVEATS = terms.terms(
    "could been verified independently confirmed verify confirm immediately deny denied denies rejected claims claim"
    " reports report unverified unconfirmed evidence clear unclear known"
)
#: A sentence of fewer characters says little but the caveat; a rule's span of more says something itself.
SHORT, SAYS = 75, 25


@dataclass(frozen=True)
class View:
    """A cue with the candidates that it may cover."""

    cue: Cue
    candidates: tuple[Candidate, ...]

    @cached_property
    def near(self) -> str:
        """The folded words around the cue, within its sentence."""
        return self.cue.before[-70:] + self.cue.words + self.cue.after[:70]

    @cached_property
    def pointer(self) -> str:
        """What the cue points with: "media", "claims", "claim", "pronoun" or "nothing"."""
        if _MEDIA.search(self.near):
            return "media"
        if _ACCOUNT.search(self.near):
            return "claims" if self.is_plural else "claim"
        around = self.cue.before[-14:] + self.cue.words + self.cue.after[:12]
        return "pronoun" if _PRONOUN.search(around) else "nothing"

    @cached_property
    def is_plural(self) -> bool:
        """Whether it speaks of several accounts."""
        return bool(_PLURAL.search(self.near))

    @cached_property
    def circumstances(self) -> tuple[str, ...]:
        """What holds for the cue as a whole, whatever the candidate."""
        sentence, sentences = self.cue.whole.of(self.cue.document.folded), self.cue.document.sentences
        number = self.cue.sentence
        found = {
            "says something itself": self.says > SAYS,
            "turns": bool(_TURNS.match(sentence)),
            "short": len(sentence) < SHORT,
            "opens paragraph": number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph,
            "plural": self.is_plural,
            f"points with {self.pointer}": True,
        }
        return tuple(name for name, holds in found.items() if holds)

    @cached_property
    def says(self) -> int:
        """The length of the longest span that a rule found in the cue's own sentence."""
        return max((len(c.span) for c in self.candidates if c.rule and c.sentence == self.cue.sentence), default=0)

    @cached_property
    def counts(self) -> bool:
        """Whether a number stands near the cue."""
        return bool(NUMBER.search(self.near))

    @cached_property
    def _subject(self) -> Span | None:
        start = start_of_clause(self.cue.document.folded, self.cue.whole.start, self.cue.span.start)
        return Span(start, self.cue.span.start) if start < self.cue.span.start else None

    @cached_property
    def subject(self) -> terms.Terms:
        """The terms before the cue in its clause: who denies, who could not verify, what is unclear."""
        return terms.terms(self._subject.of(self.cue.document.folded)) if self._subject else frozenset()

    @cached_property
    def subject_names(self) -> frozenset[str]:
        """The capitalised words among them, folded."""
        return _capitalised(self._subject.of(self.cue.document.text)) if self._subject else frozenset()

    @cached_property
    def clause(self) -> terms.Terms:
        """The terms of the cue's clause, those of caveats apart."""
        folded = self.cue.document.folded
        end = end_of_clause(folded, self.cue.span.end, self.cue.whole.end)
        around = terms.terms(folded[self.cue.span.end : end]) | (terms.terms(self.cue.words) - _OF_CAVEATS)
        return self.subject | around

    @cached_property
    def matter(self) -> terms.Terms:
        """The terms of the cue's sentence, those of caveats apart."""
        return terms.terms(self.cue.whole.of(self.cue.document.folded)) - _OF_CAVEATS

    @cached_property
    def source(self) -> terms.Terms:
        """The terms that name whoever says the cue's sentence."""
        told = self.cue.document.statements(self.cue.sentence)
        source = next((statement.source for statement in told if statement.source), None)
        return terms.terms(source.of(self.cue.document.folded)) if source else frozenset()

    @cached_property
    def first(self) -> dict[int, int]:
        """Sentence number → how many terms of the clause are named there for the first time."""
        found: dict[int, int] = {}
        first = terms.first_named(self.cue.document)
        for term in self.clause & first.keys():
            found[first[term]] = found.get(first[term], 0) + 1
        return found

    @cached_property
    def like(self) -> dict[Span, float]:
        """How like the cue's sentence that of each candidate elsewhere is, from 0 to 1."""
        document = self.cue.document
        return {
            candidate.span: terms.likeness(document, self.matter, terms.of_sentence(document, candidate.sentence))
            for candidate in self.candidates
            if candidate.sentence != self.cue.sentence
        }

    @cached_property
    def ranks(self) -> dict[str, dict[Span, int]]:
        """Name of a ranking → the place (0 first) of each candidate above the cue."""
        folded = self.cue.document.folded
        above = [candidate for candidate in self.candidates if candidate.sentence < self.cue.sentence][::-1]
        alike = sorted(above, key=lambda candidate: -self.like[candidate.span])
        orders = {
            "told": [c for c in above if c.verb],
            "counted": [c for c in above if NUMBER.search(c.span.of(folded))],
            "accusing": [c for c in above if ACCUSES.search(self.cue.document.span(c.sentence).of(folded))],
            "alike": alike,
        }
        return {name: {c.span: place for place, c in enumerate(order)} for name, order in orders.items()}

    def points(self, candidate: Candidate) -> bool:
        """Say whether the candidate names nothing itself: "the claims"."""
        return points_back(candidate.span.of(self.cue.document.folded))


def names(document: Document, number: int) -> frozenset[str]:
    """Return the capitalised words of sentence `number`, in lower case."""
    return _capitalised(document.span(number).of(document.text))


def _capitalised(words: str) -> frozenset[str]:
    return frozenset(name.lower() for name in _NAME.findall(words))
