"""What "the ministry" and "the governor" stand for: the fullest naming of that kind which the article gave before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.nouns import BODIES, PERSONS, listed
from claims.text.document import Document

#: Heads that stand for anybody: "the official" says too little to be somebody named before.
_ANYBODY = listed("official officer man woman source witness resident soldier")
_HEADS = (BODIES | PERSONS | frozenset({"police", "institute", "forces"})) - _ANYBODY
_DESCRIPTION = re.compile(r"(?:the|this) ((?:[\w-]{2,20} ){0,2})([a-z]{3,20})$")
#: The words before a head noun that belong to it, and those after it.
_BEFORE = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?) )?"
    r"(?:(?:[A-Z][\w-]{1,25}(?:[’']s|s[’'])?|(?:[A-Z]\.){1,4}) ){0,3}"
    r"(?:(?!the |an? |of |and |by |to |in |for |from |at |on |with |its |his |her |their )[a-z][\w-]{1,20} ){0,2}$"
)
_OF = re.compile(r" (?:of|for) (?:the )?((?:[A-Z][\w’'-]{1,25}|and|of|for)(?: (?:[A-Z][\w’'-]{1,25}|and|of|for)){0,5})")
_NAME = r"(?:[A-Z][\w’'-]{1,25}|[A-Z]\.)(?: (?:[A-Z][\w’'-]{1,25}|[A-Z]\.|al-\w{2,20}|de|van|von|bin|el)){1,3}"
_NAME_AFTER = re.compile(rf"(?: (?:of|for) [\w’' -]{{2,40}}?)?,? ({_NAME})")
_NAME_BEFORE = re.compile(rf"({_NAME}), $")
_CLOSES = re.compile(r"[,.]|$| (?:of|for) ")
_SMALL = listed("the a an of for and s its this")
_OPENERS = listed("but and on in at as when while after before for from with to that these those")
_PROPER = re.compile(r"\b(?!(?:The|An?|This) )[A-Z]")
_WINDOW = 70
#: No article names so many of one kind.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A naming with its kind's noun. `marks`: the beginnings of the words that tell it from others of its kind."""

    at: int
    name: str
    marks: frozenset[str]
    proper: bool
    person: bool = False


def fuller_name(document: Document, words: str, before: int) -> tuple[str | None, bool]:
    """Return the fullest name for the description `words` among those given up to `before`, and whether several fit.

    None where `words` is no description, where nothing fuller was named, or where two that differ were.
    """
    described = _DESCRIPTION.match(words.lower())
    if described is None or described[2] not in _HEADS:
        return None, False
    marks = _marks(described[1])
    earlier = [found for found in document.memo(candidates, described[2]) if found.at < before and marks <= found.marks]
    fuller = [found for found in earlier if found.proper or found.marks > marks]
    if not fuller:
        return None, False
    best = max(fuller, key=lambda found: (found.proper, len(found.marks), -found.at))
    if any(_differ(best, other) for other in fuller):
        return None, True
    return best.name, False


def candidates(document: Document, noun: str) -> tuple[Candidate, ...]:
    """Return the namings in `document` that `noun` is the kind of: each that differs once, in reading order."""
    found: dict[tuple[str, frozenset[str]], Candidate] = {}
    for candidate in _candidates(document, noun):
        found.setdefault((candidate.name.lower(), candidate.marks), candidate)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _candidates(document: Document, noun: str) -> Iterator[Candidate]:
    for match in re.finditer(rf"\b{noun}\b(?!-)", document.folded):
        line = document.text.rfind("\n", max(match.start() - _WINDOW, 0), match.start()) + 1
        before = document.text[max(line, match.start() - _WINDOW) : match.start()]
        after = document.text[match.end() : match.end() + _WINDOW].split("\n")[0]
        yield _candidate(match, before, after, document.text[match.start() : match.end()])


def _candidate(match: re.Match[str], before: str, after: str, noun: str) -> Candidate:
    start = _start(before)
    words, marks = before[start:], _marks(before[start:])
    if match[0] in PERSONS:
        name = _NAME_AFTER.match(after) or (_NAME_BEFORE.search(before[:start]) if _CLOSES.match(after) else None)
        if name and name[1].split()[0].lower() in _OPENERS:
            name = None
        shown = name[1] if name else words + noun
        return Candidate(match.start() - len(words), shown, marks, bool(name), bool(name))
    tail = of[0] if (of := _OF.match(after)) else ""
    tail = re.sub(r"(?: (?:and|of|for))+$", "", tail)
    proper = bool(_PROPER.search(words + tail))
    return Candidate(match.start() - len(words), words + noun + tail, marks | _marks(tail), proper)


def _start(before: str) -> int:
    """Return where the words that belong to the noun after `before` begin."""
    found = _BEFORE.search(before)
    start = found.start() if found else len(before)
    while (first := before[start:].split(" ", 1)[0].lower()) in _OPENERS:
        start += len(first) + 1
    return start


def _marks(words: str) -> frozenset[str]:
    """Return the beginnings of the telling words: "Marovia’s" and "Marovian" are one, "defence" and "defense" too."""
    bare = (word.removesuffix("’s").removesuffix("'s") for word in words.lower().split())
    return frozenset(word[:5] for word in bare if word not in _SMALL)


def _differ(one: Candidate, other: Candidate) -> bool:
    """Say whether two namings of a kind are of two; a plain one may be short for a proper one, never the reverse."""
    if one.person and other.person:
        return one.name.split()[-1] != other.name.split()[-1]
    if one.proper and other.proper:
        return one.marks != other.marks
    return not (other.marks <= one.marks or one.marks <= other.marks)
