"""Cutting a text at the edges of its marks, so that a page can show them without markup in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: `role` says as what (covered, cue, speaker, figure, when, where), `ref` to whom it belongs.

    `label` is what a screen reader hears where it begins, for a role that has no words of its own.
    """

    span: Span
    role: str
    ref: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with the marks that lie over it, and those of them that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()

    @property
    def roles(self) -> str:
        """The roles over this run, each once, as a class attribute takes them."""
        return " ".join(dict.fromkeys(mark.role for mark in self.marks))


def segments(text: str, marks: Sequence[Mark], within: Span | None = None) -> list[Segment]:
    """Return the runs whose texts join to `text` (or to the part of it `within`), cut at every edge of a mark."""
    start, end = (within.start, within.end) if within else (0, len(text))
    if start == end:
        return []
    shown = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
    edges = sorted({start, end, *(edge for mark in shown for edge in _edges(mark, start, end))})
    return [_segment(text, Span(a, b), shown, start) for a, b in pairwise(edges)]


def paragraph_around(text: str, span: Span) -> Span:
    """Return the span of the paragraph, or paragraphs, that `span` lies in: from newline to newline."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(text))


def _edges(mark: Mark, start: int, end: int) -> tuple[int, int]:
    return max(mark.span.start, start), min(mark.span.end, end)


def _segment(text: str, run: Span, shown: Sequence[Mark], first: int) -> Segment:
    over = tuple(mark for mark in shown if mark.span.overlaps(run))
    begins = tuple(mark for mark in over if max(mark.span.start, first) == run.start)
    return Segment(run.of(text), over, begins)
