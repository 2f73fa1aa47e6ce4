"""Which figures of a passage it stands by: "22 drones and not 27" tells of 22. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.facts import Figure

#: How many letters before and after a figure tell.
_BEFORE, _AFTER = 90, 70
_ONCE = "(?:initial|initially|earlier|previous|previously|original|originally|first)"
_SAID = "(?:said|put|reported|gave|given|claimed|announced|estimated|told|thought|spoken)"
_COUNT = "(?:count|toll|figure|number|estimate|total|tally|report|claim)"
_MOVED = (
    r"\b(?:down|up(?! to\b)|lower(?:ed|s)?|rais(?:ed|es)|rose|risen|fell|fallen|revised?|cut|reduced?|corrected?"
    r"|increased?|dropped|climbed|jumped|grown?|grew)\b"
)
#: Words that stand right before a figure which the passage does not, or no longer, give for true.
_NOT_THIS = re.compile(
    r"\b(?:not|rather than|instead of|compared (?:with|to)) (?:the |an? )?$"
    rf"|\b(?:an?|the|its|their|his|her) {_ONCE} $"
    rf"|\b{_ONCE}(?: [\w'-]{{1,20}}){{0,2}}? (?:{_SAID}|{_COUNT})(?: [\w'-]{{1,20}}){{0,4}} $"
    rf"|{_MOVED}[^.;]{{0,50}}? from (?:(?:the|an?|{_ONCE}) ){{0,2}}$"
)
#: "Down from 34": the figure's own words begin with "from".
_FROM = re.compile(rf"{_MOVED}[^.;]{{0,60}}$")
#: Words that stand right after such a figure.
_NO_MORE = re.compile(
    rf"(?: [\w'-]{{1,20}}){{0,4}}? {_ONCE} {_SAID}\b"
    rf"|(?: [\w'-]{{1,20}}){{0,4}}? {_SAID} (?:at first|initially|earlier|previously|before)\b"
    r"|(?: [\w'-]{1,20}){0,4}? (?:was|were|is|has been) (?:later |since )?(?:corrected|revised|lowered|raised|cut)\b"
)


def standing(told: Sequence[Figure], text: str) -> list[Figure]:
    """Return the figures that a passage stands by; all of them where it stands by none.

    Spans of the figures are offsets into the folded `text`.
    """
    kept = [figure for figure in told if not _is_taken_back(figure, text)]
    return kept or list(told)


def _is_taken_back(figure: Figure, text: str) -> bool:
    start, end = figure.span.start, figure.span.end
    before = text[max(start - _BEFORE, 0) : start]
    if _NOT_THIS.search(before) or _NO_MORE.match(text, end, end + _AFTER):
        return True
    return figure.high is None and text.startswith("from ", start) and bool(_FROM.search(before))
