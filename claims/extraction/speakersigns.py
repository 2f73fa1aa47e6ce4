"""What speaks for and against a source being the one that says given words: named signs, each there or not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.ownsigns import Own, own_signs
from claims.extraction.quotes import in_quotes
from claims.extraction.sayings import Saying, label, sayings
from claims.extraction.words import QUOTES
from claims.facts import Flag
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences above and below may name the source.
ABOVE, BELOW = 4, 2
#: How many sentences up in its paragraph a transcript may name who speaks.
_LONGEST_TURN = 20
_BREAK = re.compile(r";|,? \b(?:but|while|although|though|whereas|however)\b")
_OPENS = re.compile(r"\W*(?:but |and )?(?:he|she|it|they)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that could answer for some words, `away` sentences from them."""

    saying: Saying
    own: Own
    sentence: int
    away: int
    rank: int
    """How many other sources stand between it and the words, in its sentence."""


def candidates(document: Document, span: Span) -> tuple[Candidate, ...]:
    """Return every source in and around the sentence of `span`."""
    around = Around(document, span)
    return tuple(found for other in around.sentences for found in around.sources(other))


class Around:
    """Where the sources for some words may stand: `sentences`, of which `number` to `last` hold the words."""

    def __init__(self, document: Document, span: Span) -> None:
        self.document = document
        self.span = span
        self.number = document.sentence_at(span.start)
        self.last = document.sentence_at(span.end - 1)
        self.turn = _turn(document, self.number)
        first, end = max(self.number - ABOVE, 0), min(self.last + BELOW + 1, len(document.sentences))
        above = [self.turn] if self.turn is not None and self.turn < first else []
        self.sentences = [*above, *range(first, end)]

    def away(self, other: int) -> int:
        """Return how many sentences from the words another stands: fewer than 0 if above."""
        return min(other - self.number, 0) or max(other - self.last, 0)

    def sources(self, other: int) -> Iterator[Candidate]:
        """Yield the sources of one of the sentences."""
        away, verbs = self.away(other), self.document.memo(_verbs, other)
        for saying, own in self.document.memo(_sources, other):
            if away < -ABOVE:
                yield Candidate(saying, own, other, away, 0)
                return
            if saying.manner != "label" or other == self.turn:
                yield Candidate(saying, own, other, away, _between(verbs, saying, self.span))


def _sources(document: Document, number: int) -> list[tuple[Saying, Own]]:
    """Return the sayings of sentence `number`, each with the signs that it has for any words."""
    return [(saying, own_signs(document, saying)) for saying in sayings(document, number)]


def _verbs(document: Document, number: int) -> list[int]:
    """Return where the verbs of the sayings of sentence `number` begin."""
    return sorted({saying.verb.start for saying in sayings(document, number) if saying.manner != "subject"})


def _turn(document: Document, number: int) -> int | None:
    """Return the sentence of this paragraph, at or above `number`, that opens with the name of who speaks there."""
    for above in range(number, max(number - _LONGEST_TURN, -1), -1):
        if document.sentences[above].paragraph != document.sentences[number].paragraph:
            return None
        if label(document, above):
            return above
    return None


def _between(verbs: Sequence[int], saying: Saying, span: Span) -> int:
    """Count the other verbs between this one and the words."""
    low, high = sorted((saying.verb.start, span.start))
    return max(bisect_left(verbs, high) - bisect_right(verbs, low), 0)


def signs(document: Document, flag: Flag, span: Span, found: Candidate) -> set[str]:
    """Return the signs of `found` as the source of `span`."""
    where, crossed = View(document, flag, span).signs(found)
    return {where, *found.own.plain, *(f"{sign}|{where}" for sign in crossed)}


class View(Around):
    """Words for which a source is sought, with what the signs of every source share."""

    def __init__(self, document: Document, flag: Flag, span: Span) -> None:
        super().__init__(document, span)
        self.flag = flag
        self.quoted = in_quotes(document, span)
        self._shared: dict[int, tuple[str, ...]] = {}

    def signs(self, found: Candidate) -> tuple[str, list[str]]:
        """Return where the words stand, seen from `found`, and its signs that are weighed by that."""
        where = _where(self.document, self.span, found)
        crossed = [f"between {min(found.rank, 2)}", self.flag.kind.value, *found.own.crossed]
        crossed += (
            self.apart(found.sentence)
            if where in ("above", "below")
            else _beside(self.document, self.span, found, where)
        )
        crossed += _overlaps(self.flag, self.span, found, where)
        return where, crossed

    def apart(self, other: int) -> tuple[str, ...]:
        """Return the signs that all sources of another sentence have."""
        if other not in self._shared:
            self._shared[other] = tuple(self._of_sentence(other, self.away(other)))
        return self._shared[other]

    def _of_sentence(self, other: int, away: int) -> Iterator[str]:
        yield f"away {max(min(away, 3), -4)}"
        sentences = self.document.sentences
        same = sentences[self.number].paragraph == sentences[other].paragraph
        yield "same paragraph" if same else "other paragraph"
        if self.quoted:
            yield "quoted"
            yield f"quoted {'same' if same else 'other'} paragraph {max(min(away, 2), -2)}"
        yield from self.document.memo(_of_pronouns, self.number)


