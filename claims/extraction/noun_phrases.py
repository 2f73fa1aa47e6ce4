"""The phrase that stands right before or right after a word: who "said", and after "according to" or "by", who.

Walks over the words as long as they can belong to one name or description. Does not need commas, quotation marks or
capitals, but uses them where the text has them.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.nouns import CARRIERS, PERSONS, listed
from claims.extraction.verbs import ACCUSE, DENY, SAY, SAYING
from claims.extraction.words import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIES,
    VERBS,
    Word,
    can_tell,
    is_possessive,
    singular,
)

#: No name is longer.
_LONGEST = 16
#: Small words that stand inside a name before a capital: "former CIA agent", "the late Ana Ruiz".
_BEFORE_NAME = listed(
    "former senior deputy chief acting state local veteran rights opposition rebel late then assistant vice british"
    " independent national veteran leading top junior retired american russian main foreign defence defense interior"
    " prime al bin van der von de el ibn du la le"
)
_SUBJECTS = listed("i we you he she it they")
_PARTICIPLES = ("ing", "ed")
#: What is said to somebody, not of somebody.
REPORTING = SAYING | DENY | ACCUSE | SAY
_GROUPS = listed("rebel militant insurgent fighter terrorist force activist group medic civilian protester")
_PARTICLES = listed("off out up down back away that to")
_NUMBERS = listed("one two three four five six seven eight nine ten several dozens hundreds many most both")
_ADJECTIVES = listed("familiar close loyal responsible near aware opposed")
_AND = frozenset({"and", "or", "&"})
_SOME = listed("others number much many some most")
_OUTSIDE = PREPOSITIONS | SUBORDINATORS
_NO_HEAD = VERBS | _OUTSIDE
_NO_PART = _OUTSIDE | DAYS | AUXILIARIES
_NO_MORE = _OUTSIDE | DAYS | ADVERBS
_AT_FRONT = ADVERBS | DAYS | _AND | listed("' \" least none of at")
_AT_END = TIES | ADVERBS | DAYS | DETERMINERS | _AND | listed("( last")
_TITLED = DETERMINERS | _BEFORE_NAME | _NUMBERS
_CROWD = PERSONS | _GROUPS
_AFTER_VERB = DETERMINERS | _OUTSIDE | _SUBJECTS | _NUMBERS | _PARTICLES

Run = tuple[int, int]


def run_before(words: Sequence[Word], end: int, cased: bool) -> Run | None:
    """Return the words [start, end) that make one phrase ending before word `end`, or None."""
    start = _front(words, end, cased)
    if cased and 1 < start < end and words[start].low in ("a", "an", "the") and words[start - 1].capital:
        named = _front(words, start, cased)  # "Orsa Watch | a war monitor", without a comma
        explains = words[start].low != "the" or named == 0
        start = named if explains and start - named > 1 else start
    return (start, end) if start < end else None


def _front(words: Sequence[Word], end: int, cased: bool) -> int:
    """Return where the phrase begins that ends before word `end`; `end` if there is none."""
    start = end
    while start > 0 and end - start < _LONGEST and _joins(words, start - 1, start, end, cased):
        start -= 1
        if words[start].low in DETERMINERS and not _is_tied(words, start):
            break
    while start < end and (words[start].low in _AT_FRONT or words[start].is_mark):
        start += 1
    return start


def _joins(words: Sequence[Word], at: int, start: int, end: int, cased: bool) -> bool:
    """Say whether word `at`, just before the phrase [start, end), belongs to it."""
    word = words[at]
    if word.is_mark:
        return _is_inner_mark(words, at, start, end)
    if word.low in _SUBJECTS:
        return start == end
    if start == end:
        return word.low not in _OUTSIDE and not is_verb(words, at)
    if words[start].low in _SUBJECTS:
        return False
    if word.low in _AND:
        return at > 0 and _pairs(words[at - 1], words[start:end])
    if _opens_participle(words, at) or _opens_participle(words, at - 1):
        return True
    if word.low in TIES:
        return at > 0 and _holds(words[at - 1], word.low)
    if word.low in _NO_PART or is_verb(words, at):
        return False
    return not (cased and _is_before_stranger(words, at, start))


def _opens_participle(words: Sequence[Word], at: int) -> bool:
    """Say whether "acting for" or "attributed to" stands at `at`, behind a noun that it explains."""
    if at < 1 or at + 1 >= len(words) or words[at + 1].low not in PREPOSITIONS:
        return False
    explained = can_tell(words[at - 1].low) or words[at - 1].low in CARRIERS
    low = words[at].low
    return explained and (low in _ADJECTIVES or (low.endswith(_PARTICIPLES) and low not in REPORTING))


def _is_inner_mark(words: Sequence[Word], at: int, start: int, end: int) -> bool:
    """Say whether the mark stands inside a name: "(LAF)" or the bracket before it."""
    mark = words[at].low
    if mark == ")":
        return start == end
    return mark == "(" and start < end and end - start < 4 and words[end - 1].low == ")"


def _pairs(left: Word, phrase: Sequence[Word]) -> bool:
    """Say whether "left and phrase" can be two who speak together."""
    if left.is_mark or left.low in _NO_HEAD:
        return False
    return (left.capital or can_tell(left.low)) and any(
        word.capital or can_tell(word.low) or word.low in _SOME for word in phrase[:3]
    )


def _holds(left: Word, tie: str) -> bool:
    """Say whether the noun before "of" or "in" can be the head of a name."""
    if left.is_mark or left.low in _NO_HEAD:
        return False
    if tie in ("on", "to", "against", "investigating"):
        return singular(left.low) in PERSONS
    return can_tell(left.low) or left.low in _SOME or (left.capital and tie in ("of", "from"))


def _is_tied(words: Sequence[Word], at: int) -> bool:
    """Say whether the phrase that begins with the article `at` goes on to the left: "the head of | the union"."""
    if at < 2:
        return False
    if words[at - 1].low == "and":
        return (words[at - 2].capital or can_tell(words[at - 2].low)) and _pairs(words[at - 2], words[at : at + 5])
    if words[at - 1].low in PREPOSITIONS and _opens_participle(words, at - 2):
        return True
    return words[at - 1].low in TIES and _holds(words[at - 2], words[at - 1].low)


def _is_before_stranger(words: Sequence[Word], at: int, start: int) -> bool:
    """Say whether a small common word stands before a name that it says nothing of: "gas | Ana Ruiz"."""
    word, after = words[at], words[start]
    if word.capital or not after.capital:
        return False
    if word.low.endswith("s") and singular(word.low) in _CROWD:
        return True
    if word.low in _TITLED:
        return False
    return not ("-" in word.low or can_tell(word.low) or is_possessive(word) or word.low[0].isdigit())


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Say whether word `at` is a verb by the lists, or by its ending and by what follows it."""
    low = words[at].low
    if low in VERBS:
        return True
    if not low.endswith(_PARTICIPLES) or words[at].capital or "-" in low or len(low) < 5 or at + 1 >= len(words):
        return False
    after = words[at + 1].low
    if words[at + 1].capital and low.endswith("ed"):
        return True
    return after in _AFTER_VERB or after.endswith("ly")


