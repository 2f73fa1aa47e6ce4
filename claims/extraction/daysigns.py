"""Signs that a day which a text names is the day of the event asserted in a span."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from claims.extraction.articledays import article_day
from claims.extraction.daycontext import tells_event, tells_news
from claims.extraction.daywords import Kind
from claims.extraction.learned import weights
from claims.extraction.mentions import Mention, about, mentions
from claims.extraction.topics import Topic, Weights, referred, topic
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: To so many digits scores are told apart: in which order signs are added up must not decide.
DIGITS = 9
#: How many days named around a span, and how many at the top of the text, are weighed.
AROUND, TOP = 24, 24
#: How many sentences the head of a report has.
HEAD = 8
#: More sentences below the assertion than this, a day is far away.
FAR = 6


class Telling(NamedTuple):
    """A day that the text names, with what is told of it.

    `always` are the signs that it has whatever is asserted, `outside` those that count where the assertion does not
    name it.
    """

    mention: Mention
    topic: Topic
    event: bool
    always: tuple[str, ...]
    outside: tuple[str, ...]


class Days:
    """The days that a text names, and which of them it is mostly about.

    `share` is how often an event is told of a day, of all times; `lead` is the first such day at the head; `breaking`
    the sentence there that tells an event as news of the day without naming it.
    """

    def __init__(self, document: Document, published: date | None) -> None:
        self.article = document.memo(article_day, published)
        found = [mention for mention in document.memo(mentions, published) if mention.precision is Precision.DAY]
        self.tellings = tuple(_telling(document, mention, self.article) for mention in found)
        self.starts = [mention.start for mention in found]
        events = [telling for telling in self.tellings if telling.event and telling.mention.tells]
        times = Counter(telling.mention.day for telling in events)
        self.share = {day: number / len(events) for day, number in times.items()}
        self.lead = next((telling for telling in events if telling.mention.sentence < HEAD), None)
        first = next((mention for mention in found if mention.tells), None)
        self.breaking = None if first and first.sentence < 2 else _breaking(document)


def _telling(document: Document, mention: Mention, article: date | None) -> Telling:
    words = about(document, mention)
    event = tells_event(words)
    return Telling(mention, topic(words), event, tuple(_always(mention, event, article)), tuple(_outside(mention)))


def _always(mention: Mention, event: bool, article: date | None) -> Iterator[str]:
    if event:
        yield "event"
    if mention.word.kind is Kind.STEP:
        yield "counted"
    if mention.ahead:
        yield "ahead"
    if mention.printed:
        yield "printed"
    if article:
        yield from _aged(mention, (article - mention.day).days)


def _aged(mention: Mention, age: int) -> Iterator[str]:
    """Yield the signs of a day that lies so many days before that of the article."""
    if -60 < age < 60 and mention.word.part("year"):
        yield "year though recent"
    if 7 < age <= 400:
        yield "weeks ago"
    elif age <= 0:
        yield "to come" if age else "today"


def _outside(mention: Mention) -> Iterator[str]:
    if mention.said is not None:
        yield "said"
    if mention.bound is not None:
        yield "bound"
    if mention.naming:
        yield "naming"


def _breaking(document: Document) -> Span | None:
    """Return the sentence at the top that tells an event as news of the day, if one does."""
    tops = (sentence.span for sentence in document.sentences[:2])
    return next((top for top in tops if tells_news(top.of(document.folded))), None)


def near(days: Days, span: Span) -> tuple[Telling, ...]:
    """Return the days named around `span` and at the top of the text, in reading order."""
    at = bisect_left(days.starts, span.start)
    first = max(at - AROUND, 0)
    return days.tellings[: min(TOP, first)] + days.tellings[first : at + AROUND]


class Asserted:
    """The span whose day is sought."""

    def __init__(self, document: Document, span: Span, days: Days) -> None:
        self.document, self.span, self.days = document, span, days
        self.number = document.sentence_at(span.start)
        self.sentence = document.span(self.number)
        self.words = span.of(document.folded)
        self.event = tells_event(self.words)

    @cached_property
    def topic(self) -> Topic:
        """The stems of what is asserted."""
        return topic(self.words)

    @cached_property
    def wider(self) -> Topic:
        """The stems of what is asserted and of the sentence around it."""
        return self.topic | topic(self.sentence.of(self.document.folded))

    @cached_property
    def known(self) -> Topic:
        """The stems of what the assertion speaks of as known, and not as the day at the head."""
        lead = self.days.lead
        return referred(self.words) - (lead.topic if lead else frozenset())

    @cached_property
    def stems(self) -> Weights:
        """How much each stem of the text weighs."""
        return self.document.memo(Weights)

    @cached_property
    def heft(self) -> float:
        """How much what is asserted weighs."""
        return self.stems.of(self.topic) or 1

    @cached_property
    def wider_heft(self) -> float:
        """How much the sentence weighs."""
        return self.stems.of(self.wider)

    def has(self, mention: Mention) -> bool:
        """Say whether the day is named inside the span."""
        return self.span.start <= mention.start < self.span.end

    def tells(self, mention: Mention) -> bool:
        """Say whether something may have happened on a day named inside the span.

        A hedge that stands before the span ("said on Friday that", "since") does not count.
        """
        return not (self._holds(mention.said) or self._holds(mention.bound) or mention.ahead or mention.printed)

    def _holds(self, offset: int | None) -> bool:
        return offset is not None and self.span.start <= offset < self.span.end

    def score(self, telling: Telling) -> float:
        """Return how strong the signs are that the day is that of the event asserted."""
        known = weights("days")
        return round(sum(known.get(name, 0.0) * much for name, much in self.signs(telling)), DIGITS)

    def signs(self, telling: Telling) -> Iterator[tuple[str, float]]:
        """Yield the signs that the day is that of the event asserted, each with how much of it there is."""
        yield from ((name, 1.0) for name in telling.always)
        yield "share", self.days.share.get(telling.mention.day, 0.0) * (1 + self.event)
        if telling.event and self.event:
            yield "event in both", 1.0
        if self.has(telling.mention):
            yield from ((name, 1.0) for name in self._inside(telling.mention))
        else:
            yield from self._outside(telling)

    def _inside(self, mention: Mention) -> Iterator[str]:
        yield "inside"
        if mention.word.kind in (Kind.STEP, Kind.SAME):
            yield "inside and counted"
        if self.tells(mention):
            yield "inside and tells"
            return
        if mention.said is not None:
            yield "said"
        if mention.bound is not None:
            yield "bound"

    def _outside(self, telling: Telling) -> Iterator[tuple[str, float]]:
        yield from ((name, 1.0) for name in telling.outside)
        away = telling.mention.sentence - self.number
        if away > FAR:
            yield "far below", 1.0
        if telling.mention.tells and away == 0:
            yield "tells in the same sentence", 1.0
        if telling is self.days.lead:
            yield "lead", 1.0
        if not self.known.isdisjoint(telling.topic):
            yield "referred to", 1.0
        if around := self.wider & telling.topic:
            yield from self._likeness(telling.topic, around, away)

    def _likeness(self, told: Topic, around: Topic, away: int) -> Iterator[tuple[str, float]]:
        """Yield the words that the assertion, and the sentence around it, share with what is told of a day."""
        heft = self.stems.of(told)
        if common := around & self.topic:
            shared = self.stems.of(common)
            yield "like", shared / sqrt(self.heft * heft)
            yield "like in part", shared / self.heft
        if away:
            yield "like around", self.stems.of(around) / sqrt(self.wider_heft * heft)
