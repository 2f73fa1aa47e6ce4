"""Accounts that stand against each other: in one sentence, in the next ones, or in two figures for one thing."""

from __future__ import annotations

import re

from claims.facts import Coverage
from claims.flagging.anaphors import coverage, referents
from claims.flagging.cue import Cue
from claims.flagging.questions import question

#: How many sentences after "conflicting accounts" may tell them, and how far up the other figure may stand.
AHEAD, UP = 4, 3
MOST = 4

_LOOKS_BACK = re.compile(r"reconciled|discrepanc|contrast|contrary|at odds|traded|trading|each other")
_AGAINST = re.compile(r"contrary to |at odds with ")
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|million)\b")
_COUNTED = re.compile(
    r"\b(?:killed|dead|died|deaths?|wounded|injured|toll|casualt\w{2,4}|number|missing|least|about)\b"
)


def rivals(cue: Cue) -> list[Coverage]:
    """Cover the accounts in this sentence, and those that follow or (if it looks back) came before."""
    own = question(cue) or _in_own_sentence(cue)
    if _LOOKS_BACK.search(cue.words) or cue.before.endswith("the "):
        return own + referents(cue, "the claim" if own else "the claims")
    return own + _later(cue, MOST - len(own)) or referents(cue, "the claims")


def _in_own_sentence(cue: Cue) -> list[Coverage]:
    found = []
    for statement in cue.document.statements(cue.sentence):
        content = statement.content
        stop = min(content.end, cue.span.start) if content.start < cue.span.start else content.end
        if not cue.span.contains(content) and content.start < stop:
            found += cue.covering(content.start, stop, "rival account")
    return found + _against(cue)


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
    """Cover this sentence's figure and the nearest one before it; nothing if there is none before."""
    for number in range(cue.sentence - 1, max(cue.sentence - 1 - UP, -1), -1):
        words = cue.document.span(number).of(cue.document.folded)
        if _NUMBER.search(words) and (_COUNTED.search(words) or " is " in cue.words):
            told = cue.document.statements(number)
            first = coverage(cue, number, told[-1].content if told else cue.document.span(number), "rival figure")
            return [first, *_own_figure(cue)]
    return []


def _own_figure(cue: Cue) -> list[Coverage]:
    told = [s.content for s in cue.document.statements(cue.sentence) if s.content.contains(cue.span)]
    span = told[0] if told else cue.whole
    return [coverage(cue, cue.sentence, span, "rival figure")]
