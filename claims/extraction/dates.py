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
from claims.extraction.learned import weights
from claims.extraction.mentions import Mention, mentions
from claims.facts import When
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision


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
    """Return the likeliest day, at the mention with the strongest signs."""
    known = weights("days")
    offers = [(asserted.score(one), one.mention.day, one.mention.start, one.mention.end) for one in tellings]
    if breaking and days.breaking and days.article:
        offers.append((known.get("breaking", 0.0), days.article, days.breaking.start, days.breaking.end))
    inside = asserted.span
    day = likeliest(((day, score, inside.contains(Span(*at))) for score, day, *at in offers), known.get("none", 0.0))
    if day is None:
        return None
    span = Span(*max(offer for offer in offers if offer[1] == day)[2:])
    guess = not inside.contains(span) and (span == days.breaking or not asserted.sentence.contains(span))
    return When(span, day, guess=guess)


def likeliest(offers: Iterable[tuple[date, float, bool]], none: float) -> date | None:
    """Return the day whose mentions together have the highest score, if it is more than `none`.

    Each mention is given with its score and whether it stands in the assertion: there it needs no more than the others.
    """
    scores: dict[date, list[tuple[float, bool]]] = defaultdict(list)
    for day, score, inside in offers:
        scores[day].append((score, inside))
    together = {day: _together([score for score, _ in found]) for day, found in scores.items()}
    best = max(together, key=together.__getitem__, default=None)
    if best is None or (together[best] < none and not max(scores[best])[1]):
        return None
    return best


def _together(scores: list[float]) -> float:
    return round(math.log(sum(math.exp(score) for score in scores)), DIGITS)


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
