"""Which words a cue covers. Each rule answers with coverages or with nothing; the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from claims.facts import Coverage
from claims.flagging.anaphors import points_back, referents, scope_between
from claims.flagging.cue import Cue
from claims.flagging.phrase import WORDS, Reach
from claims.text.clauses import bare, end_of_clause, start_of_clause
from claims.text.spans import Span
from claims.verdicts import FlagKind, Scope

Rule = Callable[[Cue], list[Coverage]]

_WH = re.compile(
    rf"(?:[ ,]{{1,2}}(?:yet|exactly|precisely|for sure|as to|from \w{{2,12}}|on|about|of|at this point|immediately"
    rf"|for|to what extent|,)){{0,3}}[ ,\"]{{1,2}}({WORDS['WH']})\b(?! (?:the|a) {WORDS['ACCOUNT']} (?:was|were))"
)
_LAST_WH = re.compile(rf"\b{WORDS['WH']}$")
_MORE = re.compile(rf",? (?:or|and|nor) (?={WORDS['WH']}\b)")
_BARE_IF = re.compile(r"(?:if|whether) ")
_TOPIC = re.compile(
    r"(?: [^\s.;]{1,25}){0,8}? (?P<link>that|of|about|over|regarding|concerning|suggesting|claiming|alleging|showing"
    r"|shows|show|showed|estimated|suggested|said|say"
    r"|linking|tying|against|on|for|to suggest|to support|to back|detailing|indicating|around|in) "
)
_NEGATED_OBJECT = re.compile(r" (?:that|whether|if|of|about|on|as to) ")
_WHICH = re.compile(r"[, ]{1,2}(?:which|that|who)(?: \w{2,12}){0,3} ?$")
_JOIN = re.compile(
    r",? (?:but|though|although|and|while|yet|however)\b[^,]{0,80}$|, (?:which|who|a claim|an assertion|a figure"
    r"|a number)\b[^,]{0,60}$|, $|: $| - $"
)


#: Rows whose cue begins with the thing itself: "[the cause] has not been determined".
_HOLDS_ITS_THING = frozenset({"C-04"})


def covered(cue: Cue) -> tuple[Coverage, ...]:
    """Return what `cue` covers, in reading order; the cue's own sentence if no rule knows better."""
    for rule in RULES[cue.phrase.reach]:
        if found := rule(cue):
            return tuple(sorted(set(found), key=lambda coverage: coverage.span))
    return (Coverage(cue.whole, Scope.SAME_SENTENCE, "own sentence"),)


def question(cue: Cue) -> list[Coverage]:
    """Cover the question after the cue: "not clear [whether …]", each of several on its own."""
    inside = _LAST_WH.search(cue.words)
    following = None if inside else _WH.match(cue.after)
    if inside:
        start = cue.span.start + inside.start()
    elif following:
        start = cue.span.end + following.start(1)
    else:
        return []
    return _parts(cue, start, end_of_clause(cue.document.folded, start + 3, cue.whole.end))


def _parts(cue: Cue, start: int, end: int) -> list[Coverage]:
    folded, found = cue.document.folded, []
    cuts = [start, *(more.end() for more in _MORE.finditer(folded, start, end)), end]
    for begin, stop in pairwise(cuts):
        plain = _BARE_IF.match(folded, begin, stop)
        stop = start_of_link(folded, begin, stop)
        found += _here(cue, plain.end() if plain else begin, stop, "question")
    return found


def start_of_link(folded: str, begin: int, stop: int) -> int:
    """Return `stop` without an "or" or "and" that ends [begin, stop)."""
    link = re.search(r",? (?:or|and|nor) $", folded[begin:stop])
    return begin + link.start() if link else stop


def topic(cue: Cue) -> list[Coverage]:
    """Cover what follows the preposition: "unconfirmed reports of […]"."""
    found = _TOPIC.match(cue.after)
    if found is None or end_of_clause(cue.document.folded, cue.span.end, cue.whole.end) < cue.span.end + found.start(
        "link"
    ):
        return []
    start = cue.span.end + found.end()
    end = end_of_clause(cue.document.folded, start, cue.whole.end)
    if points_back(cue.document.folded[start:end]):
        return referents(cue, cue.document.folded[start:end])
    return _here(cue, start, end, "topic")


def thing(cue: Cue) -> list[Coverage]:
    """Cover the thing that is said to be unknown, with the cue: "[the cause is not known]"."""
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    words = cue.document.folded[start : cue.span.start].strip(" ,")
    if cue.phrase.id not in _HOLDS_ITS_THING and (
        len(words) < 5 or words in ("it was", "that is", "said it", "he said")
    ):
        return []
    return _here(cue, start, cue.span.end, "thing unknown")


def subject(cue: Cue) -> list[Coverage]:
    """Cover the subject of a passive: "[the second strike] could not be confirmed"."""
    if _WHICH.search(cue.before[-40:]):
        return _around_relative(cue)
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    words = cue.document.folded[start : cue.span.start].strip(' ,"')
    if not words or points_back(words):
        return clause_before(cue) or referents(cue, words)
    if cue.phrase.kind is FlagKind.DISPUTED and " that " in words:
        start += cue.document.folded[start : cue.span.start].index(" that ") + 6
    return _here(cue, start, cue.span.start, "subject")


