"""Finding words that a person typed or copied in a text, and showing a span so that no other can be taken for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.text.folding import folded
from claims.text.marks import paragraph_around
from claims.text.sentences import sentences
from claims.text.spans import Span

_SPACE = re.compile(r"\s+")
_BEFORE, _AFTER = re.compile(r"\S+\s*\Z"), re.compile(r"\s*\S+")
#: No word of a language is longer; whatever is, is cut rather than read to its end.
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class InContext:
    """An occurrence of some words with a line's worth of text on either side, white space folded."""

    span: Span
    before: str
    words: str
    after: str


def occurrences(text: str, words: str) -> list[Span]:
    """Return where `words` stand in `text`, whatever the case, the shape of quotes and the white space.

    Where some are letter for letter the same, only those. Words that begin or end within a longer one are widened to
    the whole of it, unless they stand elsewhere by themselves. Nothing for words that are only white space.
    """
    parts = [re.escape(part) for part in folded(words).split()]
    if not parts:
        return []
    spans = [Span(*match.span()) for match in re.finditer(r"\s+".join(parts), folded(text))]
    spans = [span for span in spans if span.of(text) == words.strip()] or spans
    whole = [span for span in spans if _widened(text, span) == span]
    return whole or list(dict.fromkeys(_widened(text, span) for span in spans))


def nearest(spans: list[Span], to: Span) -> Span:
    """Return the one of `spans` that is nearest to another span; of two, the earlier. Raises ValueError for none."""
    return min(spans, key=lambda span: (max(span.start - to.end, to.start - span.end, 0), span.start))


def in_context(text: str, span: Span, reach: int = 60) -> InContext:
    """Return a span with `reach` code points of text on either side, an ellipsis where the text goes on."""
    start, end = max(span.start - reach, 0), min(span.end + reach, len(text))
    before, after = _SPACE.sub(" ", text[start : span.start]), _SPACE.sub(" ", text[span.end : end])
    return InContext(
        span,
        f"…{before}" if start else before,
        _SPACE.sub(" ", span.of(text)),
        f"{after}…" if end < len(text) else after,
    )


def unmistakable(text: str, span: Span) -> Span:
    """Return `span`, lengthened by as few words as make its words occur once in `text`.

    It leaves its sentence only where that occurs more than once, and is all of the text at the most.
    """
    if _is_unique(text, span):
        return span
    everything = Span(0, len(text))
    return _lengthened(text, span, _sentences_around(text, span)) or _lengthened(text, span, everything) or everything


def _is_unique(text: str, span: Span) -> bool:
    words = span.of(text)
    return text.find(words) == span.start and text.find(words, span.start + 1) < 0


def _sentences_around(text: str, span: Span) -> Span:
    paragraph = paragraph_around(text, span)
    found = [sentence.span.shifted(paragraph.start) for sentence in sentences(paragraph.of(text))]
    touched = [sentence for sentence in found if sentence.overlaps(span)]
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end)) if touched else span


def _lengthened(text: str, span: Span, within: Span) -> Span | None:
    """Return `span` with so many words more after it, before it or around it that it is unique, if any are enough."""
    words, longest = 0, span
    while longest != within:
        # Steps grow, so that a text that only repeats itself is done with soon.
        words += 1 + words // 8
        longer = [_with_words(text, span, *sides, within) for sides in ((0, words), (words, 0), (words, words))]
        if found := next((it for it in longer if _is_unique(text, it)), None):
            return found
        longest = longer[-1]
    return None


def _with_words(text: str, span: Span, before: int, after: int, within: Span) -> Span:
    start, end = span.start, span.end
    for _ in range(before):
        found = _BEFORE.search(text[max(start - _LONGEST_WORD, within.start) : start])
        start = max(start - (len(found[0]) if found else _LONGEST_WORD), within.start)
    for _ in range(after):
        found = _AFTER.match(text, end, min(end + _LONGEST_WORD, within.end))
        end = found.end() if found else min(end + _LONGEST_WORD, within.end)
    return Span(start, end)


def _widened(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
