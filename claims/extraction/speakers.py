"""Who made an assertion: the source of the statement it stands in, under the fullest name that the article gives.

A wrong name does more harm than none: where the text leaves it open, there is no speaker, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.descriptions import fuller_name
from claims.extraction.nouns import head, listed
from claims.extraction.people import full_names
from claims.extraction.pronouns import PRONOUN, antecedent
from claims.extraction.sources import naming_words, subject, without_apposition
from claims.facts import Flag, Speaker
from claims.text.attribution import Statement
from claims.text.clauses import bare, start_of_clause
from claims.text.document import Document
from claims.text.spans import Span

#: How many sentences up in its paragraph the source of direct speech may be named.
BACK = 4

_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|gen|lt|col|capt|sen|rep|gov|president|senator|colonel|general)\.? ")
_AND_THAT = re.compile(r"[,\"]{0,2} (?:but|and|adding|but added|and added) that ")
_REPORTS_BY = re.compile(r" (?:by|among|from) ([^,.;\"]{3,60}?) (?:that|of|over|about|on)\b")
_AND_SAID = re.compile(r" (?:and|but) (?:also |later )?\w{3,12}(?: that)? ?$")
_DID_NOT = re.compile(r"(?:did|does|do|has|have|had)(?:n't| not)|declin|refus")

#: Words that stand for somebody just named as a pronoun does.
_STANDS_LIKE = (
    (re.compile(r"the man$"), "he"),
    (re.compile(r"the woman$"), "she"),
    (re.compile(r"the (?:(?:rights|human rights|monitoring|war|activist) )?(?:group|watchdog)$"), "it"),
)
#: Bodies of which nobody says "the group".
_NO_GROUP = listed("army government ministry police military state court parliament company firm hospital bank")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say something, or nobody, and in an editor's words what of that is a guess."""

    speaker: Speaker | None = None
    note: str = ""


def attribution(document: Document, flag: Flag, span: Span) -> Attribution:
    """Return who is reported to say the words of `span`; nobody where the article says them or leaves it open."""
    number = document.sentence_at(span.start)
    statement = _statement_around(document, number, span)
    if statement and statement.source:
        return _of_source(document, number, statement.source, participle=statement.is_aside)
    if statement or _in_quotes(document, number, span):
        return _from_around(document, number, span, statement)
    source = _beside_cue(document, flag, span)
    return _of_source(document, number, source) if source else Attribution()


def _statement_around(document: Document, number: int, span: Span) -> Statement | None:
    """Return the statement whose content `span` is part of, or goes on after "…, but that"."""
    for statement in document.statements(number)[::-1]:
        content = statement.content
        goes_on = content.end <= span.start and _AND_THAT.match(document.folded, content.end, span.start)
        if content.overlaps(span) or goes_on:
            return statement
    return None


def _of_source(document: Document, number: int, source: Span, *, participle: bool = False) -> Attribution:
    """Return the speaker that the words of `source` name, take up or describe."""
    words = naming_words(document, source, participle=participle)
    if words is None:
        return Attribution(note=f"No speaker: the text gives only “{_short(source.of(document.text))}” as the source.")
    if PRONOUN.match(words.of(document.folded)):
        return _of_pronoun(document, document.sentence_at(words.start), words)
    return _named(document, words)


def _of_pronoun(document: Document, number: int, pronoun: Span) -> Attribution:
    word = pronoun.of(document.text).lower()
    named = antecedent(document, number, pronoun)
    if named is None:
        return Attribution(note=f"No speaker: the text does not make certain who “{word}” is.")
    name = _named(document, named)
    if name.speaker is None:
        return name
    return _guessed(name.speaker.name, pronoun, f"“{word}” is taken to be {name.speaker.name}, named further up.")


def _guessed(name: str, span: Span, reason: str) -> Attribution:
    return Attribution(Speaker(name, span, True), f"The speaker: {reason}")


def _in_quotes(document: Document, number: int, span: Span) -> bool:
    """Say whether `span` stands in direct speech of its paragraph that another sentence attributes."""
    first = next(iter(reversed([number, *_above(document, number)])))
    return document.folded.count('"', document.span(first).start, span.start) % 2 == 1


def _above(document: Document, number: int) -> Iterator[int]:
    """Yield the sentences above in the paragraph, nearest first, at most BACK."""
    for above in range(number - 1, max(number - 1 - BACK, -1), -1):
        if not _same_paragraph(document, number, above):
            return
        yield above


