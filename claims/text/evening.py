"""Texts with doubled spaces or wrapped lines, made even for reading, with a way back to the offsets of the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from claims.text.spans import Span

#: Space that only lays a text out: more than one, or a line's end in the middle of a sentence (small letters around).
_LAID_OUT = re.compile(r"[^\S\n]{2,}|(?<=[a-z0-9,;])[^\S\n]?\n[^\S\n]*(?=[a-z])")

#: Without one of these a text is even, which most are; both are soon looked for.
_DOUBLED, _BROKEN = re.compile(r"[^\S\n][^\S\n]"), re.compile(r"\n[^\S\n]*[a-z]")


@dataclass(frozen=True, slots=True)
class Even:
    """An even text. `starts` and `shifts`: from each of these offsets on, as much was left out before."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """Return where the words of a span of the even text stand in the original."""
        return Span(self._original(span.start), self._original(span.end - 1) + 1)

    def _original(self, offset: int) -> int:
        place = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[place] if place >= 0 else offset


def even(text: str) -> Even | None:
    """Return the text with one space for each stretch of layout, or None where it is even already. Linear time."""
    if not (_DOUBLED.search(text) or _BROKEN.search(text)) or not _LAID_OUT.search(text):
        return None
    pieces, starts, shifts = [], [], []
    kept = last = 0
    for match in _LAID_OUT.finditer(text):
        begin, end = match.span()
        pieces += [text[last:begin], " "]
        kept += begin - last + 1
        starts.append(kept)
        shifts.append(end - kept)
        last = end
    return Even("".join([*pieces, text[last:]]), tuple(starts), tuple(shifts))
