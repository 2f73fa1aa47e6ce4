"""Accounts that stand against each other: in one sentence, in the next ones, or in two figures for one thing."""

from __future__ import annotations

import re

from claims.facts import Coverage
from claims.flagging.anaphors import coverage, referents
from claims.flagging.cue import Cue
from claims.flagging.questions import question
from claims.text.spans import Span

#: How many sentences after "conflicting accounts" may tell them, and how far up the other figure may stand.
AHEAD, UP = 4, 5
#: As many spaces as half a sentence has at least.
LEAST = 4
MOST = 4

_LOOKS_BACK = re.compile(r"reconciled|discrepanc|contrast|contrary|at odds|traded|trading|each other")
_CONTRAST = re.compile(r"(?:while|but|although|though)\b")
_CONTRASTED = re.compile(r"\b(?:while|whereas|but|although|though|however)\b")
_AGAINST = re.compile(r"contrary to |at odds with ")
_NUMBER = re.compile(
    r"\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?)\b"
)
_SMALL = frozenset(["the", "a", "an", "of", "for", "in", "and", "human", "rights", "group", "state"])
_COUNTED = re.compile(
    r"\b(?:killed|dead|died|deaths?|wounded|injured|toll|casualt\w{2,4}|number|missing|least|about)\b"
)


def rivals(cue: Cue) -> list[Coverage]:
    """Cover the accounts in this sentence, and those that follow or (if it looks back) came before."""
    own = [] if _AGAINST.match(cue.words) else question(cue)
    own = own or _in_own_sentence(cue)
    if len(own) > 1 and _CONTRASTED.search(cue.words):
        return own
    if _LOOKS_BACK.search(cue.words) or cue.before.endswith("the "):
        return own + referents(cue, "the claim" if own else "the claims")
    later = _later(cue, MOST)
    return later if len(later) > 1 else own + later or referents(cue, "the claims")


def _in_own_sentence(cue: Cue) -> list[Coverage]:
    found = []
    for statement in cue.document.statements(cue.sentence):
        content = statement.content
        stop = min(content.end, cue.span.start) if content.start < cue.span.start else content.end
        if _is_told(cue, content) and content.start < stop:
            found += cue.covering(content.start, stop, "rival account")
    return found + _against(cue) + _other_half(cue)


def _is_told(cue: Cue, content: Span) -> bool:
    """Say whether `content` states an account: it stands beside the cue, or is long enough to be one within it."""
    return not cue.span.contains(content) or content.of(cue.document.folded).count(" ") >= LEAST


def _other_half(cue: Cue) -> list[Coverage]:
    """Cover the first half of "[Police spoke of one shot], while others heard two"."""
    is_second = _CONTRAST.match(cue.words) and cue.before.count(" ") >= LEAST
    return cue.covering(cue.whole.start, cue.span.start, "rival account") if is_second else []


def _against(cue: Cue) -> list[Coverage]:
    """Cover the other account in "…, contrary to [the first reports]"."""
    against = _AGAINST.match(cue.words)
    return cue.covering(cue.span.start + against.end(), cue.whole.end, "rival account") if against else []


def _later(cue: Cue, most: int) -> list[Coverage]:
    ahead = range(cue.sentence + 1, min(cue.sentence + 1 + AHEAD, len(cue.document.sentences)))
    found = [
        coverage(cue, number, statement.content, "rival account")
        for number in ahead
        for statement in cue.document.statements(number)
    ]
    return found[:most]


def figures(cue: Cue) -> list[Coverage]:
    """Cover this sentence's figure and the nearest rival before it; nothing if no other source gives another figure."""
    own = _own_figure(cue)
    mine = _counts(own.span.of(cue.document.folded))
    for number in range(cue.sentence, max(cue.sentence - 1 - UP, -1), -1):
        for rival in _told(cue, number):
            if rival.span.end > cue.span.start:
                continue
            theirs = _counts(rival.span.of(cue.document.folded))
            if theirs and not theirs & mine and not _same_source(cue, own.span, rival.span):
                return [rival, own]
    return []


def _told(cue: Cue, number: int) -> list[Coverage]:
    """Return what sentence `number` states about casualties or a count, last first; all of it if nobody is named."""
    told = [statement.content for statement in cue.document.statements(number)][::-1] or [cue.document.span(number)]
    return [
        coverage(cue, number, content, "rival figure")
        for content in told
        if _COUNTED.search(content.of(cue.document.folded)) or " is " in cue.words
    ]


def _counts(words: str) -> set[str]:
    return {found.replace(",", "") for found in _NUMBER.findall(words)}


def _same_source(cue: Cue, one: Span, other: Span) -> bool:
    """Say whether one named source gives both: then it adds to its account and disputes nothing."""
    first, second = (_source_words(cue, span) for span in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def _source_words(cue: Cue, span: Span) -> set[str]:
    folded = cue.document.folded
    for statement in cue.document.statements(cue.document.sentence_at(span.start)):
        if statement.content.overlaps(span) and statement.source:
            return set(statement.source.of(folded).split()) - _SMALL
    return set()


def _own_figure(cue: Cue) -> Coverage:
    told = [s.content for s in cue.document.statements(cue.sentence) if s.content.overlaps(cue.span)]
    return coverage(cue, cue.sentence, told[0] if told else cue.whole, "rival figure")
