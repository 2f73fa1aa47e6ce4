"""Why a leaning was judged likely, as sentences for editors: the strongest signs, in words."""

from __future__ import annotations

from collections.abc import Iterator

from claims.matching.cues import CueKind, pattern
from claims.matching.headlines import FORMS
from claims.matching.lines import Line
from claims.matching.passages import Pair
from claims.matching.stance import Lean

#: How many signs are told.
TOLD = 2
_FORMS = {form.__name__: (form.__doc__ or "").strip() for form in FORMS}
_PLACES = {
    "headline": "The headline",
    "headline beside": "The headline",
    "passage": "The passage",
    "passage beside": "The passage",
    "about": "What it tells of the matter",
    "about beside": "What it tells of the matter",
    "about near": "What it tells of the matter",
    "opening": "The opening",
    "opening beside": "The opening",
}


def of_lean(pair: Pair, lean: Lean) -> list[str]:
    """Return the strongest signs for the likeliest leaning that can be put in words, each once."""
    found = dict.fromkeys(words for name, _ in lean.because if (words := _words(pair, name)))
    return list(found)[:TOLD]


def _words(pair: Pair, name: str) -> str:
    if name in _FORMS:
        return _FORMS[name]
    place, _, kind = name.partition(": ")
    if place not in _PLACES:
        return ""
    what = CueKind.of(kind)
    said = next((words for line in _lines(pair, place) for words in _said(line, what)), "")
    return f"{_PLACES[place]} {what.description}{f' (“{said}”)' if said else ''}."


def _lines(pair: Pair, place: str) -> list[Line]:
    if place.startswith("headline"):
        return [pair.lines.title]
    if place.startswith("passage") and pair.best is not None:
        return [pair.lines.sentences[pair.best]]
    numbers = pair.bearing if place.startswith("about") else range(min(3, len(pair.shares)))
    return [pair.lines.sentences[number] for number in numbers]


def _said(line: Line, kind: CueKind) -> Iterator[str]:
    if found := pattern(kind).search(line.folded):
        yield line.text[found.start() : found.end()]
