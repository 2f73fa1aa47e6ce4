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

#: How far up an article a caveat may reach, in sentences and (where it opens a paragraph) in paragraphs.
REACH, REACH_FOR_NAMED = 6, 12
PARAGRAPHS = 3
MOST = 4
#: As many spaces as the words of a statement have at least.
LEAST = 3

_NOUN = (
    rf"(?:{WORDS['ACCOUNT']}|{WORDS['MEDIA']}|incidents?|casualty|assessment|data|reporting"
    rf"|announcement|denials?|authenticity|veracity|accuracy|content|truth)"
)
_PRONOUN = r"(?:any of them|them|it|this|that|these|those|either|both|which|all|any|they|so|anything)"
_POINTING = re.compile(
    rf"(?:(?:the|these|those|this|that|such|both|either|neither|his|her|its|their|all|any|any of|none of|some|some of"
    rf"|many of|much of|most of|each|casualty|death|battlefield|latest|other|of|two|\S{{2,20}}'s?|mr\.|ms\.|mrs\."
    rf"|dr\.|content|authenticity|veracity|accuracy|truth|provenance|different|various|conflicting"
    rf"|competing|however,?|but) ){{0,6}}"
    rf"(?:(?:[\w-]{{2,20}} ){{0,2}}{_NOUN}(?: \w{{2,12}}ly)?|{_PRONOUN}(?! of\b))"
    rf"(?:$|[,;]|,? (?:of|in|from|by|made|about|as|reported|coming|on|and|or|to|because|due|but"
    rf"|immediately|again|when|for|with|after|before|until|at|if|outright)\b)"
)
#: "denied that …" begins a clause; "denied any involvement" leaves open in what.
_CLAUSE = re.compile(rf"that (?!{WORDS['ACCOUNT']}\b)\w")
#: "the claims that it sank" name what was claimed; "the reports and if that boat sank" do not.
_SAYS_THAT = re.compile(rf"{_NOUN}(?: \S{{1,20}}){{0,5}}? that ")
_BARE_DENIAL = re.compile(
    r"(?:(?:any|all) )?(?:responsibility|involvement|wrongdoing)"
    r"(?: (?:for|in) (?:it|(?:the|this|that|these|any)(?: \S{2,20}){1,3}))?$"
)
_OWNER = re.compile(
    r"\b(?:(?:mr|ms|mrs|dr|gen|col|president)\. )?"
    r"(?!(?:the|these|those|this|that|such|both|either|neither|his|her|its|their|all|any|casualty|death"
    r"|other)\b)([\w-]{3,25})(?:'s|s')? (?:\w{2,15} ){0,2}" + WORDS["ACCOUNT"]
)
_MANY = re.compile(
    r"\b(?:claims|reports|accounts|allegations|accusations|assertions|statements|figures|numbers|tolls|both|either"
    r"|neither|none|estimates|details|discrepanc\w{1,4})\b"
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def points_back(words: str) -> bool:
    """Say whether the folded `words` name nothing themselves: "the claims", "it", "the ministry's figures"."""
    words = words.strip(" ,.;:\"'-")
    if _SAYS_THAT.search(words[:60]) or _CLAUSE.match(words):
        return False
    return bool(_POINTING.match(words) or _BARE_DENIAL.match(words))


def referents(cue: Cue, pointer: str) -> list[Coverage]:
    """Return what `pointer` (folded) stands for, seen from `cue`: the statements before it, nearest last."""
    for owner in _OWNER.finditer(pointer):
        if found := list(_of_owner(cue, owner[1])):
            return found[::-1]
    most = MOST if _MANY.search(pointer) else 1
    return (list(_stated(cue, most)) or _sentence_before(cue))[::-1]


def _of_owner(cue: Cue, name: str) -> Iterator[Coverage]:
    """Yield indirect statements of the named source, from the cue upwards; quoted ones if there are no others."""
    found = [
        (number, statement)
        for number in _upwards(cue, REACH_FOR_NAMED)
        for statement in _telling(cue, number)[::-1]
        if _source_is(cue, number, statement, name)
    ]
    indirect = [pair for pair in found if not _is_quoted(cue, pair[1])]
    for number, statement in (indirect or found)[:MOST]:
        yield coverage(cue, number, statement.content, "named source")


def _source_is(cue: Cue, number: int, statement: Statement, name: str) -> bool:
    source = _source(cue, statement)
    if source in _PRONOUNS and number > 0:
        return any(name in _source(cue, above) for above in cue.document.statements(number - 1))
    return name in source


def _source(cue: Cue, statement: Statement) -> str:
    return statement.source.of(cue.document.folded) if statement.source else ""


def _is_quoted(cue: Cue, statement: Statement) -> bool:
    start = statement.content.start
    return start > 0 and cue.document.folded[start - 1] == '"'


def _stated(cue: Cue, most: int) -> Iterator[Coverage]:
    """Yield up to `most` attributed statements from the cue upwards, within its paragraph if that holds any."""
    left = most
    for number in _upwards(cue, REACH):
        far = cue.document.sentences[cue.sentence].paragraph - cue.document.sentences[number].paragraph
        if far > PARAGRAPHS or (far and left < most and not _opens_paragraph(cue)):
            return
        for statement in _telling(cue, number)[::-1][:left]:
            yield coverage(cue, number, statement.content, "statement before")
            left -= 1
        if not left or (most == 1 and number not in cue.caveats):
            return


def _telling(cue: Cue, number: int) -> list[Statement]:
    """Return the statements of a sentence that say something: more than "on Monday"."""
    told = cue.document.statements(number)
    return [statement for statement in told if statement.content.of(cue.document.folded).count(" ") >= LEAST]


def _opens_paragraph(cue: Cue) -> bool:
    sentences, number = cue.document.sentences, cue.sentence
    return number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph


def _upwards(cue: Cue, most: int) -> range:
    return range(cue.sentence - 1, max(cue.sentence - 1 - most, -1), -1)


def _sentence_before(cue: Cue) -> list[Coverage]:
    for number in _upwards(cue, REACH):
        if number not in cue.caveats:
            return [coverage(cue, number, cue.document.span(number), "sentence before")]
    return []


def coverage(cue: Cue, number: int, span: Span, rule: str, note: str = "") -> Coverage:
    """Return `span`, which stands in sentence `number`, as covered by `rule`; `note` says what of it is a guess."""
    return Coverage(bare(cue.document.text, span.start, span.end) or span, _scope(cue.sentence, number), rule, note)


def _scope(cue: int, covered: int) -> Scope:
    if covered == cue:
        return Scope.SAME_SENTENCE
    if covered > cue:
        return Scope.LATER
    return Scope.PREVIOUS_SENTENCE if covered == cue - 1 else Scope.EARLIER
