"""Numbers as news writes them: "4,000", "$1.5 million", "thirty-two", "a dozen", "dozens"."""

from __future__ import annotations

import re
from decimal import Decimal

_UP_TO_NINETEEN = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_UNITS = {word: number for number, word in enumerate(_UP_TO_NINETEEN.split("|"))}
_BY_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TENS = {word: 10 * number for number, word in enumerate(_BY_TEN.split("|"), 2)}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PHRASES = {
    "half a dozen": 6,
    "half a million": 500_000,
    "a quarter of a million": 250_000,
    "quarter of a million": 250_000,
    "half a billion": 500_000_000,
    "a couple of": 2,
}
_WORD = "|".join([*sorted((*_UNITS, *_TENS), key=len, reverse=True)])
_SCALE = "|".join(_SCALES)

DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?"
SPELLED = (
    rf"(?:{'|'.join(_PHRASES)})|a (?:{_SCALE})\b(?! of)|(?:{_WORD})(?:[ -](?:{_WORD})\b)?"
    rf"(?: (?:{_SCALE})\b(?: and)?(?: (?:{_WORD})(?:[ -](?:{_WORD})\b)?)?){{0,3}}"
)
VAGUE = (
    r"(?:tens|hundreds|dozens|scores|thousands|millions|billions) of (?:thousands|millions|billions)|dozens|scores"
    r"|hundreds|thousands|millions|several|many others|a handful"
)
#: A whole number as written, for use inside larger patterns; matches folded text.
NUMBER = rf"(?:(?:{DIGITS})(?: (?:{_SCALE})\b)?|{VAGUE}|{SPELLED})"

_DIGITS = re.compile(DIGITS)


def value_of(words: str) -> Decimal | None:
    """Return the number that folded `words` spell, or None for a vague one such as "dozens".

    Does not judge whether the words are a quantity at all: "2016" is 2016.
    """
    if words in _PHRASES:
        return Decimal(_PHRASES[words])
    if digits := _DIGITS.match(words):
        scale = _SCALES.get(words[digits.end() :].strip(), 1)
        return Decimal(digits[0].replace(",", "")) * scale
    return _spelled(words.replace("-", " ").split())


def _spelled(words: list[str]) -> Decimal | None:
    total = part = 0
    for word in words:
        if word in _UNITS or word in _TENS:
            part += _UNITS.get(word, 0) or _TENS.get(word, 0)
        elif word == "hundred" or word == "dozen":
            part = max(part, 1) * _SCALES[word]
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        elif word not in ("a", "and"):
            return None
    return Decimal(total + part)
