"""What speaks for and against a source whatever words it is to answer for: the signs of its own wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.extraction.nouns import CARRIERS, head
from claims.extraction.sayings import Saying
from claims.extraction.words import can_tell
from claims.text.document import Document

_MEDIUM = re.compile(
    r"\b(?:reuters|afp|ap|cnn|bbc|abc|nbc|cbs|fox|times|post|news|journal|guardian|agency|newspaper|magazine|tv|radio"
    r"|herald|tribune|telegraph|independent|press|reporters|broadcaster|network)\b"
)
_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they)$")


class Own(NamedTuple):
    """The signs of a source that hold for any words: `crossed` are those that are weighed by where the words stand."""

    plain: tuple[str, ...]
    crossed: tuple[str, ...]


def own_signs(document: Document, saying: Saying) -> Own:
    """Return the signs that the source of `saying` has for any words."""
    negated = ("negated",) if saying.negated else ()
    medium = ("medium",) if _MEDIUM.search(saying.source.of(document.folded)) else ()
    side = "after" if saying.after else "before"
    return Own((*_quality(document, saying), *negated), (saying.manner, side, _follows(saying), *negated, *medium))


def _follows(saying: Saying) -> str:
    """Name what follows the verb: its content, or the end."""
    follower = saying.follower
    if follower in ("", ".", "?", "!"):
        return "follows end"
    if follower == "that" or follower in ('"', "'", ":"):
        return "follows content"
    if follower in (",", "in", "on", "at", "adding", "during", "by", "via", "after"):
        return "follows adverbial"
    return "follows other"


def _quality(document: Document, saying: Saying) -> Iterator[str]:
    source = saying.source.of(document.text)
    low = source.lower()
    if _PRONOUN.match(low):
        yield "pronoun"
        yield f"pronoun {low}"
    else:
        noun = head(source)
        yield "teller" if can_tell(noun) or can_tell(low.split()[-1]) else "no teller"
        if noun in CARRIERS:
            yield "carrier"
        yield "capital" if any(part[:1].isupper() for part in source.split()[1:] or [source]) else "no capital"
    words = len(source.split())
    yield "long" if words > 8 else "short"
