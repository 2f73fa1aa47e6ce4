"""What a cue may cover: the parts of its own sentence, and what is stated in the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.facts import Coverage
from claims.flagging.anaphors import points_back
from claims.flagging.cue import Cue
from claims.text.attribution import Statement
from claims.text.clauses import bare, end_of_clause, start_of_clause
from claims.text.spans import Span

#: How many sentences above and below the cue are asked, and how many at the top of the article besides.
ABOVE, BELOW, TOP = 15, 2, 2
_ACCUSES = re.compile(r"accus|blam")
#: Where or how somebody says it, rather than what: "[in a statement] on Monday".
_CIRCUMSTANCE = re.compile(
    r"(?:in|on|by|at|from|during|to|a|an|with|for|through) (?:\S{1,20} ){0,3}?(?:statement|telephone|phone|visit|post"
    r"|interview|moment|tweet|briefing|message|letter|conference|video|speech|report|article|address)\b[^,;:\"]{0,90}$"
)
#: Fewer words than this state nothing.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a cue may cover. `rule` names the rule that would cover them, or is empty."""

    span: Span
    sentence: int
    source: Span | None = None
    verb: str = ""
    rule: str = ""


def candidates(cue: Cue, by_rule: tuple[Coverage, ...]) -> list[Candidate]:
    """Return what `cue` may cover, in reading order; no two overlap."""
    found = list(_by_rule(cue, by_rule))
    found += _apart(_own_rest(cue), found)
    for number in _around(cue):
        found += _apart(_stated(cue, number), found)
    return sorted(found, key=lambda candidate: candidate.span)


def _apart(new: Iterator[Candidate], found: list[Candidate]) -> list[Candidate]:
    """Return those of `new` that overlap neither one of `found` nor one another."""
    kept: list[Candidate] = []
    for one in new:
        if not any(one.span.overlaps(other.span) for other in (*found, *kept)):
            kept.append(one)
    return kept


def _by_rule(cue: Cue, by_rule: tuple[Coverage, ...]) -> Iterator[Candidate]:
    for coverage in by_rule:
        number = cue.document.sentence_at(coverage.span.start)
        source, verb = _said(cue, number, coverage.span)
        yield Candidate(coverage.span, number, source, verb, coverage.rule)


def _said(cue: Cue, number: int, span: Span) -> tuple[Span | None, str]:
    for statement in cue.document.statements(number):
        if statement.content.overlaps(span):
            return statement.source, statement.verb
    return None, ""


def _own_rest(cue: Cue) -> Iterator[Candidate]:
    """Yield the statements of the cue's own sentence, then the clauses that the cue does not stand in."""
    number = cue.sentence
    for statement in cue.document.statements(number):
        if not statement.content.overlaps(cue.span):
            yield Candidate(statement.content, number, statement.source, statement.verb)
    folded = cue.document.folded
    before = cue.whole.start, start_of_clause(folded, cue.whole.start, cue.span.start)
    after = end_of_clause(folded, cue.span.end, cue.whole.end), cue.whole.end
    for start, end in (before, after):
        for clause in _clauses(cue, start, end):
            yield Candidate(clause, number)


def _clauses(cue: Cue, start: int, stop: int) -> Iterator[Span]:
    """Yield the clauses of [start, stop) that state something of their own."""
    text, folded = cue.document.text, cue.document.folded
    while start < stop:
        end = end_of_clause(folded, start, stop)
        clause = bare(text, start, end)
        if clause and clause.of(text).count(" ") >= SHORTEST and not points_back(clause.of(folded)):
            yield clause
        start = max(end, start) + 1


def _asserted(statement: Statement) -> Span:
    """Return the words that assert: of "Lorren accused Brelo of theft" all, of "she said the boat sank" the boat's."""
    if statement.source and statement.source.end < statement.content.start and _ACCUSES.match(statement.verb):
        return Span(statement.source.start, statement.content.end)
    return statement.content


def _says_something(cue: Cue, statement: Statement) -> bool:
    words = statement.content.of(cue.document.folded)
    return words.count(" ") >= SHORTEST - 1 and not _CIRCUMSTANCE.match(words)


def _around(cue: Cue) -> list[int]:
    last = len(cue.document.sentences)
    near = range(max(cue.sentence - ABOVE, 0), min(cue.sentence + BELOW + 1, last))
    return sorted({*near, *range(min(TOP, last))} - {cue.sentence})


def _stated(cue: Cue, number: int) -> Iterator[Candidate]:
    told = [statement for statement in cue.document.statements(number) if _says_something(cue, statement)]
    for statement in told:
        yield Candidate(_asserted(statement), number, statement.source, statement.verb)
    whole = cue.document.span(number)
    if not told and number not in cue.caveats and whole.of(cue.document.text).count(" ") >= SHORTEST:
        yield Candidate(whole, number)