def _of_pronouns(document: Document, number: int) -> tuple[str, ...]:
    """Return what sentence `number` tells of whether its own words need another for their source."""
    opens = ("pronoun sentence",) if _OPENS.match(document.span(number).of(document.folded)) else ()
    own = ("own sources",) if any(s.manner != "subject" for s in sayings(document, number)) else ()
    return opens + own


def _where(document: Document, span: Span, found: Candidate) -> str:
    source, verb, manner = found.saying.source, found.saying.verb, found.saying.manner
    if manner == "label":
        return "label"
    if found.away:
        return "above" if found.away < 0 else "below"
    if abs(source.start - span.start) < 5 and verb.end <= span.end + 1 and manner != "subject":
        return "itself"
    if verb.end <= span.start + 1:
        return "forward"
    if verb.start >= span.end - 1:
        return "backward"
    return "opening" if _count(document, span.start, verb.start) < 7 else "within"


def _count(document: Document, start: int, end: int) -> int:
    return len(document.folded[start:end].split()) if end > start else 0


def _beside(document: Document, span: Span, found: Candidate, where: str) -> Iterator[str]:
    """Yield the signs of what stands between source and words."""
    saying, folded = found.saying, document.folded
    if where == "forward":
        start = max(saying.verb.end, saying.source.end) if saying.after else saying.verb.end
        yield from _gap(folded, start, span.start)
    elif where == "backward":
        yield from _gap(folded, span.end, min(saying.source.start, saying.verb.start))


def _overlaps(flag: Flag, span: Span, found: Candidate, where: str) -> Iterator[str]:
    """Yield the signs of how source, caveat and words meet."""
    saying = found.saying
    if saying.verb.overlaps(flag.cue) or flag.cue.contains(saying.source):
        yield "cue"
        yield f"cue {flag.kind.value}"
        yield f"cue {saying.manner}"
    if saying.verb.end <= flag.cue.start < span.start:
        yield "cue told"
    if abs(saying.source.start - span.start) < 5:
        yield "source opens"
        yield f"source opens {saying.manner}"
    if saying.source.overlaps(span):
        yield "source inside"
    elif where in ("opening", "within"):
        yield "source outside"


def _gap(folded: str, start: int, end: int) -> Iterator[str]:
    between = folded[start:end] if end > start else ""
    count = len(between.split())
    yield f"gap {next((top for top in (0, 1, 3, 7, 15) if count <= top), 99)}"
    if _BREAK.search(between):
        yield "break"
    if "," in between:
        yield "comma"
    if between.count('"') % 2:
        yield "quote"
    if between.rstrip().endswith("that"):
        yield "that"


def quotes_on(document: Document, span: Span, found: Candidate) -> bool:
    """Say whether the quoted words go on with a quotation that the source closes: "“…,” Ana Ruiz said. “…”"."""
    number, other = document.sentence_at(span.start), document.sentence_at(found.saying.verb.start)
    if not 0 < number - other < ABOVE or found.saying.manner != "say" or not in_quotes(document, span):
        return False
    same = document.sentences[number].paragraph == document.sentences[other].paragraph
    before = document.folded[document.span(other).start : found.saying.source.start]
    return same and before.rstrip()[-1:] in QUOTES


def nobody(document: Document, flag: Flag, span: Span, found: Sequence[Candidate]) -> set[str]:
    """Return the signs that nobody is named for `span`."""
    kind = flag.kind.value
    scope = "here" if document.sentence_at(flag.cue.start) == document.sentence_at(span.start) else "elsewhere"
    told = {"nobody", f"nobody {kind}", f"nobody {scope}", f"nobody {kind} {scope}"}
    if flag.cue.overlaps(span):
        told |= {"nobody cue overlaps", f"nobody cue overlaps {kind}"}
    if not any(candidate.away == 0 for candidate in found):
        told.add("nobody here")
    if in_quotes(document, span):
        told |= {"nobody quoted", f"nobody quoted {kind}"}
    if 0 <= span.start - flag.cue.end < 12:
        told |= {"nobody right after cue", f"nobody right after cue {kind}"}
    return told
