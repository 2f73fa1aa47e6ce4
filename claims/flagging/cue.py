"""A phrase found in a text, before anybody has asked what it covers."""

from __future__ import annotations

from dataclasses import dataclass

from claims.facts import Coverage
from claims.flagging.phrase import Phrase
from claims.text.clauses import bare
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Scope


@dataclass(frozen=True, slots=True)
class Cue:
    """`sentence` is the number of the sentence that the phrase stands in; `caveats` those of all sentences with one."""

    document: Document
    phrase: Phrase
    span: Span
    sentence: int
    caveats: frozenset[int] = frozenset()

    @property
    def whole(self) -> Span:
        """The sentence that the cue stands in."""
        return self.document.span(self.sentence)

    @property
    def words(self) -> str:
        """The cue's own words, folded."""
        return self.span.of(self.document.folded)

    @property
    def before(self) -> str:
        """The folded words of the sentence before the cue."""
        return self.document.folded[self.whole.start : self.span.start]

    @property
    def after(self) -> str:
        """The folded words of the sentence after the cue."""
        return self.document.folded[self.span.end : self.whole.end]

    def covering(self, start: int, end: int, rule: str) -> list[Coverage]:
        """Return [start, end) of the cue's own sentence as covered by `rule`; nothing if no words are left in it."""
        span = bare(self.document.text, start, end)
        return [Coverage(span, Scope.SAME_SENTENCE, rule)] if span and len(span) > 2 else []
