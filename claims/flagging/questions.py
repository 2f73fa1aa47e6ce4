"""What is unknown, named after the cue: "not clear [whether …]", "no word on [the cause]"."""

from __future__ import annotations

import re

from claims.facts import Coverage
from claims.flagging.anaphors import points_back, referents
from claims.flagging.cue import Cue
from claims.flagging.halves import SEVERAL, stated_up_to
from claims.flagging.phrase import WORDS
from claims.text.clauses import end_of_clause, start_of_clause

_WH = re.compile(
    rf"(?:[ ,]{{1,2}}(?:yet|is|are|was|were|exactly|precisely|for sure|as to|however|from \w{{2,12}}|on|about|regarding"
    rf"|of|at this point|immediately|for|to what extent|over|,)){{0,3}}[ ,\"]{{0,2}}\b({WORDS['WH']})\b"
)
#: "we do not know who", "do not know what role": the question has begun in the cue.
_LAST_WH = re.compile(rf"\b{WORDS['WH']}(?: [\w']{{1,15}}){{0,2}}$")
_MORE = re.compile(rf",? (?:or|and|nor) (?={WORDS['WH']}\b)")
_NEXT = re.compile(
    rf"[,;] (?=(?:how|why|what|whether|if)\b)|, (?=(?:who|when|where) (?:it|they|he|she)?\b[^,;]{{3,60}}(?:[,;]|$))"
    rf"|,? (?:and|or|nor) (?={WORDS['WH']}\b)"
)
_IT_THAT = re.compile(r" that(?='s| )")
_ACCOUNT_THAT = re.compile(rf"(?:(?:the|a|an|any|this|such) )?(?:\w{{2,15}} )?{WORDS['ACCOUNT']} that ")
_ASKS_ABOUT = re.compile(
    rf"(?:{WORDS['WH']} )?(?:exactly )?(?:that|this|it|they|those|these) (?:would|will|was|were|is|are|had|did)\b"
)
_FIRST_HALF = re.compile(r",? (?:but|though|although|and|while|yet)\b[^,]{0,60}$")
_BARE_IF = re.compile(r"(?:if|whether) ")
_TIME = re.compile(r"(?:when|where|who|which) ")
_NO_SUBJECT = re.compile(r"(?:.* )?(?:it|that|still|said|says|and|but|also|while|or)$")
_TOPIC = re.compile(
    r"(?: (?!(?:and|but|or|which|who|while)\b)[^\s.;]{1,25}){0,6}?"
    r" (?P<link>that|as to|of|about|over|regarding|concerning|suggesting|claiming|alleging"
    r"|showing|shows|show|showed|estimated|suggested|said|say|linking|tying|against|on|for|to suggest|to support"
    r"|to back|to corroborate|to substantiate|to indicate|to show|to prove"
    r"|detailing|indicating|around|in) "
)


def question(cue: Cue) -> list[Coverage]:
    """Cover the question after the cue, each of several on its own."""
    inside = _LAST_WH.search(cue.words)
    following = None if inside else _WH.match(cue.after)
    if inside:
        start = cue.span.start + inside.start()
    elif following and not _is_time(cue, following[1]):
        start = cue.span.end + following.start(1)
    elif cue.words.startswith("it") and (that := _IT_THAT.match(cue.after)):
        start = cue.span.end + that.end()
    else:
        return []
    found = _listed(cue, start)
    return _with_what_it_asks_about(cue, start, found)


def _with_what_it_asks_about(cue: Cue, start: int, found: list[Coverage]) -> list[Coverage]:
    """Add the clause before to "…, though it did not say [when that would start]": alone the question asks nothing."""
    about = _ASKS_ABOUT.match(cue.document.folded, start, cue.whole.end)
    clause = _FIRST_HALF.search(cue.before) if about else None
    if clause is None or cue.before[: clause.start()].count(" ") < SEVERAL:
        return found
    return stated_up_to(cue, cue.whole.start + clause.start()) + found


def _listed(cue: Cue, start: int) -> list[Coverage]:
    """Cover the question at `start` and those that go on from it: "how it fell, when it fell, who was in it"."""
    end = end_of_clause(cue.document.folded, start + 3, cue.whole.end)
    found = _parts(cue, start, end)
    while following := _NEXT.match(cue.document.folded, end, cue.whole.end):
        start = following.end()
        end = end_of_clause(cue.document.folded, start + 3, cue.whole.end)
        found += _parts(cue, start, end)
    return found


def _is_time(cue: Cue, word: str) -> bool:
    """Say whether "when" tells the time of the sentence: "the motive was unknown when he spoke"."""
    if word not in ("when", "where") or cue.words.startswith("it "):
        return False
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    words = cue.document.folded[start : cue.span.start].strip(' ,"')
    return (
        len(words) > 8
        and not _NO_SUBJECT.match(words)
        and cue.words.split()[0] in ("is", "was", "are", "were", "remained")
    )


def _parts(cue: Cue, start: int, end: int) -> list[Coverage]:
    folded, found = cue.document.folded, []
    stop = end
    for more in [*_MORE.finditer(folded, start, end)][::-1]:
        found += _part(cue, more.end(), stop)
        stop = more.start()
    return found + _part(cue, start, stop)


def _part(cue: Cue, start: int, end: int) -> list[Coverage]:
    plain = _BARE_IF.match(cue.document.folded, start, end)
    return cue.covering(plain.end() if plain else start, end, "question")


def topic(cue: Cue) -> list[Coverage]:
    """Cover what follows the preposition: "unconfirmed reports of […]"."""
    found = _TOPIC.match(cue.after)
    folded = cue.document.folded
    if found is None or end_of_clause(folded, cue.span.end, cue.whole.end) < cue.span.end + found.start("link"):
        return []
    start = cue.span.end + found.end()
    if account := _ACCOUNT_THAT.match(folded, start, cue.whole.end):
        start = account.end()
    end = end_of_clause(folded, start, cue.whole.end)
    if points_back(folded[start:end]):
        return referents(cue, folded[start:end])
    return cue.covering(start, end, "topic")
