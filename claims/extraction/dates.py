"""When the asserted event happened: one of the days that the text names, chosen by weighed signs.

The strongest sign is a day in the assertion itself. Else it is the day of which the text tells the same: in words
shared, in the same sentence, at the head of the report.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice, takewhile
from operator import attrgetter

from claims.extraction.daysigns import DIGITS, Asserted, Days, Telling, near
from claims.extraction.mentions import Mention, mentions
from claims.facts import When
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: What a day needs to be given at all, and what the day of the article gets from breaking news that names no day.
ENOUGH, BREAKING = 0.6, 0.7


def when(document: Document, span: Span, published: date | None) -> When | None:
    """Return the day of the event asserted in `span`, or a coarser time if the text tells no more; else None.

    It is a guess unless the assertion or its sentence names it.
    """
    days = document.memo(Days, published)
    asserted = Asserted(document, span, days)
    coarse = _coarse(document, asserted, published)
    tellings = [telling for telling in near(days, span) if coarse is None or _within(telling.mention.day, coarse)]
    found = _best(tellings, asserted, days, breaking=coarse is None)
    return found or (When(Span(coarse.start, coarse.end), coarse.day, coarse.precision) if coarse else None)


def _best(tellings: Iterable[Telling], asserted: Asserted, days: Days, breaking: bool) -> When | None:
    """Return the day whose mentions together have the strongest signs, if it is named inside or they are enough."""
    scores: dict[date, list[tuple[float, int, int]]] = defaultdict(list)
    for telling in tellings:
        scores[telling.mention.day].append((asserted.score(telling), telling.mention.start, telling.mention.end))
    if breaking and days.breaking and days.article:
        scores[days.article].append((BREAKING, days.breaking.start, days.breaking.end))
    together = {day: _together(found) for day, found in scores.items()}
    day = max(together, key=together.__getitem__, default=None)
    if day is None:
        return None
    span = Span(*max(scores[day])[1:])
    inside = asserted.span.contains(span)
    if not inside and together[day] < ENOUGH:
        return None
    return When(span, day, guess=not inside and (span == days.breaking or not asserted.sentence.contains(span)))


def _together(scores: list[tuple[float, int, int]]) -> float:
    return round(math.log(sum(math.exp(score) for score, _, _ in scores)), DIGITS)


def _coarse(document: Document, asserted: Asserted, published: date | None) -> Mention | None:
    """Return the month, year or week that the assertion names for its event, if it names no day."""
    every = document.memo(mentions, published)
    first = bisect_left(every, asserted.span.start, key=attrgetter("start"))
    named = list(takewhile(asserted.has, islice(every, first, None)))
    if any(mention.precision is Precision.DAY for mention in named):
        return None
    return next((mention for mention in named if asserted.tells(mention)), None)


def _within(day: date, coarse: Mention) -> bool:
    """Say whether `day` lies in the week, month or year of `coarse`."""
    if coarse.precision is Precision.WEEK:
        return timedelta(0) <= day - coarse.day < timedelta(days=7)
    return day.year == coarse.day.year and (coarse.precision is Precision.YEAR or day.month == coarse.day.month)
