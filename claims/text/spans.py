"""Spans of a text, and quotes that carry enough context to be found again.

Offsets are code points into one immutable text, as `str` slicing counts them.
A quote pairs the position with the words and their surroundings (W3C Web Annotation:
TextPositionSelector and TextQuoteSelector).
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open range [start, end) of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers in `text`."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Return the same range moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a span with up to CONTEXT code points on either side."""

    span: Span
    exact: str
    prefix: str
    suffix: str


def quote(text: str, span: Span) -> Quote:
    """Return the quote of `span` in `text`; raise ValueError if it runs past the end."""
    if span.end > len(text):
        raise ValueError(f"span {span.start}:{span.end} runs past the text's end at {len(text)}")
    prefix = text[max(0, span.start - CONTEXT) : span.start]
    return Quote(span, span.of(text), prefix, text[span.end : span.end + CONTEXT])


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return [start, end) without white space at either edge, or None if nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None
