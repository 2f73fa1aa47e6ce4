"""What a drawing of figures through time is made of, as its template takes it. Pure.

Across, places are percents of the width; down, they are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.matching.series import Line, Point, Telling
from claims.web.placing import Box, Words, across


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of a line or of the scale: percents across, pixels down."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def room(self) -> Box:
        """The room that it takes."""
        top, bottom = sorted((self.y1, self.y2))
        return Box(across(self.x1) - 1, top - 1, across(self.x2) + 1, bottom + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in the drawing: hollow unless its number is exact; `whisker` is a path around the middle of the mark."""

    x: float
    y: float
    hollow: bool
    whisker: str
    up: float
    down: float

    @property
    def room(self) -> Box:
        """The room that it takes with its whisker."""
        return Box(across(self.x) - 6, self.y - self.up, across(self.x) + 6, self.y + self.down)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line of one voice: its class and shape, its strokes and marks, and its name with pixels down to its foot."""

    kind: str
    shape: str
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    name: str
    foot: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    `copies` are the tellings of the point, each with its day where it is another than the first. `ends` is what the
    words are taken for where they do not say it themselves.
    """

    point: Point
    line: Line
    kind: str
    shape: str
    day: str
    copies: tuple[tuple[Telling, str], ...]
    ends: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and its table. `description` is what is read out instead of the drawing."""

    title: str
    description: str
    height: float
    scale: tuple[Stroke, ...]
    scale_words: tuple[Words, ...]
    stretches: tuple[Stretch, ...]
    numbers: tuple[Words, ...]
    rows: tuple[Row, ...]
