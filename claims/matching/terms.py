"""The words of a text that carry its matter, in one plain form, with the offsets at which they stand.

"Canadian" and "Canada" are one term, "shelled" and "shelling" too, and so are "4,000" and "four thousand".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction.peoples import PEOPLES
from claims.text.folding import folded

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?|(?:[a-z]\.){2,5}|[^\W\d_]{1,40}(?:'[^\W\d_]{1,10})?"
)
_SMALL = frozenset(
    re.findall(
        r"\S+",
        "the a an of to in on at by for with from and or but nor that this these those it its it's he she they"
        " him his her hers their theirs them i me my we our us you your who whom whose which what if whether how"
        " why as than then so was were is are be been being am has have had having do does did done will would"
        " shall should may might can could must not no into onto out up off over about after before during while"
        " when where there here also only just even very more most much such some any all each both few other"
        " another own same too again ever never now still yet said says say saying told tells mr mrs ms don't"
        " didn't isn't wasn't won't can't i'm i've you're they're",
    )
)
_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED = {
    **{word: str(number) for number, word in enumerate(_TEENS.split())},
    **{word: str(10 * number) for number, word in enumerate(_TENS.split(), 2)},
    "dozen": "12",
}
#: What follows a number, and how many zeros it stands for.
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9}
#: Words that no ending tells to be one.
_SAME = {
    **dict.fromkeys(("u.s.", "u.s.a.", "usa", "american", "americans"), "america"),
    **dict.fromkeys(("u.k.", "uk"), "britain"),
    **dict.fromkeys(("isil", "daesh"), "isis"),
    **dict.fromkeys(("dies", "died", "dying", "death", "deaths"), "dead"),
}
#: Longest first; what is left of the word must be long enough to tell it from others.
_ENDINGS = (
    *("ization", "ational", "fulness", "iveness", "ation", "ition", "ingly", "ments", "ment", "edly", "ness", "ings"),
    *("ing", "ions", "ion", "ers", "ies", "ied", "est", "ely", "ed", "er", "es", "ly", "or", "s"),
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word in its plain form, and where it stands in its text."""

    word: str
    start: int
    end: int


def terms(text: str) -> list[Term]:
    """Return the terms of `text` in reading order; offsets are code points into it."""
    found: list[Term] = []
    for match in _WORD.finditer(folded(text)):
        low, start, end = match[0], *match.span()
        if found and low in _SCALES and found[-1].word.isdigit() and start - found[-1].end <= 1:
            number = found.pop()
            found.append(Term(number.word + "0" * _SCALES[low], number.start, end))
        elif low == "us" and text[start:end] == "US":
            found.append(Term("america", start, end))
        elif word := plain(low):
            found.append(Term(word, start, end))
    return found


def words(text: str) -> list[str]:
    """Return the plain words of `text` in reading order."""
    return [term.word for term in terms(text)]


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Return the plain form of a folded word, or nothing for one that carries no matter."""
    word = word.removesuffix("'s").rstrip("'")
    if word in _SMALL or (len(word) < 2 and not word.isdigit()):
        return ""
    if word[0].isdigit():
        return word.replace(",", "")
    if known := _SPELLED.get(word) or _SAME.get(word):
        return known
    lands = PEOPLES.get(word, frozenset())
    return _stem(min(lands).split()[-1] if len(lands) == 1 else word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > _LEAST and word[-1] in "eyi" else word
