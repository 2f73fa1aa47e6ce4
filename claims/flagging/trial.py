"""Trying out a row of the phrase table on a text before it is used: what would it catch there? Saves nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass

from claims.flagging.added import own_words
from claims.flagging.detector import detect
from claims.flagging.phrase import Phrase
from claims.text.document import Document
from claims.text.spans import Span

#: Length of a hostile text, and how long a row may take for it. News is a hundredth as long and never so odd.
HOSTILE = 50_000
MOST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Catch:
    """A flag that a row would raise. `instead` is the row that raises one on these words without it, or empty."""

    cue: Span
    covers: tuple[Span, ...]
    instead: str = ""


def catches(text: str, row: Phrase, others: tuple[Phrase, ...] = ()) -> list[Catch]:
    """Return the flags that `row` would raise in `text`, beside the table and the `others` that editors added."""
    document = Document(text)
    if not any(need in document.folded for need in row.needs) or not row.pattern.search(document.folded):
        return []
    found = [flag for flag in detect(document, (*others, row)) if flag.phrase == row.id]
    before = detect(document, others) if found else []
    return [
        Catch(
            flag.cue,
            tuple(coverage.span for coverage in flag.covers),
            next((known.phrase for known in before if known.cue.overlaps(flag.cue)), ""),
        )
        for flag in found
    ]


def seconds_on_hostile_text(row: Phrase, words: str) -> float:
    """Return how long the pattern of `row` (made from the editor's `words`) takes for the worst of three long texts.

    The texts are made of its own words, so that it begins to match everywhere and ends nowhere.
    """
    own = own_words(words)
    return max(_seconds(row, _long(text)) for text in (" ".join(own[:-1]) or own[0], " ".join(own), f"{own[0]} x"))


def _long(words: str) -> str:
    return f"{words} " * (HOSTILE // (len(words) + 1) + 1)


def _seconds(row: Phrase, text: str) -> float:
    start = time.perf_counter()
    for _ in row.pattern.finditer(text):
        pass
    return time.perf_counter() - start
