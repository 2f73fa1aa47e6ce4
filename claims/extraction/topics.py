"""What a stretch of text is about: the stems of its telling words, and how much two stretches share.

A rare word weighs more than one that stands in every sentence of the text.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from claims.extraction.nouns import listed
from claims.text.document import Document

Topic = frozenset[str]

_WORD = re.compile(r"[a-z][a-z'-]{2,30}")
_EMPTY = listed(
    "the and that this these those with from for was were are been being have has had not but who which what whether"
    " how after before into out over about more than most other some any all also could would will may might can did"
    " does there when where while during against between people said says told say saying according its his her their"
    " they them him she our your you one two three first last it's new because since such only even still very just"
    " monday tuesday wednesday thursday friday saturday sunday morning evening night day week month year"
)
_KNOWN = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her)((?: [\w-]{1,30}){1,2})")
#: Forms that no ending betrays.
_SAME = {
    "struck": "strike", "shot": "shoot", "fought": "fight", "slain": "kill", "dead": "die", "death": "die",
    "deaths": "die", "died": "die", "toll": "die", "airstrike": "strike", "airstrikes": "strike", "hit": "strike",
    "blew": "blast", "exploded": "explos", "explosion": "explos", "explosions": "explos", "fell": "fall",
}  # fmt: skip
_ENDINGS = ("ings", "ing", "edly", "ers", "er", "ed", "es", "s")
#: How many letters tell one word from another.
_LETTERS = 6


def topic(folded: str) -> Topic:
    """Return the stems of the telling words in `folded` text."""
    return frozenset(_stem(word) for word in _WORD.findall(folded) if word not in _EMPTY)


def referred(folded: str) -> Topic:
    """Return the stems of what `folded` text speaks of as known: of "crash" in "the cause of the second crash"."""
    return topic(" ".join(found[1] for found in _KNOWN.finditer(folded)))


def weights(document: Document) -> dict[str, float]:
    """Return how much each stem of the text weighs: the more, the fewer sentences have it."""
    sentences = [topic(document.folded[s.span.start : s.span.end]) for s in document.sentences]
    counts = Counter(stem for words in sentences for stem in words)
    return {stem: math.log((len(sentences) + 1) / count) + 0.3 for stem, count in counts.items()}


def weight(words: Topic, by: dict[str, float]) -> float:
    """Return the summed weight of `words`."""
    return sum(by.get(word, 0.3) for word in words)


def likeness(one: Topic, other: Topic, by: dict[str, float]) -> float:
    """Return how much two topics share, from 0 (nothing) to 1 (the same)."""
    common = weight(one & other, by)
    return common / math.sqrt(weight(one, by) * weight(other, by)) if common else 0.0


def _stem(word: str) -> str:
    word = word.removesuffix("'s").strip("'-")
    word = _SAME.get(word, word)
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 3), "")
    return word.removesuffix(ending)[:_LETTERS].rstrip("e")
