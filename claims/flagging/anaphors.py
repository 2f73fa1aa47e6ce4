"""Words that point back: "the claims", "both reports", "Mr. Aran's assertions". What do they stand for?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.facts import Coverage
from claims.flagging.cue import Cue
from claims.flagging.phrase import WORDS
from claims.text.attribution import Statement
from claims.text.clauses import bare
from claims.text.spans import Span
from claims.verdicts import Scope

#: How far up an article a caveat may reach, in sentences.
REACH, REACH_FOR_NAMED = 5, 10
MOST = 4

_NOUN = (
    rf"(?:{WORDS['ACCOUNT']}|{WORDS['MEDIA']}|incidents?|attacks?|casualty|death|assessment|data|reporting"
    rf"|announcement|denials?|any of|them|it|this|that|these|those|either|both|which|all|any|they|so|anything"
    rf"|authenticity|veracity|accuracy|content|truth)"
)
_POINTING = re.compile(
    rf"(?:(?:the|these|those|this|that|such|both|either|neither|his|her|its|their|all|any|any of|none of|some|some of"
    rf"|many of|much of|most of|each|casualty|death|battlefield|latest|other|of|two|\S{{2,20}}'s?|mr\.|ms\.|mrs\."
    rf"|dr\.|content|authenticity|veracity|accuracy|truth|provenance|different|various|conflicting"
    rf"|competing) ){{0,6}}{_NOUN}(?: (?:of|in|from|by|made by|about) (?:\S{{1,20}} ?){{1,4}}| reported)?$"
)
_OWNER = re.compile(
    r"\b(?:(?:mr|ms|mrs|dr|gen|col|president)\. )?([\w-]{2,25})(?:'s|s') (?:\w{2,15} ){0,2}" + WORDS["ACCOUNT"]
)
_MANY = re.compile(
    r"\b(?:claims|reports|accounts|allegations|accusations|assertions|statements|figures|numbers|tolls|both|either"
    r"|neither|estimates|details|discrepanc\w{1,4})\b"
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_MEDIA = re.compile(rf"\b{WORDS['MEDIA']}\b")
_DIGIT = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|one|no one)\b")


def points_back(words: str) -> bool:
    """Say whether the folded `words` name nothing themselves: "the claims", "it", "the ministry's figures"."""
    return len(words) < 90 and _POINTING.match(words.strip(" ,.;:\"'-")) is not None


def referents(cue: Cue, pointer: str) -> list[Coverage]:
    """Return what `pointer` (folded) stands for, seen from `cue`: the statements before it, nearest last."""
    if (owner := _OWNER.search(pointer)) and (found := list(_of_owner(cue, owner[1]))):
        return found[::-1]
    many = MOST if _MANY.search(pointer) else 1
    return (list(_stated(cue, many)) or _sentence_before(cue))[::-1]


def _of_owner(cue: Cue, name: str) -> Iterator[Coverage]:
    """Yield indirect statements of the named source, from the cue upwards."""
    found = []
    for number in range(cue.sentence - 1, max(cue.sentence - 1 - REACH_FOR_NAMED, -1), -1):
        for statement in cue.document.statements(number)[::-1]:
            if _source_is(cue, number, statement, name) and not _is_opinion(cue, statement):
                found.append((number, statement))
    indirect = [pair for pair in found if not _is_quoted(cue, pair[1])]
    for number, statement in (indirect or found)[:MOST]:
        yield _coverage(cue, number, statement.content, "named source")


def _source_is(cue: Cue, number: int, statement: Statement, name: str) -> bool:
    source = _source(cue, statement)
    if source in _PRONOUNS and number > 0:
        above = cue.document.statements(number - 1)
        return any(name in _source(cue, earlier) for earlier in above)
    return name in source


def _source(cue: Cue, statement: Statement) -> str:
    return statement.source.of(cue.document.folded) if statement.source else ""


def _is_quoted(cue: Cue, statement: Statement) -> bool:
    start = statement.content.start
    return start > 0 and cue.document.folded[start - 1] == '"'


def _is_opinion(cue: Cue, statement: Statement) -> bool:
    return False


def _stated(cue: Cue, most: int) -> Iterator[Coverage]:
    """Yield attributed statements from the cue upwards, within the paragraph if it holds any."""
    found = 0
    for number in _upwards(cue):
        far = cue.document.sentences[cue.sentence].paragraph - cue.document.sentences[number].paragraph
        if far > 1 or (found and far):
            return
        for statement in cue.document.statements(number)[::-1]:
            if not _restates_caveat(cue, number, statement):
                yield _coverage(cue, number, statement.content, "statement before")
                found += 1
                if found == most:
                    return
        if most == 1 and not found and number not in cue.caveats:
            return


def _upwards(cue: Cue) -> range:
    return range(cue.sentence - 1, max(cue.sentence - 1 - REACH, -1), -1)


def _restates_caveat(cue: Cue, number: int, statement: Statement) -> bool:
    return False


def _sentence_before(cue: Cue) -> list[Coverage]:
    for number in _upwards(cue):
        if number not in cue.caveats:
            return [_coverage(cue, number, cue.document.span(number), "sentence before")]
    return []


def _coverage(cue: Cue, number: int, span: Span, rule: str) -> Coverage:
    bared = bare(cue.document.text, span.start, span.end) or span
    return Coverage(bared, scope_between(cue.sentence, number), rule)


def scope_between(cue: int, covered: int) -> Scope:
    """Return where sentence `covered` stands, seen from sentence `cue`."""
    if covered == cue:
        return Scope.SAME_SENTENCE
    if covered > cue:
        return Scope.LATER
    return Scope.PREVIOUS_SENTENCE if covered == cue - 1 else Scope.EARLIER