def run_after(words: Sequence[Word], start: int, cased: bool) -> Run | None:
    """Return the words [start, end) that make one phrase beginning at word `start`, or None."""
    end = start
    while end < len(words) and end - start < _LONGEST and _goes_on(words, start, end, cased):
        end += 1
    while end > start and words[end - 1].low in _AT_END:
        end -= 1
    return (start, end) if start < end else None


def _goes_on(words: Sequence[Word], start: int, at: int, cased: bool) -> bool:
    """Say whether word `at` belongs to the phrase that began at `start`."""
    word = words[at]
    if word.is_mark:
        return at > start and _is_bracket(words, at)
    if at == start:
        return word.low not in _OUTSIDE and (cased or not is_verb(words, at))
    if word.low in _SUBJECTS or words[start].low in _SUBJECTS:
        return False
    if word.low in DETERMINERS:
        return words[at - 1].low in TIES | _AND
    if word.low in TIES:
        return _holds(words[at - 1], word.low) and not _is_time(words, at + 1)
    if word.low in _AND:
        return at + 1 < len(words) and _pairs(words[at - 1], words[at + 1 : at + 4])
    if cased and words[at - 1].capital and not word.capital and word.low.endswith("ed"):
        return False
    return word.low not in _NO_MORE and not is_verb(words, at)


def _is_bracket(words: Sequence[Word], at: int) -> bool:
    """Say whether the mark is one of the brackets around a single word: "(FCO)"."""
    opens = words[at].low == "(" and at + 2 < len(words) and words[at + 2].low == ")"
    return opens or (words[at].low == ")" and words[at - 2].low == "(")


def _is_time(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].low in DAYS or words[at].low[:1].isdigit())
