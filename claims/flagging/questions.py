"""What is unknown, named after the cue: "not clear [whether …]", "no word on [the cause]"."""

from __future__ import annotations

import re

from claims.facts import Coverage
from claims.flagging.anaphors import points_back, referents
from claims.flagging.cue import Cue
from claims.flagging.phrase import WORDS
from claims.text.clauses import end_of_clause, start_of_clause

_WH = re.compile(
    rf"(?:[ ,]{{1,2}}(?:yet|exactly|precisely|for sure|as to|however|from \w{{2,12}}|on|about|regarding|of"
    rf"|at this point"
    rf"|immediately|for|to what extent|over|,)){{0,3}}[ ,\"]{{0,2}}\b({WORDS['WH']})\b"
)
_LAST_WH = re.compile(rf"\b{WORDS['WH']}$")
_MORE = re.compile(rf",? (?:or|and|nor) (?={WORDS['WH']}\b)")
_BARE_IF = re.compile(r"(?:if|whether) ")
_TIME = re.compile(r"(?:when|where|who|which) ")
_NO_SUBJECT = re.compile(r"(?:.* )?(?:it|that|still|said|says|and|but|also|while|or)$")
_TOPIC = re.compile(
    r"(?: [^\s.;]{1,25}){0,8}? (?P<link>that|of|about|over|regarding|concerning|suggesting|claiming|alleging|showing"
    r"|shows|show|showed|estimated|suggested|said|say|linking|tying|against|on|for|to suggest|to support|to back"
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
    else:
        return []
    return _parts(cue, start, end_of_clause(cue.document.folded, start + 3, cue.whole.end))


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
    end = end_of_clause(folded, start, cue.whole.end)
    if points_back(folded[start:end]):
        return referents(cue, folded[start:end])
    return cue.covering(start, end, "topic")
