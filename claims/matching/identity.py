"""Keys under which a draft finds the claim that it mentions again. Pure; looks nothing up.

Two drafts that share a key are mentions of one claim. Keys are strict on purpose: a claim missed
here shows twice in the queue, where an editor merges it; a wrong join would hide a claim.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, timedelta

from claims.facts import Figure

#: Words alone join claims of different articles only when the articles are this close in time.
WORDS_WINDOW = timedelta(days=7)
#: Shorter wordings ("who fired it") say too little to be the same claim in another article.
MIN_WORDS = 8


def folded(words: str) -> str:
    """Return `words` in lower case with every run of other characters than letters and digits as one space."""
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def article_key(article_id: int, words: str) -> str:
    """Return the key of these words within one article: a later version repeats them."""
    return _key("article", str(article_id), folded(words))


def words_key(words: str) -> str | None:
    """Return the key of these words in any article, or None when they are too few to tell."""
    plain = folded(words)
    return _key("words", plain) if len(plain.split()) >= MIN_WORDS else None


def facts_key(speaker: str, figures: Sequence[Figure], day: date | None) -> str | None:
    """Return the key of "this speaker gave these figures for this day", or None unless all three are known."""
    counts = sorted(f"{f.value}/{f.total}/{f.high}/{f.bound}/{folded(f.unit)}" for f in figures if f.value is not None)
    if not (speaker and counts and day):
        return None
    return _key("facts", folded(speaker), *counts, day.isoformat())


def _key(kind: str, *parts: str) -> str:
    return f"{kind}:{hashlib.sha256('|'.join(parts).encode()).hexdigest()}"