def _around_relative(cue: Cue) -> list[Coverage]:
    """Cover what "…, which could not be verified, …" hangs on: the words before it, or the rest if they are few."""
    head = _WHICH.sub("", cue.before).strip(" ,")
    if head.count(" ") >= 5:
        return clause_before(cue) or _here(cue, cue.whole.start, cue.whole.start + len(head), "clause before")
    rest = _here(cue, cue.span.end, cue.whole.end, "rest of the sentence")
    return rest + (referents(cue, head) if points_back(head) else [])


def objekt(cue: Cue) -> list[Coverage]:
    """Cover the object of an active verb: "could not verify [how many had fled]"."""
    folded, start = cue.document.folded, cue.span.end
    end = end_of_clause(folded, start, cue.whole.end)
    words = folded[start:end].strip(" ,.\"'")
    if not words or points_back(words) or points_back(words.split(" of ")[0]):
        return clause_before(cue) or referents(cue, words)
    if found := _NEGATED_OBJECT.match(folded, start, end):
        start = found.end()
    elif points_back(" ".join(words.split()[:2])) and " that " in words[:60]:
        start = folded.index(" that ", start) + 6
    return _here(cue, start, end, "object")


def clause_before(cue: Cue) -> list[Coverage]:
    """Cover the first half of "…, but that could not be confirmed"."""
    join = _JOIN.search(cue.before)
    if join is None or join.start() < 15 or cue.before[: join.start()].count(" ") < 3:
        return []
    stop = cue.whole.start + join.start()
    for statement in cue.document.statements(cue.sentence):
        if statement.content.start < stop - 5 and statement.content.start < cue.span.start:
            return _here(cue, statement.content.start, min(statement.content.end, stop), "clause before")
    return _here(cue, cue.whole.start, stop, "clause before")


def aside(cue: Cue) -> list[Coverage]:
    """Cover the assertion that "…, without giving evidence" is hung on."""
    if cue.words.startswith("without") and cue.before.count(" ") >= 3:
        for statement in cue.document.statements(cue.sentence):
            if statement.content.start < cue.span.start - 5:
                return _here(cue, statement.content.start, min(statement.content.end, cue.span.start), "clause before")
        return _here(
            cue,
            start_of_clause(cue.document.folded, cue.whole.start, cue.span.start - 3),
            cue.span.start,
            "clause before",
        )
    return clause_before(cue)


def before(cue: Cue) -> list[Coverage]:
    """Cover what was stated before the cue's sentence."""
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    return referents(cue, cue.document.folded[start : cue.span.end + 40])


def denied(cue: Cue) -> list[Coverage]:
    """Cover what is denied, and the accusation just before it."""
    if cue.phrase.id == "D-02":
        return objekt(cue)
    if cue.phrase.id == "D-03":
        return _here_after_that(cue) or clause_before(cue) or referents(cue, cue.words)
    return _here_after_that(cue) or subject(cue)


def _here_after_that(cue: Cue) -> list[Coverage]:
    if not cue.after.startswith((" that ", " of ")):
        return []
    start = cue.span.end + 6
    return _here(cue, start, end_of_clause(cue.document.folded, start, cue.whole.end), "object")


def rivals(cue: Cue) -> list[Coverage]:
    """Cover the accounts that stand against each other: in this sentence and those beside it."""
    own = [Coverage(s.content, Scope.SAME_SENTENCE, "rival account") for s in cue.document.statements(cue.sentence)]
    own = [found for found in own if not found.span.overlaps(cue.span) or cue.phrase.id == "D-06"]
    if cue.phrase.id == "D-06":
        here = own or [Coverage(cue.whole, Scope.SAME_SENTENCE, "rival account")]
        return referents(cue, "the claim") + here
    later = _later(cue)
    if later and not re.search(r"reconciled|discrepanc", cue.before + cue.words + cue.after):
        return own + later
    return own + referents(cue, "the claims") if not own else own + referents(cue, "the claim")


def _later(cue: Cue) -> list[Coverage]:
    found = []
    for number in range(cue.sentence + 1, min(cue.sentence + 4, len(cue.document.sentences))):
        for statement in cue.document.statements(number):
            found.append(Coverage(statement.content, Scope.LATER, "rival account"))
    return found[:3]


def _here(cue: Cue, start: int, end: int, rule: str) -> list[Coverage]:
    span = bare(cue.document.text, start, end)
    return [Coverage(span, scope_between(cue.sentence, cue.sentence), rule)] if span and len(span) > 2 else []


def whole(cue: Cue) -> list[Coverage]:
    """Cover the cue's own sentence."""
    return [Coverage(Span(cue.whole.start, cue.whole.end), Scope.SAME_SENTENCE, "own sentence")]


RULES: dict[Reach, tuple[Rule, ...]] = {
    Reach.SUBJECT: (subject,),
    Reach.OBJECT: (question, objekt),
    Reach.UNKNOWN: (question, thing, topic, before),
    Reach.TOPIC: (topic, clause_before, before),
    Reach.ASIDE: (aside, before),
    Reach.DENIAL: (denied,),
    Reach.RIVALS: (rivals,),
}
