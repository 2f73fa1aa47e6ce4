"""Signs that a day which a text names is the day of the event asserted in a span."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.extraction.articledays import article_day
from claims.extraction.daycontext import tells_event, tells_news
from claims.extraction.daywords import Kind
from claims.extraction.mentions import Mention, mentions
from claims.extraction.topics import Topic, likeness, referred, topic, weight, weights
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: How many days named around a span, and how many at the top of the text, are weighed.
AROUND, TOP = 24, 24
#: How many sentences the head of a report has.
HEAD = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """A day that the text names, with what is told of it."""

    mention: Mention
    topic: Topic
    event: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a text names, and which of them it is mostly about.

    `share` counts the events told of each day; `lead` is the first such day at the head; `breaking` the sentence there
    that tells an event as news of the day without naming it.
    """

    article: date | None
    tellings: tuple[Telling, ...]
    share: Counter[date]
    lead: Mention | None
    lead_topic: Topic
    stems: dict[str, float]
    breaking: Span | None


def days_of(document: Document, published: date | None) -> Days:
    """Return the days that the text names, worked out once for all spans."""
    found = [mention for mention in document.memo(mentions, published) if mention.precision is Precision.DAY]
    tellings = tuple(_telling(document, mention) for mention in found)
    events = [telling for telling in tellings if telling.event and telling.mention.tells]
    lead = next((telling for telling in events if telling.mention.sentence < HEAD), None)
    first = next((mention for mention in found if mention.tells), None)
    return Days(
        article_day(document, published),
        tellings,
        Counter(telling.mention.day for telling in events),
        lead.mention if lead else None,
        lead.topic if lead else frozenset(),
        document.memo(weights),
        None if first and first.sentence < 2 else _breaking(document),
    )


def _telling(document: Document, mention: Mention) -> Telling:
    words = mention.about.of(document.folded)
    return Telling(mention, topic(words), tells_event(words))


def _breaking(document: Document) -> Span | None:
    """Return the sentence at the top that tells an event as news of the day, if one does."""
    tops = (sentence.span for sentence in document.sentences[:2])
    return next((top for top in tops if tells_news(top.of(document.folded))), None)


def near(days: Days, span: Span) -> list[Telling]:
    """Return the days named around `span` and at the top of the text, in reading order."""
    at = bisect_left(days.tellings, span.start, key=lambda telling: telling.mention.span.start)
    first = max(at - AROUND, 0)
    return [*days.tellings[: min(TOP, first)], *days.tellings[first : at + AROUND]]


class Asserted:
    """The span whose day is sought."""

    def __init__(self, document: Document, span: Span, days: Days) -> None:
        self.span, self.days = span, days
        self.number = document.sentence_at(span.start)
        self.sentence = document.span(self.number)
        words = span.of(document.folded)
        self.topic = topic(words)
        self.wider = topic(self.sentence.of(document.folded)) | self.topic
        self.event = tells_event(words)
        self.known = referred(words) - days.lead_topic

    def has(self, mention: Mention) -> bool:
        """Say whether the day is named inside the span."""
        return self.span.start <= mention.span.start < self.span.end

    def tells(self, mention: Mention) -> bool:
        """Say whether something may have happened on the day.

        Inside the span, a hedge that stands before it ("said on Friday that", "since") does not count.
        """
        if not self.has(mention):
            return mention.tells
        return not (self._holds(mention.said) or self._holds(mention.bound) or mention.ahead or mention.printed)

    def _holds(self, offset: int | None) -> bool:
        return offset is not None and self.span.start <= offset < self.span.end

    def signs(self, telling: Telling) -> Iterator[tuple[str, float]]:
        """Yield the signs, by name, that the day is that of the event asserted, each with its strength."""
        mention, inside = telling.mention, self.has(telling.mention)
        yield self._place(mention), 1.0
        yield from ((name, 1.0) for name, holds in self._facts(telling, inside) if holds)
        yield from self._likeness(telling)
        share = self.days.share[mention.day] / (self.days.share.total() or 1)
        yield "share", share * (1 + self.event)

    def _facts(self, telling: Telling, inside: bool) -> Iterator[tuple[str, bool]]:
        mention, tells = telling.mention, self.tells(telling.mention)
        yield "inside and tells", inside and tells
        yield "inside and counted", inside and mention.word.kind in (Kind.STEP, Kind.SAME)
        yield "counted", mention.word.kind is Kind.STEP
        yield "said", mention.said is not None and not tells
        yield "bound", mention.bound is not None and not tells
        yield "ahead", mention.ahead
        yield "printed", mention.printed
        yield "event", telling.event
        yield "event in both", telling.event and self.event
        if not inside:
            yield "tells in the same sentence", tells and mention.sentence == self.number
            yield "referred to", bool(self.known & telling.topic)
            yield "naming", mention.naming
            yield "lead", mention is self.days.lead
        if self.days.article:
            age = (self.days.article - mention.day).days
            yield "to come", age < 0
            yield "today", age == 0
            yield "weeks ago", 7 < age <= 400
            yield "year though recent", mention.word.part("year") != "" and abs(age) < 60

    def _place(self, mention: Mention) -> str:
        away = mention.sentence - self.number
        if self.has(mention):
            return "inside"
        return "far below" if away > 6 else "elsewhere"

    def _likeness(self, telling: Telling) -> Iterator[tuple[str, float]]:
        if self.has(telling.mention):
            return
        stems, common = self.days.stems, self.topic & telling.topic
        yield "like", likeness(self.topic, telling.topic, stems)
        yield "like in part", weight(common, stems) / (weight(self.topic, stems) or 1)
        if telling.mention.sentence != self.number:
            yield "like around", likeness(self.wider, telling.topic, stems)
