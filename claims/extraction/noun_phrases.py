"""The phrase that stands right before or right after a word: who "said", and after "according to" or "by", who.

Walks over the words as long as they can belong to one name or description. Does not need commas, quotation marks or
capitals, but uses them where the text has them.
"""

from __future__ import annotations

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
    Words,
    can_tell,
    is_mark,
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
_BEFORE_ARTICLE = TIES | _AND
_AFTER_VERB = DETERMINERS | _OUTSIDE | _SUBJECTS | _NUMBERS | _PARTICLES

Run = tuple[int, int]


def run_before(words: Words, end: int, cased: bool) -> Run | None:
    """Return the words [start, end) that make one phrase ending before word `end`, or None."""
    start = _front(words, end, cased)
    if cased and 1 < start < end and words.low[start] in ("a", "an", "the") and words.capital[start - 1]:
        named = _front(words, start, cased)  # "Orsa Watch | a war monitor", without a comma
        explains = words.low[start] != "the" or named == 0
        start = named if explains and start - named > 1 else start
    return (start, end) if start < end else None


def _front(words: Words, end: int, cased: bool) -> int:
    """Return where the phrase begins that ends before word `end`; `end` if there is none."""
    start = end
    while start > 0 and end - start < _LONGEST and _joins(words, start - 1, start, end, cased):
        start -= 1
        if words.low[start] in DETERMINERS and not _is_tied(words, start):
            break
    while start < end and (words.low[start] in _AT_FRONT or is_mark(words.low[start])):
        start += 1
    return start


def _joins(words: Words, at: int, start: int, end: int, cased: bool) -> bool:
    """Say whether word `at`, just before the phrase [start, end), belongs to it."""
    low = words.low[at]
    if is_mark(low):
        return _is_inner_mark(words, at, start, end)
    if low in _SUBJECTS:
        return start == end
    if start == end:
        return low not in _OUTSIDE and not is_verb(words, at)
    if words.low[start] in _SUBJECTS:
        return False
    if low in _AND:
        return at > 0 and _pairs(words, at - 1, start, end)
    if _opens_participle(words, at) or _opens_participle(words, at - 1):
        return True
    if low in TIES:
        return at > 0 and _holds(words, at - 1, low)
    if low in _NO_PART or is_verb(words, at):
        return False
    return not (cased and _is_before_stranger(words, at, start))


def _opens_participle(words: Words, at: int) -> bool:
    """Say whether "acting for" or "attributed to" stands at `at`, behind a noun that it explains."""
    if at < 1 or at + 1 >= len(words.low) or words.low[at + 1] not in PREPOSITIONS:
        return False
    explained = can_tell(words.low[at - 1]) or words.low[at - 1] in CARRIERS
    low = words.low[at]
    return explained and (low in _ADJECTIVES or (low.endswith(_PARTICIPLES) and low not in REPORTING))


def _is_inner_mark(words: Words, at: int, start: int, end: int) -> bool:
    """Say whether the mark stands inside a name: "(LAF)" or the bracket before it."""
    mark = words.low[at]
    if mark == ")":
        return start == end
    return mark == "(" and start < end and end - start < 4 and words.low[end - 1] == ")"


def _pairs(words: Words, left: int, start: int, end: int) -> bool:
    """Say whether the word `left` and the phrase [start, end) can be two who speak together."""
    low = words.low[left]
    if is_mark(low) or low in _NO_HEAD or not (words.capital[left] or can_tell(low)):
        return False
    first = range(start, min(end, start + 3, len(words.low)))
    return any(words.capital[at] or can_tell(words.low[at]) or words.low[at] in _SOME for at in first)


def _holds(words: Words, left: int, tie: str) -> bool:
    """Say whether the noun `left`, before "of" or "in", can be the head of a name."""
    low = words.low[left]
    if is_mark(low) or low in _NO_HEAD:
        return False
    if tie in ("on", "to", "against", "investigating"):
        return singular(low) in PERSONS
    return can_tell(low) or low in _SOME or (words.capital[left] and tie in ("of", "from"))


def _is_tied(words: Words, at: int) -> bool:
    """Say whether the phrase that begins with the article `at` goes on to the left: "the head of | the union"."""
    if at < 2:
        return False
    if words.low[at - 1] == "and":
        return (words.capital[at - 2] or can_tell(words.low[at - 2])) and _pairs(words, at - 2, at, at + 5)
    if words.low[at - 1] in PREPOSITIONS and _opens_participle(words, at - 2):
        return True
    return words.low[at - 1] in TIES and _holds(words, at - 2, words.low[at - 1])


def _is_before_stranger(words: Words, at: int, start: int) -> bool:
    """Say whether a small common word stands before a name that it says nothing of: "gas | Ana Ruiz"."""
    low = words.low[at]
    if words.capital[at] or not words.capital[start]:
        return False
    if low.endswith("s") and singular(low) in _CROWD:
        return True
    if low in _TITLED:
        return False
    return not ("-" in low or can_tell(low) or is_possessive(low) or low[0].isdigit())


def is_verb(words: Words, at: int) -> bool:
    """Say whether word `at` is a verb by the lists, or by its ending and by what follows it."""
    low = words.low[at]
    if low in VERBS:
        return True
    if not low.endswith(_PARTICIPLES) or words.capital[at] or "-" in low or len(low) < 5 or at + 1 >= len(words.low):
        return False
    after = words.low[at + 1]
    if words.capital[at + 1] and low.endswith("ed"):
        return True
    return after in _AFTER_VERB or after.endswith("ly")


def run_after(words: Words, start: int, cased: bool) -> Run | None:
    """Return the words [start, end) that make one phrase beginning at word `start`, or None."""
    end = start
    while end < len(words.low) and end - start < _LONGEST and _goes_on(words, start, end, cased):
        end += 1
    while end > start and words.low[end - 1] in _AT_END:
        end -= 1
    return (start, end) if start < end else None


def _goes_on(words: Words, start: int, at: int, cased: bool) -> bool:
    """Say whether word `at` belongs to the phrase that began at `start`."""
    low = words.low[at]
    if is_mark(low):
        return at > start and _is_bracket(words, at)
    if at == start:
        return low not in _OUTSIDE and (cased or not is_verb(words, at))
    if low in _SUBJECTS or words.low[start] in _SUBJECTS:
        return False
    if low in DETERMINERS:
        return words.low[at - 1] in _BEFORE_ARTICLE
    if low in TIES:
        return _holds(words, at - 1, low) and not _is_time(words, at + 1)
    if low in _AND:
        return at + 1 < len(words.low) and _pairs(words, at - 1, at + 1, at + 4)
    if cased and words.capital[at - 1] and not words.capital[at] and low.endswith("ed"):
        return False
    return low not in _NO_MORE and not is_verb(words, at)


def _is_bracket(words: Words, at: int) -> bool:
    """Say whether the mark is one of the brackets around a single word: "(FCO)"."""
    opens = words.low[at] == "(" and at + 2 < len(words.low) and words.low[at + 2] == ")"
    return opens or (words.low[at] == ")" and words.low[at - 2] == "(")


def _is_time(words: Words, at: int) -> bool:
    return at < len(words.low) and (words.low[at] in DAYS or words.low[at][:1].isdigit())
