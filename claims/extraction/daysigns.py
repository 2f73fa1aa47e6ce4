"""Signs that a day which a text names is the day of the event asserted in a span."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from claims.extraction.articledays import article_day
from claims.extraction.daycontext import tells_event, tells_news
from claims.extraction.daywords import Kind
from claims.extraction.mentions import Mention, about, mentions
from claims.extraction.topics import Topic, Weights, referred, topic
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: How much each sign speaks for a day, fitted on labelled articles and rounded.
WEIGHTS = {
    "inside and tells": 6.0,
    "inside": 2.0,
    "inside and counted": 2.1,
    "tells in the same sentence": 1.7,
    "like": 2.1,
    "like around": 1.8,
    "like in part": 1.0,
    "lead": 1.5,
    "naming": 1.0,
    "referred to": 1.2,
    "weeks ago": 1.0,
    "event in both": 0.9,
    "share": 0.4,
    "event": 0.3,
    "today": -0.5,
    "year though recent": -0.8,
    "counted": -0.9,
    "said": -1.0,
    "to come": -1.1,
    "far below": -1.1,
    "ahead": -1.6,
    "bound": -1.7,
    "printed": -2.2,
}
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

    `always` is how much speaks for it whatever is asserted, `outside` how much more if the assertion does not name it.
    """

    mention: Mention
    topic: Topic
    event: bool
    always: float
    outside: float


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
    return Telling(mention, topic(words), event, _always(mention, event, article), _outside(mention))


def _always(mention: Mention, event: bool, article: date | None) -> float:
    score = WEIGHTS["event"] if event else 0.0
    if mention.word.kind is Kind.STEP:
        score += WEIGHTS["counted"]
    if mention.ahead:
        score += WEIGHTS["ahead"]
    if mention.printed:
        score += WEIGHTS["printed"]
    return score + (_aged(mention, (article - mention.day).days) if article else 0.0)


def _aged(mention: Mention, age: int) -> float:
    """Return how much it speaks for a day that it lies so many days before that of the article."""
    score = WEIGHTS["year though recent"] if -60 < age < 60 and mention.word.part("year") else 0.0
    if 7 < age <= 400:
        return score + WEIGHTS["weeks ago"]
    return score + (WEIGHTS["to come"] if age < 0 else 0.0 if age else WEIGHTS["today"])


def _outside(mention: Mention) -> float:
    said = WEIGHTS["said"] if mention.said is not None else 0.0
    bound = WEIGHTS["bound"] if mention.bound is not None else 0.0
    return said + bound + (WEIGHTS["naming"] if mention.naming else 0.0)


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
        share = WEIGHTS["share"] * self.days.share.get(telling.mention.day, 0.0) * (1 + self.event)
        both = WEIGHTS["event in both"] if telling.event and self.event else 0.0
        own = self._inside(telling.mention) if self.has(telling.mention) else self._outside(telling)
        return round(telling.always + share + both + own, DIGITS)

    def _inside(self, mention: Mention) -> float:
        tells = self.tells(mention)
        facts = (
            ("inside", True),
            ("inside and tells", tells),
            ("inside and counted", mention.word.kind in (Kind.STEP, Kind.SAME)),
            ("said", mention.said is not None and not tells),
            ("bound", mention.bound is not None and not tells),
        )
        return sum(WEIGHTS[name] for name, holds in facts if holds)

    def _outside(self, telling: Telling) -> float:
        mention, score = telling.mention, telling.outside
        away = mention.sentence - self.number
        if away > FAR:
            score += WEIGHTS["far below"]
        if mention.tells and away == 0:
            score += WEIGHTS["tells in the same sentence"]
        if telling is self.days.lead:
            score += WEIGHTS["lead"]
        if not self.known.isdisjoint(telling.topic):
            score += WEIGHTS["referred to"]
        around = self.wider & telling.topic
        return score + self._likeness(telling.topic, around, away) if around else score

    def _likeness(self, told: Topic, around: Topic, away: int) -> float:
        """Return how much it speaks for a day that the assertion, and the sentence around it, share words with it."""
        score, heft = 0.0, self.stems.of(told)
        if common := around & self.topic:
            shared = self.stems.of(common)
            score = WEIGHTS["like"] * shared / sqrt(self.heft * heft) + WEIGHTS["like in part"] * shared / self.heft
        if away:
            score += WEIGHTS["like around"] * self.stems.of(around) / sqrt(self.wider_heft * heft)
        return score
