"""The day of the article itself: printed at its head, else as stored with it.

A stored day can be that of a copy of the article; a day that the text prints as its own is nearer the truth.
"""

from __future__ import annotations

import re
from datetime import date

from claims.extraction.calendar import dated
from claims.extraction.daywords import DayWord, Kind, day_words
from claims.text.document import Document

#: How far from its start a text is searched for its own day.
_HEAD = 400
_PRINTED = re.compile(
    r"(?:\b(?:published|posted|updated|modified|created|publication|issued|filed|dated?|last update|time|gmt|reuters"
    r"|afp|ap|upi)"
    r"(?: on| at)?:?|\b(?:afp|reuters|by [a-z .]{3,40}),?) ?[|/-]? ?(?:\d\d?:?\d\d(?: ?[ap]m)?,? )?$"
)
#: "KABUL, May 3 (Reuters) —"
_DATELINE = re.compile(r" ?(?:\([a-z ]{2,40}\)|[–—]|-{1,2}(?= )|/)")
_LINE_END = re.compile(r"[ \t]*(?:[-,|]? ?\d\d? ?[:.] ?\d\d[^\n]{0,20})?(?:\n|$)")


def article_day(document: Document, published: date | None) -> date | None:
    """Return the day that the text prints as its own, else `published`."""
    for word in document.memo(words_of):
        if word.start > _HEAD:
            break
        if is_printed(document.folded, word) and (day := dated(word, published)):
            return day
    return published


def words_of(document: Document) -> tuple[DayWord, ...]:
    """Return the words for days in the text."""
    return tuple(day_words(document.folded))


def is_printed(folded: str, word: DayWord) -> bool:
    """Say whether `word` is a date that stands where a text prints its own: at the very top, on a line of its own …"""
    if word.kind not in (Kind.DATE, Kind.NUMERIC):
        return False
    before, after = folded[max(word.start - 60, 0) : word.start], word.end
    if _PRINTED.search(before) or (
        word.start < 90 and _DATELINE.match(folded, after) and not before.endswith(("on ", "the "))
    ):
        return True
    if not word.part("year"):
        return False
    return word.start == 0 or ((word.start < 4 or before.endswith("\n")) and _LINE_END.match(folded, after) is not None)
