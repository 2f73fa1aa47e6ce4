"""The phrase language of editors, made into rows of the phrase table. Saves nothing.

An editor is no programmer, and a regular expression can keep a machine busy for years. So there are four signs only:

- plain words stand for themselves, whatever their case and quotes;
- `(one|other)` for alternatives;
- `[word]` for words that may be missing;
- `*` for up to three words of any kind.

The number of ways in which a pattern can be read is limited, and each way is of limited length: from each place of a
text a bounded number of steps is taken, so that reading takes a time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import prod

from claims.errors import BadInput
from claims.flagging.phrase import Phrase, Reach
from claims.text.folding import folded
from claims.verdicts import FlagKind, Vocabulary

MAX_LENGTH = 120
MAX_STARS = 2
MAX_ALTERNATIVES = 8
#: In how many ways a pattern may be read: a star counts as four, an optional word as two, alternatives each.
MAX_WAYS = 128
#: A word shorter than this is in every text and finds nothing quickly.
SHORTEST_NEED = 4

_TOKEN = re.compile(r"\s+|\([^()\[\]]*\)|\[[^()\[\]]*\]|\*|\||[()\[\]]|[^\s()\[\]*|]+")
_LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST_NEED},}}")
_GAP = r"\s{1,3}"
_ANY_WORD = r"\S{1,40}"


class Covered(Vocabulary):
    """What an added phrase covers, in an editor's words."""

    reach: Reach

    def __new__(cls, value: str, description: str, reach: Reach) -> Covered:
        word = str.__new__(cls, value)
        word._value_ = value
        word.description, word.reach = description, reach
        return word

    WORDS_BEFORE = "words_before", "The words before it: “[the height of the wave] is anybody's guess”.", Reach.SUBJECT
    WORDS_AFTER = "words_after", "The words after it: “nobody vouches for [the height of the wave]”.", Reach.OBJECT
    QUESTION_AFTER = (
        "question_after",
        "The question after it, or the thing before it: “it is anybody's guess [who fired first]”.",
        Reach.QUESTION,
    )
    STATEMENT = (
        "statement",
        "The statement that it is attached to, or the sentence before it where it stands alone: "
        "“[the bridge fell at noon], by his own telling”.",
        Reach.ASIDE,
    )
    IN_THE_PHRASE = (
        "in_the_phrase",
        "The clause that ends with it, itself included: “[the height of the wave is anybody's guess]”.",
        Reach.WITHIN,
    )


class _Kind(Enum):
    WORDS = auto()
    CHOICE = auto()
    OPTIONAL = auto()
    STAR = auto()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: its alternatives (one, for plain words), and whether a space stands before it."""

    kind: _Kind
    choices: tuple[str, ...]
    spaced: bool = True

    @property
    def ways(self) -> int:
        if self.kind is _Kind.STAR:
            return 4
        return len(self.choices) + (self.kind is _Kind.OPTIONAL)


def plain(words: str) -> str:
    """Return an editor's pattern as it is stored and compared: folded, with single spaces."""
    return " ".join(folded(words).split())


def compiled(words: str, *, name: str, kind: FlagKind, covers: Covered, example: str, counter: str) -> Phrase:
    """Return the row of the phrase table called `name` that an editor's pattern stands for.

    Raises BadInput, in a sentence, for a pattern that is not understood, too long or too wide.
    """
    parts = _parts(plain(words))
    _check_order(parts)
    _check_size(parts)
    return Phrase(name, kind, covers.reach, _needs(parts), _pattern(parts), example, counter)


def own_words(words: str) -> list[str]:
    """Return the words that a valid pattern names, in its order: what a hostile text would be made of."""
    return [word for part in _parts(plain(words)) for choice in part.choices for word in choice.split()]


def _parts(words: str) -> list[_Part]:
    if not words:
        raise BadInput("A phrase needs words: write those by which an article says that something is not verified.")
    if len(words) > MAX_LENGTH:
        raise BadInput(f"This phrase has {len(words)} characters; it may have {MAX_LENGTH}. Keep what it turns on.")
    found: list[_Part] = []
    spaced = True
    for token in _TOKEN.findall(words):
        if token.isspace():
            spaced = True
            continue
        found.append(_part(token, spaced))
        spaced = False
    return list(_joined(found))


