"""What the words right before and after a name tell of the place that it may name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from claims.extraction import placewords as words
from claims.extraction.peoples import is_people
from claims.extraction.placenames import VOCABULARY
from claims.extraction.placewords import KINDS


class How(Enum):
    """What the words before a name tell: something is at the place, goes there, comes from there."""

    AT = "at"
    TOWARDS = "towards"
    FROM = "from"
    LINKED = "linked"
    BARE = "bare"


def plain(after: Sequence[str]) -> list[str]:
    """Return the words up to the next mark or small word."""
    end = next((at for at, word in enumerate(after) if not word[0].isalnum() or word in words.LINKS | words.AT), None)
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
        elif words.HELD.fullmatch(word):
            held, at = True, at - 1
        elif word in words.DESCRIBING or word in KINDS or is_people(word) or word in VOCABULARY:
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
