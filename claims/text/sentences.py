"""Paragraphs and sentences as spans of the text that they stand in.

A paragraph is a line. Very long "sentences" (tables, tag clouds, hostile input) are cut at LONGEST
code points, so that whatever reads a sentence works on a bounded string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import nupunkt

from claims.text.spans import Span, trimmed

LONGEST = 1500

#: "Rear Adm. John Smith": the segmenter knows most titles, not these.
_TITLE = re.compile(r"\b(?:Adm|Lt|Col|Maj|Sgt|Capt|Gov|Gen|Brig|Cmdr|Rev|Sen|Rep|Pvt|Cpl|Mr|Mrs|Ms|Dr)\.\s*$")
#: "… on Friday.Police said": pasted pages lose the space between sentences.
_GLUED = re.compile(r"[.?!](?<=[a-z]{2}.)[\"”’]?(?=[\"“]?[A-Z][a-z])")
#: Without a mark that something follows, a paragraph is one sentence.
_PARTS = re.compile(r"[.!?…].", re.DOTALL)
_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without white space at its edges, and the number of its paragraph."""

    span: Span
    paragraph: int


def paragraphs(text: str) -> list[Span]:
    """Return the non-empty lines of `text`, without white space at their edges."""
    lines = (trimmed(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [line for line in lines if line]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order."""
    return [
        Sentence(span, number)
        for number, paragraph in enumerate(paragraphs(text))
        for span in _sentences_of(text, paragraph)
    ]


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    for start, end in pairwise(_cuts(paragraph.of(text))):
        for cut in range(paragraph.start + start, paragraph.start + end, LONGEST):
            if span := trimmed(text, cut, min(cut + LONGEST, paragraph.start + end)):
                yield span


def _cuts(words: str) -> list[int]:
    """Return where sentences begin in `words`, and its end."""
    if not _PARTS.search(words):
        return [0, len(words)]
    begins = {start for start, _ in nupunkt.sent_spans(words) if not _TITLE.search(words, max(start - 12, 0), start)}
    begins.update(glued.end() for glued in _GLUED.finditer(words))
    return sorted({0, *begins, len(words)})
