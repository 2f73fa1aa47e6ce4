"""The detector's phrases as the desk shows them: the built-in table, those that editors added, and what one catches.

Reads only.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from claims.errors import BadInput
from claims.flagging.added import Covered, compiled
from claims.flagging.phrase import Phrase
from claims.flagging.phrases import PHRASES
from claims.flagging.trial import Catch, catches
from claims.models import AddedPhrase, ArticleVersion, PhraseChange
from claims.queries import detector
from claims.queries.cards import Change
from claims.queries.detector import Score
from claims.text.marks import Mark, Segment, paragraph_around, segments
from claims.text.spans import Span
from claims.verdicts import FlagKind

STORIES = Path(__file__).resolve().parent.parent / "stories"
#: How many of the newest versions a phrase is tried on before it is used, and for how long at most.
RECENT, SECONDS = 200, 3.0
#: As many places as a page shows; the rest is counted.
SHOWN = 50
#: Code points shown on either side of a cue and what it covers.
AROUND = 160
#: Acts of a phrase's history that its page shows.
HISTORY = 100

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a phrase catches, in their context. `link` leads to the article, where it is one of the tracker's."""

    where: str
    segments: list[Segment]
    cut_before: bool
    cut_after: bool
    instead: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a phrase catches in the newest versions: `looked` of them were read before the time was up."""

    places: list[Place]
    found: int
    looked: int
    there: int

    @property
    def in_time(self) -> bool:
        """Whether all of them were read."""
        return self.looked == self.there


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table as a page lists it: built-in, or added by an editor."""

    id: str
    kind: FlagKind
    example: str
    counter: str
    score: Score
    added: AddedPhrase | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a phrase's history, and what it changed."""

    change: PhraseChange
    changes: list[Change] = field(default_factory=list)


def active(but: AddedPhrase | None = None) -> tuple[Phrase, ...]:
    """Return the phrases in use that editors added, leaving out one of them. One SQL query.

    A row that is no longer understood, because the phrase language changed, is passed over and logged.
    """
    found = []
    for phrase in AddedPhrase.objects.active():
        try:
            if but is None or phrase.pk != but.pk:
                found.append(row_of(phrase))
        except BadInput:
            logger.warning("An added phrase is not understood any more", extra={"phrase": phrase.public_id})
    return tuple(found)


def row_of(phrase: AddedPhrase) -> Phrase:
    """Return the row of the phrase table that an added phrase stands for. Raises BadInput as `compiled` does."""
    return compiled(
        phrase.words,
        name=phrase.public_id,
        kind=FlagKind.of(phrase.kind),
        covers=Covered.of(phrase.reach),
        example=phrase.example,
        counter=phrase.counter,
    )


def table() -> list[tuple[FlagKind, list[Row]]]:
    """Return every row by kind, added ones first, each with its score. Four SQL queries."""
    scores = {score.name: score for score in detector.phrases()}
    rows = [*_added_rows(scores), *_built_in_rows(scores)]
    return [(kind, [row for row in rows if row.kind is kind]) for kind in FlagKind]


def in_samples(row: Phrase, others: tuple[Phrase, ...]) -> list[Place]:
    """Return the places in the sample texts that `row` would flag: sample stories, examples and counter-examples."""
    return [_place(where, text, catch) for where, text in _sample_texts() for catch in catches(text, row, others)]


def in_recent(row: Phrase, others: tuple[Phrase, ...], seconds: float = SECONDS) -> Preview:
    """Return what `row` would flag in the newest versions, for as many as can be read in `seconds`. Two SQL queries."""
    newest = ArticleVersion.objects.order_by("-pk")
    there = newest[:RECENT].count()
    places: list[Place] = []
    found = looked = 0
    until = time.monotonic() + seconds
    for version in newest.only("title", "number", "text", "article_id")[:RECENT].iterator(chunk_size=20):
        if time.monotonic() > until:
            break
        looked += 1
        for catch in catches(version.text, row, others):
            found += 1
            if found <= SHOWN:
                places.append(_place(version.title, version.text, catch, version.get_absolute_url()))
    return Preview(places, found, looked, there)


def score(phrase: AddedPhrase) -> Score:
    """Return how often a phrase was right. Three SQL queries."""
    name = phrase.public_id
    return next((found for found in detector.phrases() if found.name == name), Score(name))


def history(phrase: AddedPhrase) -> list[Step]:
    """Return what was done to a phrase, newest first. One SQL query."""
    return [Step(change, _changes(change)) for change in phrase.changes.order_by("-sequence")[:HISTORY]]


def _changes(change: PhraseChange) -> list[Change]:
    titles = {"kind": "Kind", "words": "Phrase", "reach": "Covers", "example": "Example", "counter": "Counter-example"}
    if not change.before:
        return []
    return [
        Change(title, str(change.before[name]), str(change.after[name]))
        for name, title in titles.items()
        if change.before.get(name) != change.after.get(name)
    ]


def _added_rows(scores: dict[str, Score]) -> Iterator[Row]:
    for phrase in AddedPhrase.objects.select_related("added_by").order_by("pk"):
        name = phrase.public_id
        score = scores.get(name, Score(name))
        yield Row(name, FlagKind.of(phrase.kind), phrase.example, phrase.counter, score, phrase)


def _built_in_rows(scores: dict[str, Score]) -> Iterator[Row]:
    for phrase in PHRASES:
        score = scores.get(phrase.id, Score(phrase.id))
        yield Row(phrase.id, phrase.kind, phrase.example, phrase.counter, score)


@cache
def _sample_texts() -> tuple[tuple[str, str], ...]:
    """Every sample with the name that a page calls it by."""
    return (*_stories(), *_examples())


def _stories() -> Iterator[tuple[str, str]]:
    for path in sorted(STORIES.glob("*.jsonl")):
        for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
            story = json.loads(line)
            yield f"Sample story “{story['title']}”", story["text"]


def _examples() -> Iterable[tuple[str, str]]:
    for phrase in PHRASES:
        yield f"Example of {phrase.id}", phrase.example
        yield f"Counter-example of {phrase.id}", phrase.counter


def _place(where: str, text: str, catch: Catch, link: str = "") -> Place:
    whole = Span(min(catch.cue.start, *_starts(catch)), max(catch.cue.end, *_ends(catch)))
    shown = catch.cue if len(whole) > 4 * AROUND else whole
    paragraph = paragraph_around(text, shown)
    near = _near(text, shown, paragraph)
    marks = [Mark(catch.cue, "cue"), *(Mark(span, "covered") for span in catch.covers)]
    return Place(
        where=where,
        segments=segments(text, marks, near),
        cut_before=near.start > paragraph.start,
        cut_after=near.end < paragraph.end,
        instead=catch.instead,
        link=link,
    )


def _starts(catch: Catch) -> list[int]:
    return [span.start for span in catch.covers]


def _ends(catch: Catch) -> list[int]:
    return [span.end for span in catch.covers]


def _near(text: str, span: Span, paragraph: Span) -> Span:
    """Return `span` with AROUND code points of its paragraph on either side, widened to whole words."""
    start, end = max(span.start - AROUND, paragraph.start), min(span.end + AROUND, paragraph.end)
    while start > paragraph.start and not text[start - 1].isspace() and span.start - start < 2 * AROUND:
        start -= 1
    while end < paragraph.end and not text[end].isspace() and end - span.end < 2 * AROUND:
        end += 1
    return Span(start, end)
