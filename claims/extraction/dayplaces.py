"""Where in a text a word for a day may begin: one quick scan that passes over nearly everything else.

It may find too many places, never too few: `claims.extraction.daywords` judges each of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.extraction.nouns import listed

_UNIT = "day |days |week|month|year"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WEEKDAYS = ("mon[d ]", "tue[s ]", "wed[n ]", "thu[r ]", "fri[d ]", "sat[u ]", "sun[d ]")
_WEEKDAY = "|".join(_WEEKDAYS)
_PART = "morning|afternoon|evening|night"
#: What may stand between a month and its day or year: "sept., of 2012".
_NUMBERED = "[a-z]{0,6} {0,3}(?:of |in )?[0-9]"
_BEFORE_MONTH = listed("in since late early mid by of until from through during this next last")
_BEFORE_DAY = listed("this last next past previous coming following")
_COUNTS = listed("one two three four five six seven eight nine ten an? several")
_SINGLE = listed("today yesterday tomorrow tonight overnight")
_BEGINNINGS = (
    *(month + _NUMBERED for month in _MONTH.split("|")),
    *_WEEKDAYS,
    *(rf"{word} (?:19|20|{_MONTH})" for word in _BEFORE_MONTH),
    *(rf"{word} (?:{_WEEKDAY}|week|month|year|{_PART}|day)" for word in _BEFORE_DAY),
    *(rf"{count} (?:{_UNIT})" for count in _COUNTS),
    *_SINGLE,
    rf"a few (?:{_UNIT})",
    "earlier in the day",
    "at this (?:hour|time)",
    *(rf"{time} ago" for time in ("minutes", "hours", "moments", "shortly")),
    "within the (?:past|last) hour",
    rf"the (?:(?:same|very|following|next|previous) (?:{_PART}|day)|(?:day|night|morning) (?:after|before))",
    rf"that (?:same|very) (?:{_PART}|day)",
)
#: A letter that stands for itself, whatever follows.
_PLAIN = re.compile(r"[a-z ](?![?{])")
_NUMBER = rf"[0-9]{{1,4}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}|{_UNIT}|[0-9]{{1,2}} [0-9])"


def beginning(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, which are patterns too; it fails fast by their first plain letters."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_first[word[0]].append(word[1:])
    return "|".join(first + _rest(rest) for first, rest in by_first.items())


def _rest(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"(?:{beginning(words) if all(map(_PLAIN.match, words)) else '|'.join(words)})"


#: A space is the one thing that a search leaps to.
_PLACE = re.compile(rf" (?:{beginning(_BEGINNINGS)}|{_NUMBER})".encode())
#: Letters and digits stay, and everything between words is a space.
_SPACED = bytes(byte if chr(byte).isascii() and chr(byte).isalnum() else 32 for byte in range(256))


def spaced(folded: str) -> bytes:
    """Return `folded` as a space and a byte for each code point: small letters, digits, and spaces for all else."""
    return b" " + folded.encode("latin-1", "replace").translate(_SPACED)


def places(folded: str) -> list[int]:
    """Return the offsets, in order, at which a word for a day may begin."""
    return list(_places(spaced(folded)))


def _places(words: bytes) -> Iterator[int]:
    found = _PLACE.search(words)
    while found:
        yield found.start()
        found = _PLACE.search(words, found.start() + 1)  # not from its end: places may overlap
