"""When the asserted event happened, from words such as "overnight", "on Tuesday", "in August" and "Sept. 28".

All are read relative to the day of publication. A weekday is the latest such day up to that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.facts import When
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WHEN = re.compile(
    r"\b(?:(?P<last>last |previous )?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b"
    r"|(?P<relative>today|overnight|yesterday|this morning|tonight|last night|this afternoon|earlier in the day"
    r"|last week|last month|last year|this week|this month)\b"
    rf"|{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.replace('month', 'month2')}\b(?:,? (?P<year2>(?:19"
    rf"|20)\d\d)\b)?"
    rf"|(?:in|since|late|early|last|mid-|by|of) (?:late |early "
    rf"|mid-)?{_MONTH.replace('month', 'month3')}(?: (?P<year3>(?:19|20)\d\d))?\b(?! \d)"
    r"|in (?P<year4>(?:19|20)\d\d)\b)"
)
_SHIFTS = {"yesterday": 1, "last night": 1}
_AHEAD = re.compile(r"\b(?:would|will|plans? to|due|scheduled|expected)\b[^.]*$")
#: How many sentences up a day may be named, and how many at the top of the article are asked last.
BACK, TOP = 4, 3


def when(document: Document, span: Span, published: date | None) -> When | None:
    """Return the day of the event asserted in `span`.

    From the assertion itself, else its sentence, in whatever precision; else, as a guess, from a sentence that names
    a day: one shortly before, or the top of the article.
    """
    number = document.sentence_at(span.start)
    own = [*_all(document, span, published)] or _by_nearness(document, number, span, published)
    if own:
        return next((found for found in own if found.precision is Precision.DAY), own[0])
    for other in (*range(number - 1, max(number - 1 - BACK, -1), -1), *range(min(TOP, number))):
        for found in document.memo(_all_of_sentence, other, published):
            if found.precision is Precision.DAY:
                return replace(found, guess=True)
    return None


def _by_nearness(document: Document, number: int, span: Span, published: date | None) -> list[When]:
    found = document.memo(_all_of_sentence, number, published)
    return sorted(found, key=lambda when: abs(when.span.start - span.start))


def _all_of_sentence(document: Document, number: int, published: date | None) -> tuple[When, ...]:
    return tuple(_all(document, document.span(number), published))


def _all(document: Document, span: Span, published: date | None) -> Iterator[When]:
    for match in _WHEN.finditer(document.folded, span.start, span.end):
        if resolved := _resolved(match, published):
            yield When(Span(match.start(), match.end()), *resolved)


def _resolved(match: re.Match[str], published: date | None) -> tuple[date, Precision] | None:
    if match["day"] or match["day2"]:
        return _on(
            match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"], published
        )
    if match["year4"]:
        return date(int(match["year4"]), 1, 1), Precision.YEAR
    if match["month3"]:
        return _on(match["year3"], match["month3"], None, published)
    if published is None:
        return None
    if match["weekday"]:
        return _weekday(match, published), Precision.DAY
    return _relative(match["relative"], published)


def _weekday(match: re.Match[str], published: date) -> date:
    """Return the latest such day, or the next one after "would", "will" and the like."""
    back = (published.weekday() - _DAYS.index(match["weekday"])) % 7
    if _AHEAD.search(match.string, max(match.start() - 60, 0), match.start()):
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back or (7 if match["last"] else 0))


def _on(year: str | None, month: str, day: str | None, published: date | None) -> tuple[date, Precision] | None:
    if year is None and published is None:
        return None
    number = _MONTHS.index(month[:3]) + 1
    precision = Precision.DAY if day else Precision.MONTH
    try:
        if year or published is None:
            return date(int(year or 1), number, int(day or 1)), precision
        found = date(published.year, number, int(day or 1))
        return (found if found <= published else found.replace(year=found.year - 1)), precision
    except ValueError:  # "Feb. 30", or Feb. 29 in the year before
        return None


def _relative(words: str, published: date) -> tuple[date, Precision]:
    if words.endswith("week"):
        monday = published - timedelta(days=published.weekday())
        return (monday - timedelta(days=7) if words.startswith("last") else monday), Precision.WEEK
    if words.endswith("month"):
        first = published.replace(day=1)
        return ((first - timedelta(days=1)).replace(day=1) if words.startswith("last") else first), Precision.MONTH
    if words.endswith("year"):
        return date(max(published.year - 1, 1), 1, 1), Precision.YEAR
    return published - timedelta(days=_SHIFTS.get(words, 0)), Precision.DAY
