"""Where a clause begins and ends inside a sentence. Works on folded text and reports offsets into it."""

from __future__ import annotations

import re
from unicodedata import category

from claims.text.spans import Span

#: What begins a new clause. Commas alone do not: they also part the members of a list.
_BREAK = re.compile(
    r"\.(?<=[a-z]{5}\.) |[;—–()]|:\s"
    r"| (?:-{1,2} |(?:but|although|though|whereas|however)\b)"
    r"|,(?: (?:but|although|though|whereas|however)\b"
    r"|[\"']? (?:(?:and|while|which|who|whose|where|when|as|adding|saying|according|after|because|since|despite|even"
    r"|yet|nor|with|given|prompting|citing|meaning)\b"
    r"|(?:he|she|they|it|(?:the|a|an|mr\.|ms\.|mrs\.|dr\.) [^,;\"]{1,60}?"
    r"|[^\s,;\"]{2,25}(?: [^\s,;\"]{2,25}){0,2}) (?:said|says|told|added|wrote)\b)"
    r"|(?:but|although|though|whereas|however)\b|\"(?=\s|$))"
    r"|[.?!]\"(?=\s|$)"
)
_OPENING = re.compile(
    r"(?:(?:but|and|yet|however|although|though|while|that|also|still|meanwhile|so|because|since|or|in addition),? )+"
)
#: Kinds of characters that no name or assertion begins or ends with: punctuation, symbols, spaces, controls.
_EDGE = ("P", "S", "Z", "C")


def end_of_clause(folded: str, start: int, end: int) -> int:
    """Return where the clause that is under way at `start` stops, at most `end`."""
    found = _BREAK.search(folded, start, end)
    while found and found.start() - start < 2:
        found = _BREAK.search(folded, found.end(), end)
    return found.start() if found else end


def start_of_clause(folded: str, start: int, end: int) -> int:
    """Return where the clause that is under way at `end` began, at least `start`."""
    last = start
    for found in _BREAK.finditer(folded, start, end):
        last = found.end()
    opening = _OPENING.match(folded, last, end)
    return opening.end() if opening else last


def bare(text: str, start: int, end: int) -> Span | None:
    """Return [start, end) without the white space, quotes and punctuation at its edges, or None."""
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_edge(letter: str) -> bool:
    return letter not in "$€£%" and category(letter)[0] in _EDGE
