"""The lines of an article that a claim is compared with: its title and its sentences, each read once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from claims.extraction.figures import figures
from claims.facts import Account, Figure, Flag
from claims.flagging.detector import detect
from claims.matching.cues import CueKind, cues
from claims.matching.terms import Term, terms
from claims.text.document import Document
from claims.text.folding import folded
from claims.text.spans import Span

_TOKEN = re.compile(r"[^\W\d_]{1,30}(?:'[^\W\d_]{1,8})?|\d[\d,.]{0,15}|[?!:\"]")


class Line:
    """A title or a sentence: its words, terms and cues. `span` is its place in the account's text."""

    def __init__(self, text: str, span: Span | None = None) -> None:
        self.text, self.span = text, span
        self.folded = folded(text)

    @cached_property
    def terms(self) -> list[Term]:
        """The terms in reading order."""
        return terms(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The plain forms of its terms."""
        return frozenset(term.word for term in self.terms)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Those of its terms that are numbers."""
        return frozenset(filter(str.isdigit, self.words))

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of its terms that are written with a capital, the first word of the line aside."""
        return frozenset(term.word for term in self.terms if term.start and self.text[term.start].isupper())

    @cached_property
    def cues(self) -> dict[CueKind, list[int]]:
        """Where each kind of cue begins."""
        return cues(self.folded)

    @cached_property
    def tokens(self) -> list[str]:
        """The folded words, numbers and telling marks in reading order."""
        return _TOKEN.findall(self.folded)

    def is_near(self, kind: CueKind, words: frozenset[str], reach: int) -> bool:
        """Say whether a cue of this kind begins within `reach` code points of one of these terms."""
        starts = self.cues.get(kind)
        if not starts:
            return False
        at = [term.start for term in self.terms if term.word in words]
        return any(abs(one - other) <= reach for one in starts for other in at)


class Lines:
    """An account, ready to be compared with many assertions: nothing of it is read twice."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.document = Document(account.text)
        self.title = Line(account.title)
        self._figures: dict[int, tuple[Figure, ...]] = {}

    @cached_property
    def sentences(self) -> list[Line]:
        """The sentences of the text in order."""
        return [Line(sentence.span.of(self.account.text), sentence.span) for sentence in self.document.sentences]

    @cached_property
    def words(self) -> frozenset[str]:
        """The terms of the whole account, its title included."""
        return self.title.words | self.where.keys()

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The numbers of the sentences that hold each term."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self.sentences):
            for word in line.words:
                index[word].append(number)
        return index

    @cached_property
    def flags(self) -> dict[int, list[Flag]]:
        """The caveats of the text by the numbers of the sentences in which they, or what they cover, stand."""
        found: dict[int, list[Flag]] = defaultdict(list)
        for flag in detect(self.document):
            touched = {flag.cue.start, *(coverage.span.start for coverage in flag.covers)}
            for number in {self.document.sentence_at(at) for at in touched}:
                found[number].append(flag)
        return found

    def figures(self, number: int) -> tuple[Figure, ...]:
        """Return the figures of sentence `number`."""
        if number not in self._figures:
            self._figures[number] = figures(self.document, self.document.span(number))
        return self._figures[number]
