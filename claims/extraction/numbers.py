"""Numbers as news writes them: "4,000", "20 000", "$1.5 million", "1.5bn", "thirty-two", "a dozen", "dozens"."""

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
#: Written on to the figures: "1.5bn".
_SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
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

DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,3}, [05]00(?!\d)|\d{1,3}(?: 000){1,3}(?!\d)|\d{1,15}(?:\.\d{1,4})?"
SPELLED = (
    rf"(?:{'|'.join(_PHRASES)})(?: (?:{_SCALE})\b)?|a (?:{_SCALE})\b(?! of)"
    rf"|(?:{_WORD}) and a half(?: (?:{_SCALE})\b)?|(?:{_WORD})(?:[ -](?:{_WORD})\b)?"
    rf"(?:[ -](?:{_SCALE})\b(?: and)?(?: (?:{_WORD})(?:[ -](?:{_WORD})\b)?)?){{0,3}}"
)
VAGUE = (
    r"(?:tens|hundreds|dozens|scores|thousands|millions|billions) of (?:thousands|millions|billions)"
    rf"|(?:several|a few|many) (?:{_SCALE})\b|tens of|hundreds and hundreds|dozens|scores|hundreds|thousands|millions"
    r"|billions|several|many others|a handful|a (?:large |small |huge )?number of"
    r"|(?:a|one|two|three)[ -](?:third|quarter|fifth)s?(?= of\b(?! a [mb]illion))"
    r"|(?<!a )half(?= of\b| the\b| its\b| their\b)"
)
#: A whole number as written, for use inside larger patterns; matches folded text.
NUMBER = rf"(?:(?:{DIGITS})(?:[ -](?:{_SCALE})\b|(?:{'|'.join(_SUFFIXES)})(?![a-z]))?|{VAGUE}|{SPELLED})"
#: One word of any number.
NUMBER_SIGN = rf"(?<!\w)(?:\d|{_WORD}|{_SCALE}|half|quarter|couple|tens|scores|several|many|handful|number|third|fifth)"

_DIGITS = re.compile(DIGITS)
_VAGUE = re.compile(VAGUE)
_PHRASE = re.compile("|".join(_PHRASES))


def value_of(words: str) -> Decimal | None:
    """Return the number that folded `words` spell, or None for a vague one such as "dozens".

    Does not judge whether the words are a quantity at all: "2016" is 2016.
    """
    if phrase := _PHRASE.match(words):
        return Decimal(_PHRASES[phrase[0]]) * _SCALES.get(words[phrase.end() :].strip(), 1)
    if digits := _DIGITS.match(words):
        scale = words[digits.end() :].strip(" -")
        return Decimal(re.sub("[, ]", "", digits[0])) * (_SCALES.get(scale) or _SUFFIXES.get(scale, 1))
    if _VAGUE.match(words):
        return None
    whole, half, rest = words.partition(" and a half")
    if half:
        return ((_spelled([whole]) or 0) + Decimal("0.5")) * _SCALES.get(rest.strip(), 1)
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
