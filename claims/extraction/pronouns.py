"""Whom "she", "it" or "they" stands for where it is the one who says something. In doubt, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.extraction.namings import Naming
from claims.extraction.nouns import FEMALE, MALE, PERSONS, head, is_body, is_plural
from claims.extraction.people import namings_in, people_in, person
from claims.extraction.sources import naming_words, subject, without_apposition
from claims.text.attribution import Statement
from claims.text.document import Document
from claims.text.spans import Span

PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who|which|this|that|one|both|all|some|many|others?)$")
#: How many sentences up a name may stand that a pronoun takes up.
BACK = 8
_REFER = frozenset({"he", "she", "it", "they"})


def antecedent(document: Document, number: int, pronoun: Span, word: str = "") -> Span | None:
    """Return the words that `pronoun`, a subject in sentence `number`, takes up: the nearest that fit, if they are one.

    Looks before it in the sentence, then upwards through the paragraph, then at the paragraph before; further up only
    along sentences with the same pronoun. `word` is the pronoun for words that stand like one: he for "the man".
    Never returns another pronoun.
    """
    word = word or pronoun.of(document.folded)
    if word not in _REFER:
        return None
    start = document.span(number).start
    if start < pronoun.start and (found := _in_region(document, Span(start, pronoun.start), word)):
        return found[0] if len(found) == 1 else None
    anchor = document.sentences[number].paragraph
    for above in range(number - 1, max(number - 1 - BACK, -1), -1):
        within = document.span(above)
        if anchor - document.sentences[above].paragraph > 1:
            return None
        if found := _in_region(document, within, word):
            return found[0] if len(found) == 1 else None
        if _goes_on(document, within, word):
            anchor = document.sentences[above].paragraph
        elif word in ("it", "they") or _opens_with_stranger(document, within):
            return None
    return None


def _goes_on(document: Document, within: Span, word: str) -> bool:
    """Say whether the sentence has the same pronoun for a subject, or is direct speech throughout."""
    sources = {statement.source.of(document.folded) for statement in _statements(document, within) if statement.source}
    opening = re.match(rf"\W*(?:(?:but|and|yet|still|then|later),? )?{word}\b", within.of(document.folded))
    return bool(opening) or any(source.split()[-1] == word for source in sources) or _is_speech(document, within)


def _is_speech(document: Document, within: Span) -> bool:
    line = document.folded.rfind("\n", 0, within.start) + 1
    speech = document.folded.count('"', max(line, within.start - 1500), within.start) % 2
    return bool(speech) or document.folded[within.start] == '"'


def _opens_with_stranger(document: Document, within: Span) -> bool:
    """Say whether a name opens the sentence of which nothing tells whether a person bears it."""
    named = namings_in(document, within)
    return bool(named) and named[0].span.start == within.start


def _in_region(document: Document, within: Span, word: str) -> list[Span]:
    """Return what fits `word`: the one who speaks or opens the sentence; failing that, for he and she, all named."""
    subjects = _distinct(document, [span for span in _subjects(document, within) if fits(document, span, word)])
    if subjects or word in ("it", "they") or _is_speech(document, within):
        return subjects
    named = [found for found in namings_in(document, within) if _could_be(document, found, within, word)]
    opening = [found.span for found in named if found.span.start - within.start < 12]
    known = any(person(document, found.last) for found in named)
    return (opening[:1] or list({found.last: found.span for found in named}.values())) if known else []


def _could_be(document: Document, found: Naming, within: Span, word: str) -> bool:
    """Say whether a name outside quotes may be that of whom `word` means: of one who fits, or of an unknown."""
    if document.folded.count('"', within.start, found.span.start) % 2:
        return False
    known = person(document, found.last)
    return _suits(known.she, word) if known else len(found.words) > 1


def _subjects(document: Document, within: Span) -> Iterator[Span]:
    for statement in _statements(document, within):
        if statement.source:
            yield from _name(document, statement.source, participle=statement.is_aside)
    if opening := subject(document, within):
        yield from _name(document, opening)


def _name(document: Document, source: Span, *, participle: bool = False) -> Iterator[Span]:
    name = naming_words(document, source, participle=participle)
    if name and not PRONOUN.match(name.of(document.folded)):
        yield name


def _statements(document: Document, within: Span) -> list[Statement]:
    found = document.statements(document.sentence_at(within.start))
    return [statement for statement in found if statement.source and within.contains(statement.source)]


def _distinct(document: Document, spans: list[Span]) -> list[Span]:
    """Return `spans` without those that name again what an earlier one names."""
    found: dict[str, Span] = {}
    for span in spans:
        found.setdefault(without_apposition(span.of(document.text)).lower(), span)
    return list(found.values())


def fits(document: Document, span: Span, word: str) -> bool:
    """Say whether the naming `span` is of the kind that the pronoun `word` stands for."""
    words = without_apposition(span.of(document.text))
    if word == "they":
        return is_plural(words)
    if is_plural(words) and not is_body(words):
        return False
    named, noun = [who for _, who in people_in(document, span)], head(words)
    if word == "it":
        return not named and (is_body(words) or (noun not in PERSONS and _is_proper(words)))
    if named:
        return _suits(named[-1].she, word)
    return noun in PERSONS and _suits((noun in FEMALE) if noun in FEMALE | MALE else None, word)


def _suits(she: bool | None, word: str) -> bool:
    return she is None or she == (word == "she")


def _is_proper(words: str) -> bool:
    """Say whether `words` are a name of one or two words, such as of a state or an agency; not "the Danes"."""
    return bool(re.match(r"(?![Tt]he \w+s$)(?:[Tt]he )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)?$", words))
