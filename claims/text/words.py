"""The words of a text in any script, each with its span: none parts a letter from the marks on it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from claims.text.folding import folded
from claims.text.spans import Span

#: Whatever is no space and no punctuation: letters and digits, with the signs above, below and between them.
_WORD = re.compile(
    r"[^\s!-&(-/:-@\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2010-\u2018\u201a-\u2027"
    r"\u2030-\u205e\u3001-\u3003\u3008-\u3011\u060c\u061b\u061f\u06d4\u05be\u05f3\u05f4\u0964\u0965]+"
)
#: Signs that belong to the letter before them though they are no marks: joiners, and what chooses an emoji's look.
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its span, its plain form, and whether it is written with a capital."""

    span: Span
    plain: str
    capital: bool


def words(text: str, within: Span | None = None) -> list[Word]:
    """Return the words of a text, or of the part of it `within`, in reading order."""
    start, end = (within.start, within.end) if within else (0, len(text))
    plain = folded(text)
    return [_word(text, plain, Span(*found.span())) for found in _WORD.finditer(text, start, end)]


def runs(name: Sequence[str], among: Sequence[Word]) -> list[Span]:
    """Return where the words of a name stand one after another; the empty name stands nowhere."""
    if not name:
        return []
    starts = (at for at, word in enumerate(among) if word.plain == name[0])
    found = (among[at : at + len(name)] for at in starts)
    return [Span(run[0].span.start, run[-1].span.end) for run in found if [word.plain for word in run] == list(name)]


def whole(text: str, span: Span) -> Span:
    """Return `span`, lengthened where it would part a letter from the marks on it."""
    start, end = span.start, span.end
    while start > 0 and _clings(text[start]) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and _clings(text[end]):
        end += 1
    return Span(start, end)


def _word(text: str, plain: str, span: Span) -> Word:
    own = span.of(plain)
    return Word(span, own.removesuffix("'s").strip("'"), span.of(text)[:1].isupper())


def _clings(letter: str) -> bool:
    return letter in _JOINERS or category(letter)[0] == "M"