def _from_around(document: Document, number: int, span: Span, told: Statement | None) -> Attribution:
    """Return the speaker of words that no source stands with: earlier in the sentence, just after, or further up."""
    for beside, statement in _statements_around(document, number, span):
        if statement.source:
            found = _of_source(document, beside, statement.source, participle=statement.is_aside)
            if found.speaker is None or found.speaker.guess:
                return found
            return Attribution(
                Speaker(found.speaker.name, found.speaker.span, True),
                f"The speaker: {found.speaker.name} is named beside these words, not with them.",
            )
    if told and (opening := _opening(document, number, told)):
        return _of_source(document, number, opening)
    return Attribution()


def _opening(document: Document, number: int, statement: Statement) -> Span | None:
    """Return the subject of the sentence where it goes on "… and said": then whoever opens it says the rest."""
    start = document.span(number).start
    before = document.folded[start : statement.content.start]
    if not _AND_SAID.search(before[-60:]):
        return None
    return subject(document, Span(start, statement.content.start))


def _statements_around(document: Document, number: int, span: Span) -> Iterator[tuple[int, Statement]]:
    yield from ((number, statement) for statement in document.statements(number))
    if not _in_quotes(document, number, span):
        return
    after = number + 1
    if _same_paragraph(document, number, after) and '"' in document.span(after).of(document.folded):
        yield from ((after, statement) for statement in document.statements(after)[:1])
    for above in _above(document, number):
        yield from ((above, statement) for statement in document.statements(above)[::-1])
    if _fills_paragraph(document, number) and number:
        yield from ((number - 1, statement) for statement in document.statements(number - 1)[::-1])


def _same_paragraph(document: Document, number: int, other: int) -> bool:
    sentences = document.sentences
    return 0 <= other < len(sentences) and sentences[other].paragraph == sentences[number].paragraph


def _fills_paragraph(document: Document, number: int) -> bool:
    """Say whether sentence `number` opens a paragraph with direct speech: the speaker before it may go on."""
    return not _same_paragraph(document, number, number - 1) and document.folded.startswith(
        '"', document.span(number).start
    )


def _beside_cue(document: Document, flag: Flag, span: Span) -> Span | None:
    """Return the source in "unconfirmed reports by [residents] of …" and "[The army] did not say how …"."""
    folded, cue = document.folded, flag.cue
    if reports := _REPORTS_BY.match(folded, cue.end, max(span.start, cue.end)):
        return Span(reports.start(1), reports.end(1))
    if cue.end - 3 <= span.end and _DID_NOT.match(folded, cue.start, cue.end):
        start = start_of_clause(folded, document.span(document.sentence_at(cue.start)).start, cue.start)
        source = bare(document.text, start, cue.start)
        return source if source and not PRONOUN.match(source.of(folded)) and len(source) < 80 else None
    return None


def _named(document: Document, words: Span) -> Attribution:
    """Return the speaker whom `words` name, under the fullest name; a description that fits one name is a guess."""
    name = without_apposition(words.of(document.text))
    title = _TITLE.match(name.lower())
    surname = name[title.end() :] if title else name
    if " " not in surname:
        return Attribution(Speaker(document.memo(full_names).get(surname, name), words))
    fuller, several = fuller_name(document, name, words.start)
    fuller = fuller if fuller or several else _just_named(document, name, words)
    if fuller and fuller.lower() != name.lower():
        full = _full(document, fuller)
        return _guessed(full, words, f"“{name}” is taken to be {full}, named further up.")
    note = f"The speaker: more than one that “{name}” could mean is named further up." if several else ""
    return Attribution(Speaker(name, words), note)


def _just_named(document: Document, name: str, words: Span) -> str | None:
    """Return whom "the man" or "the group" takes up."""
    pronoun = next((word for like, word in _STANDS_LIKE if like.match(name.lower())), "")
    named = antecedent(document, document.sentence_at(words.start), words, pronoun) if pronoun else None
    if named is None or (pronoun == "it" and head(named.of(document.text)) in _NO_GROUP):
        return None
    return without_apposition(named.of(document.text))


def _full(document: Document, name: str) -> str:
    return document.memo(full_names).get(name.split()[-1], name) if name.istitle() else name


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
