"""The words for days in a text: "Sept. 11, 2012", "26-09-2016", "last Thursday", "overnight", "two days earlier".

A word is only found and taken apart here; `claims.extraction.calendar` works out which day it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from claims.extraction.dayplaces import places

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: "sept.", "september", and no longer word that begins so.
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"[0-3]?\d"
_WEEKDAY = "|".join(WEEKDAYS)
#: "Monday," before a date.
_LEAD = rf"(?:(?:{_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?,? ?\(?)?"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(COUNTS[1:])}|an?|a few|several)"
_FREE = r"(?<![\w./-])"


class Kind(StrEnum):
    """How a day is named, and so what it takes to work it out."""

    DATE = "date"
    NUMERIC = "numeric"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    STEP = "step"
    SAME = "same"


class DayWord(NamedTuple):
    """A word for a day in folded text; `parts` are the named pieces of it."""

    start: int
    end: int
    kind: Kind
    parts: Mapping[str, str | None]

    def part(self, name: str) -> str:
        """Return the piece called `name`, or nothing."""
        return (self.parts.get(name) or "").strip()


_FIGURES = "0123456789"
#: In order: an earlier pattern keeps its words from a later one. With each, the letters that it may begin with.
_WRITTEN = (
    (Kind.DATE, "12", rf"{_FREE}(?P<year>(?:19|20)\d\d)[-/.](?P<number>[01]?\d)[-/.](?P<day>{_DAY})(?!\d)"),
    (Kind.NUMERIC, _FIGURES, rf"{_FREE}(?P<first>{_DAY})[-/.](?P<second>{_DAY})[-/.](?P<year>{_YEAR})"),
    (Kind.DATE, "jfmasondtw", rf"{_FREE}{_LEAD}(?P<month>{MONTH}) ?(?P<day>{_DAY})(?P<year>{_YEAR})"),
    (
        Kind.DATE,
        "jfmasondtw",
        rf"{_FREE}{_LEAD}(?P<month>{MONTH}) ?(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\d:%)]|[,.]\d)"
        rf"(?![ -]?(?:million|billion|percent|people))(?:,? ?(?:of |in )?(?P<year>{_YEAR}))?",
    ),
    (
        Kind.DATE,
        f"mtwfs{_FIGURES}",
        rf"{_FREE}{_LEAD}(?P<day>{_DAY})(?:st|nd|rd|th)?(?:[ -]| of )(?P<month>{MONTH})(?:,?[ -](?P<year>{_YEAR}))?"
        r"(?![\w/])",
    ),
    (Kind.MONTH, "jfmasond", rf"{_FREE}(?P<month>{MONTH}),? (?:of )?(?P<year>{_YEAR})"),
    (
        Kind.MONTH,
        "islembouftdn",
        r"\b(?:in|since|late|early|last|mid|by|of|until|from|through|during|this|next)[ -]"
        rf"(?P<month>{MONTH})(?! ?\d)(?=\W|$)",
    ),
    (Kind.YEAR, "islemofudb", rf"\b(?:in|since|late|early|mid|of|from|until|during|by)[ -](?P<year>{_YEAR})(?![-\w])"),
    (
        Kind.WEEKDAY,
        "mtwfslnpc",
        rf"(?<!mail on )(?<!independent on )(?<!scotland on )(?<!fox news )\b"
        rf"(?P<which>last |next |past |previous |coming )?(?P<weekday>{_WEEKDAY})(?:'?s)?\b"
        r"(?! (?:talk |news |morning )?(?:shows?|newspapers?|papers|programm?e?s?|times|telegraph|mirror|express|herald"
        r")\b)",
    ),
    (
        Kind.RELATIVE,
        "tyloeamhsnpw",
        r"(?<!usa )(?<!russia )\b(?P<word>(?:today|yesterday|last night)(?:'?s)?|overnight"
        r"|this (?:morning|afternoon|evening)|tonight|tomorrow|earlier in the day|at this (?:hour|time)"
        r"|(?:minutes|hours|moments|shortly) ago"
        r"|(?:this|last|next|past|previous) (?:week|month|year|weekend)(?:'s)?|within the (?:past|last) hour)\b",
    ),
    (
        Kind.STEP,
        f"otfsena{_FIGURES}",
        rf"\b(?P<count>{_COUNT}) (?P<unit>day|week|month|year)s? (?P<way>ago|earlier|before|later|after|previously)\b",
    ),
    (
        Kind.SAME,
        "tfn",
        r"\b(?P<same>(?:the|that) (?:same|very) (?:day|night|morning|evening|afternoon)"
        r"|(?:the )?(?:following|next) (?:day|morning)|the (?:day|night|morning) after(?! tomorrow)"
        r"|the (?:previous (?:day|night|evening)|(?:day|night) before))\b",
    ),
)
#: The kind, the pattern and the letters that it may begin with, in the same order.
PATTERNS = tuple((kind, re.compile(pattern), frozenset(first)) for kind, first, pattern in _WRITTEN)


def day_words(folded: str) -> list[DayWord]:
    """Return the words for days in `folded` text, in reading order and without overlaps."""
    found: list[DayWord] = []
    taken: set[int] = set()
    starts = [(start, folded[start]) for start in places(folded)]
    letters = {letter for _, letter in starts}
    for kind, pattern, first in PATTERNS:
        if letters.isdisjoint(first):
            continue
        for word in _words(kind, pattern, folded, [start for start, letter in starts if letter in first]):
            if word.start not in taken and word.end - 1 not in taken:
                taken.update(range(word.start, word.end))
                found.append(word)
    return sorted(found)


def _words(kind: Kind, pattern: re.Pattern[str], folded: str, starts: list[int]) -> Iterator[DayWord]:
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(folded, start)):
            end = match.end()
            yield DayWord(start, end, kind, match.groupdict())
