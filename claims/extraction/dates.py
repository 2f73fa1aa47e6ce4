"""When the asserted event happened: one of the days that the text names, chosen by weighed signs.

The strongest sign is a day in the assertion itself. Else it is the day of which the text tells the same: in words
shared, in the same sentence, at the head of the report.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from itertools import islice, takewhile

from claims.extraction.daysigns import Asserted, Days, Telling, days_of, near
from claims.extraction.mentions import Mention, mentions
from claims.facts import When
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
#: What a day needs to be given at all, and what the day of the article gets from breaking news that names no day.
ENOUGH, BREAKING = 0.6, 0.7


def when(document: Document, span: Span, published: date | None) -> When | None:
    """Return the day of the event asserted in `span`, or a coarser time if the text tells no more; else None.

    It is a guess unless the assertion or its sentence names it.
    """
    days = document.memo(days_of, published)
    asserted = Asserted(document, span, days)
    coarse = _coarse(document, asserted, published)
    tellings = [telling for telling in near(days, span) if coarse is None or _within(telling.mention.day, coarse)]
    found = _best(tellings, asserted, days, breaking=coarse is None)
    return found or (When(coarse.span, coarse.day, coarse.precision) if coarse else None)


def _best(tellings: list[Telling], asserted: Asserted, days: Days, breaking: bool) -> When | None:
    """Return the day whose mentions together have the strongest signs, if it is named inside or they are enough."""
    scores: dict[date, list[tuple[float, Span]]] = defaultdict(list)
    for telling in tellings:
        score = sum(WEIGHTS.get(name, 0.0) * strength for name, strength in asserted.signs(telling))
        scores[telling.mention.day].append((score, telling.mention.span))
    if breaking and days.breaking and days.article:
        scores[days.article].append((BREAKING, days.breaking))
    day = max(scores, key=lambda day: _together(scores[day]), default=None)
    if day is None:
        return None
    _, span = max(scores[day])
    inside = asserted.span.contains(span)
    if not inside and _together(scores[day]) < ENOUGH:
        return None
    return When(span, day, guess=not inside and (span == days.breaking or not asserted.sentence.contains(span)))


def _together(scores: list[tuple[float, Span]]) -> float:
    return math.log(sum(math.exp(score) for score, _ in scores))


def _coarse(document: Document, asserted: Asserted, published: date | None) -> Mention | None:
    """Return the month, year or week that the assertion names for its event, if it names no day."""
    every = document.memo(mentions, published)
    first = bisect_left(every, asserted.span.start, key=lambda mention: mention.span.start)
    named = list(takewhile(asserted.has, islice(every, first, None)))
    if any(mention.precision is Precision.DAY for mention in named):
        return None
    return next((mention for mention in named if asserted.tells(mention)), None)


def _within(day: date, coarse: Mention) -> bool:
    """Say whether `day` lies in the week, month or year of `coarse`."""
    if coarse.precision is Precision.WEEK:
        return timedelta(0) <= day - coarse.day < timedelta(days=7)
    return day.year == coarse.day.year and (coarse.precision is Precision.YEAR or day.month == coarse.day.month)
