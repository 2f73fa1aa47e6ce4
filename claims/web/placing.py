"""Finding room for the words of a drawing, so that none lie on others. Pure.

A drawing has the width of the screen, its letters have not: what has room on the narrowest screen has room on all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Pixels across of a drawing, its margins apart, on a screen of 320.
NARROW = 222
#: Pixels of an average letter, and of a line of letters above its foot and below it.
LETTER, RISE, FALL = 6.7, 11, 3
#: Where the number of a mark is tried, one after another: its end, and how far right and down of the mark.
_PLACES = (
    ("middle", 0, -11),
    ("middle", 0, 21),
    ("start", 9, -9),
    ("end", -9, -9),
    ("end", -9, 19),
    ("start", 9, 19),
    ("middle", 0, -27),
    ("middle", 0, 36),
)
#: Pixels from the foot of a name to the next.
_APART = 16


@dataclass(frozen=True, slots=True)
class Words:
    """Letters in the drawing. `anchor` says which of their ends stands at `x` percents and `dx` pixels across."""

    text: str
    x: float
    y: float
    dx: int = 0
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of pixels that is taken on the narrowest screen."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether the two share a pixel."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def across(percents: float) -> float:
    """Return pixels across on the narrowest screen."""
    return NARROW * percents / 100


def box(words: Words) -> Box:
    """Return the room that words take."""
    wide = LETTER * len(words.text)
    left = across(words.x) + words.dx - {"start": 0, "middle": wide / 2, "end": wide}[words.anchor]
    return Box(left, words.y - RISE, left + wide, words.y + FALL)


def beside(text: str, x: float, y: float, taken: Sequence[Box]) -> Words | None:
    """Return `text` beside the mark at `x` percents and `y` pixels where nothing is `taken`, or None without room."""
    for anchor, dx, dy in _PLACES:
        words = Words(text, x, y + dy, dx, anchor)
        room = box(words)
        inside = room.left >= 0 and room.right <= NARROW and room.top >= 0
        if inside and not any(map(room.meets, taken)):
            return words
    return None


def spread(heights: Sequence[float]) -> list[float]:
    """Return `heights` with room for a name at each: pushed up and, where the top is reached, down again."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    places = [heights[at] for at in order]
    for at in range(len(places) - 2, -1, -1):
        places[at] = min(places[at], places[at + 1] - _APART)
    for at, place in enumerate(places):
        places[at] = max(place, places[at - 1] + _APART if at else RISE)
    found = dict(zip(order, places, strict=True))
    return [round(found[at], 1) for at in range(len(heights))]