def _part(piece: str, spaced: bool) -> _Part:
    if piece == "*":
        _check_apart(piece, spaced)
        return _Part(_Kind.STAR, ())
    if piece in ("(", ")", "[", "]"):
        raise BadInput(f"The bracket “{piece}” has no partner, or brackets stand within brackets. Write (one|other).")
    if piece == "|":
        raise BadInput("“|” parts alternatives and stands within round brackets only: write (one|other).")
    if piece[0] in "([":
        _check_apart(piece, spaced)
        return _bracket(piece)
    return _Part(_Kind.WORDS, (piece,), spaced)


def _bracket(token: str) -> _Part:
    choices = tuple(dict.fromkeys(" ".join(choice.split()) for choice in token[1:-1].split("|")))
    if not all(choices):
        raise BadInput(f"“{token}” has an empty place: put words on both sides of “|”, and between the brackets.")
    if "*" in token:
        raise BadInput(f"“{token}” holds a star: a star stands outside of brackets, with a space on both sides.")
    if len(choices) > MAX_ALTERNATIVES:
        raise BadInput(f"“{token}” has {len(choices)} alternatives; it may have {MAX_ALTERNATIVES}.")
    if token[0] == "(" and len(choices) == 1:
        raise BadInput(f"“{token}” has one alternative only: write (one|other), or leave the brackets away.")
    return _Part(_Kind.OPTIONAL if token[0] == "[" else _Kind.CHOICE, choices)


def _check_apart(token: str, spaced: bool) -> None:
    if not spaced:
        raise BadInput(
            f"“{token}” stands for whole words and needs a space on both sides: "
            "for “claim” and “claims” write (claim|claims)."
        )


def _joined(parts: list[_Part]) -> Iterator[_Part]:
    """Yield parts; what is glued to a bracket or star must be a mark of punctuation."""
    for part, before in zip(parts, [None, *parts], strict=False):
        glued = before is not None and not part.spaced and part.kind is _Kind.WORDS
        if glued and any(map(str.isalnum, part.choices[0])):
            _check_apart(part.choices[0], False)
        yield part


def _check_order(parts: Sequence[_Part]) -> None:
    if {parts[0].kind, parts[-1].kind} & {_Kind.STAR, _Kind.OPTIONAL}:
        raise BadInput("A phrase begins and ends with words that must be there: take the star or [ ] off its end.")
    if any(one.kind is two.kind is _Kind.STAR for one, two in pairwise(parts)):
        raise BadInput("Two stars stand side by side: one already stands for up to three words.")


def _check_size(parts: Sequence[_Part]) -> None:
    if (stars := sum(part.kind is _Kind.STAR for part in parts)) > MAX_STARS:
        raise BadInput(f"This phrase has {stars} stars; it may have {MAX_STARS}. Name some of the words.")
    if (ways := prod(part.ways for part in parts)) > MAX_WAYS:
        raise BadInput(
            f"This phrase can be read in {ways:,} ways; it may be read in {MAX_WAYS}. "
            "Make two phrases of it, or take alternatives, [ ] or a star away."
        )


def _needs(parts: Sequence[_Part]) -> tuple[str, ...]:
    """Return words of which each text that the pattern matches holds one: the longest plain one, or alternatives."""
    words = [word for part in parts if part.kind is _Kind.WORDS for word in _LETTERS.findall(part.choices[0])]
    if words:
        return (max(words, key=len),)
    for part in parts:
        found = [_LETTERS.findall(choice) for choice in part.choices]
        if part.kind is _Kind.CHOICE and all(found):
            return tuple(dict.fromkeys(max(words, key=len) for words in found))
    raise BadInput(
        f"This phrase names no word of {SHORTEST_NEED} letters or more that must be there: "
        "add one, or every article would have to be read word by word for it."
    )


def _pattern(parts: Sequence[_Part]) -> re.Pattern[str]:
    body = "".join(_source(part, is_first=number == 0) for number, part in enumerate(parts))
    return re.compile(rf"(?<!\w){body}(?!\w)")


def _source(part: _Part, *, is_first: bool) -> str:
    gap = _GAP if part.spaced and not is_first else ""
    if part.kind is _Kind.STAR:
        return f"(?:{gap}{_ANY_WORD}){{0,3}}?"
    words = "|".join(_GAP.join(map(re.escape, choice.split())) for choice in part.choices)
    if part.kind is _Kind.OPTIONAL:
        return f"(?:{gap}(?:{words}))?"
    return f"{gap}(?:{words})"
