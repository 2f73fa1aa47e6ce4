"""What stands around a claim and tells what it is about, where its own words ("the cause of the crash") do not."""

from __future__ import annotations

from claims.matching.rarity import rarity
from claims.matching.terms import words
from claims.text.spans import Span

#: So many words are taken, from the title and from so many code points before the claim and after it.
TAKEN = 6
BEFORE, AFTER = 400, 100
#: Names and things, not "week" or "official": a word in a tenth of all news or in less.
TELLING = 2.3


def around(title: str, text: str, span: Span) -> list[str]:
    """Return the most telling plain words around `span` of `text` and in its title, without the claim's own."""
    near = f"{title}\n{text[max(span.start - BEFORE, 0) : span.start]}\n{text[span.end : span.end + AFTER]}"
    own = set(words(span.of(text)))
    found = [word for word in dict.fromkeys(words(near)) if word not in own and rarity(word) >= TELLING]
    # Of equally rare words the earlier: the title's first, for the sort keeps their order.
    return sorted(found, key=lambda word: -rarity(word))[:TAKEN]
