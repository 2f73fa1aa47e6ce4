"""What a stretch of text is about: the stems of its telling words, and how much two stretches share.

A rare word weighs more than one that stands in every sentence of the text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import chain

from claims.extraction.nouns import listed
from claims.text.document import Document
from claims.text.perword import PerWord

Topic = frozenset[str]

_WORD = re.compile(r"[a-z][a-z'-]{2,30}")
#: What words are made of stays, and everything else is a space.
_SPACED = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz'-" else 32 for byte in range(256))
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
    return _topic(_spaced(folded))


def referred(folded: str) -> Topic:
    """Return the stems of what `folded` text speaks of as known: of "crash" in "the cause of the second crash"."""
    return topic(" ".join(found[1] for found in _KNOWN.finditer(folded)))


class Weights:
    """How much each stem of a text weighs: the more, the fewer sentences have it."""

    def __init__(self, document: Document) -> None:
        words, spans = _spaced(document.folded), [sentence.span for sentence in document.sentences]
        stems = (set(map(_STEMS.__getitem__, words[span.start : span.end].split())) for span in spans)
        self._counts = Counter(chain.from_iterable(stems))
        self._many = len(spans) + 1
        self._by_stem = PerWord(self._weight)

    def of(self, words: Topic) -> float:
        """Return the summed weight of `words`."""
        return sum(map(self._by_stem.__getitem__, words))

    def _weight(self, stem: str) -> float:
        count = self._counts[stem]
        return (math.log(self._many / count) if count else 0.0) + 0.3


def _spaced(folded: str) -> bytes:
    return folded.encode("latin-1", "replace").translate(_SPACED)


def _topic(spaced: bytes) -> Topic:
    return frozenset(filter(None, map(_STEMS.__getitem__, spaced.split())))


def _telling_stem(word: bytes) -> str:
    """Return the stem of what stands between two spaces if it is a telling word, else nothing."""
    found = _WORD.search(word.decode())
    return _stem(found[0]) if found and found[0] not in _EMPTY else ""


def _stem(word: str) -> str:
    word = word.removesuffix("'s").strip("'-")
    word = _SAME.get(word, word)
    if word.endswith(_ENDINGS):
        ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 3), "")
        word = word.removesuffix(ending)
    return word[:_LETTERS].rstrip("e")


_STEMS = PerWord(_telling_stem)
