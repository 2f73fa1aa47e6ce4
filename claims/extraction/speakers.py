"""Who made an assertion: the source of the statement it stands in, under the fullest name that the article gives."""

from __future__ import annotations

import re

from claims.facts import Speaker
from claims.text.attribution import Statement
from claims.text.document import Document
from claims.text.spans import Span

_PRONOUN = re.compile(
    r"(?:he|she|it|they|who|which|this|that|the (?:group|official|spokesman|spokeswoman|statement|man|woman))$"
)
_TITLE = re.compile(r"(?:mr|mrs|ms|dr|gen|col|sen|rep|president|senator)\.? ")
_NAME = re.compile(
    r"(?<![\w.])(?:[A-Z][\w’'-]{1,25}|[A-Z]\.)(?: (?:[A-Z][\w’'-]{1,25}|[A-Z]\.|al-\w{2,20}|de|van|von|bin|el)){1,3}"
)
_PERSON = re.compile(r"[A-Z][\w’'.-]{0,25}(?: [A-Z][\w’'.-]{0,25}){1,4}")
_CUT = re.compile(r",| who | which | whose | where | when ")
BACK = 4


def speaker(document: Document, span: Span, names: dict[str, str]) -> Speaker | None:
    """Return who is reported to say the words of `span`, or None where the article says them itself.

    `names` maps surnames to the fullest name; see `full_names`.
    """
    number = document.sentence_at(span.start)
    statement = _statement_around(document, number, span)
    if statement is None:
        return None
    guess = False
    source = statement.source
    if source is None or _PRONOUN.match(source.of(document.folded)):
        source, guess = _source_above(document, number, statement) or source, True
    return Speaker(_named(document, source, names), source, guess) if source else None


def full_names(text: str) -> dict[str, str]:
    """Return, for each last name in `text`, the first name of several words that ends with it."""
    found: dict[str, str] = {}
    for name in _NAME.finditer(text):
        words = name[0].split()
        if not _TITLE.match(name[0].lower()) or len(words) > 2:
            found.setdefault(
                words[-1].removesuffix("’s").removesuffix("'s"), name[0].removesuffix("’s").removesuffix("'s")
            )
    return found


def _statement_around(document: Document, number: int, span: Span) -> Statement | None:
    statements = document.statements(number)
    inside = [statement for statement in statements if statement.content.overlaps(span)]
    return inside[0] if inside else None


def _source_above(document: Document, number: int, statement: Statement) -> Span | None:
    same = [other for other in document.statements(number) if other.content.start < statement.content.start]
    candidates = same[::-1] + [
        s for i in range(number - 1, max(number - 1 - BACK, -1), -1) for s in document.statements(i)[::-1]
    ]
    for other in candidates:
        if other.source and not _PRONOUN.match(other.source.of(document.folded)):
            return other.source
    return None


def _named(document: Document, source: Span, names: dict[str, str]) -> str:
    words = source.of(document.text)
    cut = _CUT.search(words)
    words = words[: cut.start()] if cut and cut.start() > 3 else words
    bare = words[_TITLE.match(words.lower()).end() :] if _TITLE.match(words.lower()) else words  # type: ignore[union-attr]
    if " " not in bare:
        return names.get(bare, words)
    return words
