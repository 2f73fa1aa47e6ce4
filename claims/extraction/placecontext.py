"""What the words right before and after a name tell of the place that it may name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from claims.extraction import placewords as words
from claims.extraction.peoples import is_people
from claims.extraction.placeruns import VOCABULARY
from claims.extraction.placewords import KINDS
from claims.text.perword import per_word


class How(Enum):
    """What the words before a name tell: something is at the place, goes there, comes from there."""

    AT = "at"
    TOWARDS = "towards"
    FROM = "from"
    LINKED = "linked"
    BARE = "bare"


#: What a word begins or ends with that is no part of it.
_MARKS = ".,;:!?()\"'"
_AFTER = KINDS.keys() | words.OF_KIND | words.HAPPENINGS | words.LOCALS
_STOPS = words.LINKS | words.AT


def shows_before(before: Sequence[str]) -> bool:
    """Say whether the words before a name, with the marks at them, may show it to be a place."""
    for at in range(len(before) - 1, -1, -1):
        tells = _tells(before[at])
        if tells is _Tells.LINK:
            earlier = before[at - 1].strip(_MARKS) if at else ""
            if earlier not in words.PARTS and earlier not in KINDS:
                return earlier.startswith(words.MOVING)
            if earlier in KINDS:
                return True
        elif tells is not _Tells.ON:
            return tells is _Tells.PLACE
    return False


class _Tells(Enum):
    """What a word before a name tells at a glance: go on to the word before it, to what that does, or stop."""

    PLACE = 1
    LINK = 2
    ON = 3
    NOTHING = 4


@per_word
def _tells(word: str) -> _Tells:
    word = word.strip(_MARKS)
    if word in words.AT or word in words.TOWARDS or word in KINDS or words.HELD.fullmatch(word):
        return _Tells.PLACE
    if word in words.LINKS or word in ("called", "named"):
        return _Tells.LINK
    return _Tells.ON if describes(word) else _Tells.NOTHING


@per_word
def shows_after(word: str) -> bool:
    """Say whether a word after a name, or the last one of it, may show it to be a place."""
    return not _AFTER.isdisjoint((word.strip(_MARKS), *word.split("-")))


@per_word
def describes(word: str) -> bool:
    """Say whether a word may stand between a preposition and a name."""
    return word in words.DESCRIBING or word in KINDS or is_people(word) or word in VOCABULARY


def plain(after: Sequence[str]) -> list[str]:
    """Return the words up to the next mark or small word."""
    end = next((at for at, word in enumerate(after) if word in _STOPS or not word[0].isalnum()), None)
    return list(after[:end])


def skipping(after: Sequence[str], skipped: frozenset[str]) -> str:
    """Return the first of the words that is not skipped, or an empty string."""
    return next((word for word in after if word not in skipped), "")


def before_name(before: Sequence[str]) -> tuple[How, str, bool, Sequence[str]]:
    """Return what the words before a name tell of it, the noun for its kind, whether it is held, and what leads up."""
    kind, held = _kind_before(before), False
    at = len(before) - 1
    while at >= 0:
        word, earlier = before[at], before[at - 1] if at else ""
        if word == "of" and (earlier in words.PARTS or earlier in KINDS):
            at -= 2
        elif word in words.AT:
            return How.AT, kind, held, before[:at]
        elif word in words.TOWARDS:
            return How.TOWARDS, kind, held, before[:at]
        elif word in words.LINKS:
            moves = earlier.startswith(words.MOVING)
            how = {"to": How.TOWARDS, "from": How.FROM}.get(word, How.LINKED) if moves else How.LINKED
            return how, kind, held, before[:at]
        elif "-" in word and words.HELD.fullmatch(word):
            held, at = True, at - 1
        elif describes(word):
            at -= 1
        else:
            break
    return How.BARE, kind, held, ()


def speaks(led: Sequence[str]) -> bool:
    """Say whether "in X" follows on "said", "told reporters on Monday", "officials" and the like."""
    last = next((word for word in reversed(led) if word not in words.BESIDES_SPEAKING), "")
    return last in words.SPEAKING


def _kind_before(before: Sequence[str]) -> str:
    """Return "town" for "the town of X" and "the Tarnish town X"."""
    near = [word for word in before[-4:] if word not in words.SIDES]
    if near[-1:] in (["of"], ["called"], ["named"]) and near[-2:-1] and near[-2] in KINDS:
        return near[-2]
    return near[-1] if len(near) > 1 and near[-1] in KINDS and near[-1] != "state" else ""


def in_office(before: Sequence[str]) -> bool:
    """Say whether somebody holds an office of the place: "the governor of X"."""
    near = [word for word in before[-3:] if word != "the"]
    return near[-1:] in (["of"], ["from"], ["to"]) and near[-2:-1] != [] and near[-2] in words.OFFICE_OF
