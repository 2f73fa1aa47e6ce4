"""Flags that an editor makes: a passage that says something is not verified, in words that no phrase matches."""

from __future__ import annotations

from collections.abc import Sequence

from claims.facts import Coverage, Flag
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind, Scope

#: Stands where a found flag names the row of the phrase table, and a found coverage its rule.
BY_HAND, MARKED = "by-hand", "marked by an editor"


def flag(document: Document, cue: Span, kind: FlagKind, covers: Sequence[Span]) -> Flag:
    """Return the flag whose caveat `cue` covers the words of `covers`, each with its scope. Finds nothing itself."""
    return Flag(kind, BY_HAND, cue, tuple(Coverage(span, scope(document, cue, span), MARKED) for span in covers))


def scope(document: Document, cue: Span, covered: Span) -> Scope:
    """Return where the covered words stand, seen from the caveat."""
    here, first, last = map(document.sentence_at, (cue.start, covered.start, covered.end - 1))
    if first <= here <= last:
        return Scope.SAME_SENTENCE
    if first > here:
        return Scope.LATER
    return Scope.PREVIOUS_SENTENCE if last == here - 1 else Scope.EARLIER
