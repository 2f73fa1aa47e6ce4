"""The words of an article, counted once for all that seek some of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from claims.text.document import Document

_TOKEN = re.compile(r"[\w-]+")


def tokens(document: Document) -> Counter[str]:
    """Return how often the article has each word as it stands, with its hyphens."""
    return Counter(_TOKEN.findall(document.text))


def spellings(words: Iterable[str]) -> dict[str, str]:
    """Return folded words by how an article can spell them: small, with a capital, or in capitals."""
    return {form: word for word in words for form in (word, word.capitalize(), word.upper())}


def counted(document: Document, spelled: dict[str, str]) -> Counter[str]:
    """Return how often the article has each of the words, alone or as a part of a hyphened one."""
    found: Counter[str] = Counter()
    told = document.memo(tokens)
    for token in told.keys() & spelled.keys():
        found[spelled[token]] += told[token]
    for token in document.memo(_hyphened):
        for part in token.split("-"):
            if part in spelled:
                found[spelled[part]] += told[token]
    return found


def _hyphened(document: Document) -> tuple[str, ...]:
    return tuple(token for token in document.memo(tokens) if "-" in token)


def offsets(folded: str, word: str) -> Iterator[int]:
    """Return where `word` begins in a text, be it the whole of a word or not."""
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))
