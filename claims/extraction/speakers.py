"""Who made an assertion: the source of the statement it stands in, under the fullest name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.facts import Flag, Speaker
from claims.text.attribution import Statement
from claims.text.clauses import bare, start_of_clause
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences up a source may be named that a pronoun stands for.
BACK = 4

_PRONOUN = re.compile(
    r"(?:i|we|he|she|it|they|who|which|this|that|the (?:group|official|spokesman|spokeswoman|statement|man|woman))$"
)
_TITLE = re.compile(r"(?:mr|mrs|ms|dr|gen|col|sen|rep|president|senator)\.? ")
_NAME = re.compile(
    r"(?<![\w.])(?:[A-Z][\w’'-]{1,25}|[A-Z]\.)"
    r"(?: (?:[A-Z][\w’'-]{1,25}|[A-Z]\.|al-\w{2,20}|de|van|von|bin|el)){1,3}"
)
_PERSON = re.compile(r"[A-Z][\w’'-]{1,25}(?: (?:[A-Z][\w’'.-]{0,25}|al-\w{2,20}|de|van|von|bin|el)){1,4}$")
_CUT = re.compile(r",| who | which | whose | where | when ")
_AND_THAT = re.compile(r"[,\"]{0,2} (?:but|and|adding|but added|and added) that ")
_REPORTS_BY = re.compile(r" (?:by|among|from) ([^,.;\"]{3,60}?) (?:that|of|over|about|on)\b")
_DID_NOT = re.compile(r"(?:did|does|do|has|have|had)(?:n't| not)|declin|refus")


def speaker(document: Document, flag: Flag, span: Span) -> Speaker | None:
    """Return who is reported to say the words of `span`, or None where the article says them itself."""
    number = document.sentence_at(span.start)
    statement = _statement_around(document, number, span)
    if statement and statement.source and not _PRONOUN.match(statement.source.of(document.folded)):
        return _named(document, statement.source)
    if statement or _in_quotes(document, number, span):
        above = _source_above(document, number, span) or (statement.source if statement else None)
        return _named(document, above, guess=True) if above else None
    source = _beside_cue(document, flag, span)
    return _named(document, source) if source else None


def _statement_around(document: Document, number: int, span: Span) -> Statement | None:
    """Return the statement whose content `span` is part of, or goes on after "…, but that"."""
    for statement in document.statements(number)[::-1]:
        content = statement.content
        goes_on = content.end <= span.start and _AND_THAT.match(document.folded, content.end, span.start)
        if content.overlaps(span) or goes_on:
            return statement
    return None


def _in_quotes(document: Document, number: int, span: Span) -> bool:
    """Say whether `span` stands in direct speech of its paragraph that another sentence attributes."""
    first = number
    while first > 0 and document.sentences[first - 1].paragraph == document.sentences[number].paragraph:
        first -= 1
        if number - first > BACK:
            break
    return document.folded.count('"', document.span(first).start, span.start) % 2 == 1


def _source_above(document: Document, number: int, span: Span) -> Span | None:
    """Return the nearest source that is no pronoun: earlier in the sentence, in sentences above, then just after."""
    for statement in _statements_around(document, number, span):
        if statement.source and not _PRONOUN.match(statement.source.of(document.folded)):
            return statement.source
    return None


def _statements_around(document: Document, number: int, span: Span) -> Iterator[Statement]:
    yield from document.statements(number)
    if (
        number + 1 < len(document.sentences)
        and _same_paragraph(document, number)
        and _in_quotes(document, number, span)
    ):
        yield from document.statements(number + 1)
    for above in range(number - 1, max(number - 1 - BACK, -1), -1):
        yield from document.statements(above)[::-1]


def _same_paragraph(document: Document, number: int) -> bool:
    return document.sentences[number].paragraph == document.sentences[number + 1].paragraph


def _beside_cue(document: Document, flag: Flag, span: Span) -> Span | None:
    """Return the source in "unconfirmed reports by [residents] of …" and "[The army] did not say how …"."""
    folded, cue = document.folded, flag.cue
    if reports := _REPORTS_BY.match(folded, cue.end, max(span.start, cue.end)):
        return Span(reports.start(1), reports.end(1))
    if cue.end - 3 <= span.end and _DID_NOT.match(folded, cue.start, cue.end):
        start = start_of_clause(folded, document.span(document.sentence_at(cue.start)).start, cue.start)
        source = bare(document.text, start, cue.start)
        return source if source and not _PRONOUN.match(source.of(folded)) and len(source) < 80 else None
    return None


def _named(document: Document, source: Span, *, guess: bool = False) -> Speaker:
    name = _without_apposition(source.of(document.text))
    title = _TITLE.match(name.lower())
    surname = name[title.end() :] if title else name
    if " " not in surname:
        name = document.memo(full_names).get(surname, name)
    return Speaker(name, source, guess)


def _without_apposition(words: str) -> str:
    """Return "Ana Ruiz" of "Ana Ruiz, the mayor" and of "the mayor, Ana Ruiz"."""
    head, _, rest = words.partition(", ")
    if rest and not _PERSON.match(head) and _PERSON.match(rest):
        return rest
    cut = _CUT.search(words)
    return words[: cut.start()] if cut and cut.start() > 3 else words


def full_names(document: Document) -> dict[str, str]:
    """Return, for each last name in `document`, the first name of several words that ends with it."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(document.text):
        name = match[0].removesuffix("’s").removesuffix("'s")
        words = name.split()
        if not _TITLE.match(name.lower()) or len(words) > 2:
            found.setdefault(words[-1], name)
    return found
