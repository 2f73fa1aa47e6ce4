"""Chooses what a cue covers among candidates, by the weights that training learned from labelled articles.

A logistic regression over named signs (signs.py): the weights stand in scope.json, made by tests/training/scope.py.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TypedDict

from claims.facts import Coverage
from claims.flagging.anaphors import coverage
from claims.flagging.candidates import Candidate, candidates
from claims.flagging.cue import Cue
from claims.flagging.phrase import Reach
from claims.flagging.reasons import WORDS
from claims.flagging.signs import circumstances, is_crossed, signs
from claims.flagging.view import View
from claims.verdicts import FlagKind

#: Rules that are surer than any weighing: a source named with its account, two figures for one thing, what the caveat
#: itself names as unknown or unconfirmed.
SURE_RULES = frozenset({"named source", "rival figure", "question", "thing unknown", "topic"})
#: Not so sure for some kinds: a disputed account has another beside it, and "no evidence of theft" an accusation above.
WEIGHED = {FlagKind.DISPUTED: "named source", FlagKind.NO_EVIDENCE: "topic"}
#: Enough for the words that such a caveat itself spells out.
SPELLED_OUT = 0.3
#: Below this the choice is called a guess.
SURE = 0.7
#: How many signs a note names.
NAMED = 3

_PREFIXES = frozenset({*(kind.value for kind in FlagKind), *(reach.name.lower() for reach in Reach)})


class Model(TypedDict):
    """What training wrote: its id, the chance from which a candidate is covered, and the weight of each sign."""

    id: str
    threshold: float
    weights: dict[str, float]


@cache
def model() -> Model:
    """Return the learned weights."""
    found: Model = json.loads(files("claims.flagging").joinpath("scope.json").read_text(encoding="utf-8"))
    return found


def chosen(cue: Cue, by_rule: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """Return what `cue` covers: every candidate that is likely enough, or else the likeliest.

    `by_rule` is what the rules of scope.py would cover: without it the cue covers nothing, and a sure rule decides.
    """
    if not by_rule or is_sure(cue, by_rule):
        return by_rule
    offered = candidates(cue, by_rule)
    view = View(cue, tuple(offered))
    weighed = [(chance(view, candidate), candidate) for candidate in offered]
    likely = [pair for pair in weighed if pair[0] >= needed(cue, pair[1])]
    return tuple(_covered(view, *pair) for pair in likely or [max(weighed, key=lambda pair: pair[0])])


def needed(cue: Cue, candidate: Candidate) -> float:
    """Return the chance from which `candidate` is covered: a lower one for what the caveat itself spells out."""
    spelled_out = candidate.rule and candidate.sentence == cue.sentence and cue.phrase.kind in WEIGHED
    return SPELLED_OUT if spelled_out else model()["threshold"]


def is_sure(cue: Cue, by_rule: tuple[Coverage, ...]) -> bool:
    """Say whether a rule that is not weighed for this kind of caveat found what the cue covers."""
    return any(found.rule in SURE_RULES and found.rule != WEIGHED.get(cue.phrase.kind) for found in by_rule)


def evidence(view: View, candidate: Candidate) -> list[str]:
    """Return the names of all that training may give a weight: each sign alone, under each circumstance of the cue,
    and each of these with the kind and with the reach of the phrase."""
    found = signs(view, candidate)
    crossed = filter(is_crossed, found)
    found += [f"{given}, {sign}" for sign in crossed for given in circumstances(view, candidate)]
    phrase = view.cue.phrase
    kinds = (f"{given}: {sign}" for given in (phrase.kind.value, phrase.reach.name.lower()) for sign in found)
    return ["any", *found, *kinds]


@cache
def _table(kind: str, reach: str) -> dict[str, dict[str, float]]:
    """Return circumstance ("" for none) → sign → its weight for phrases of one kind and reach."""
    table: dict[str, dict[str, float]] = {"": {}}
    for name, weight in model()["weights"].items():
        prefix, _, rest = name.partition(": ")
        own = rest if prefix in (kind, reach) else "" if prefix in _PREFIXES else name
        given, _, sign = own.rpartition(", ") if _is_circumstance(own) else ("", "", own)
        if sign:
            row = table.setdefault(given, {})
            row[sign] = row.get(sign, 0.0) + weight
    return table


def _is_circumstance(name: str) -> bool:
    return is_crossed(name.rpartition(", ")[2]) and ", " in name


def chance(view: View, candidate: Candidate) -> float:
    """Return the chance that `candidate` is covered: what `evidence` weighs, without spelling out every name."""
    phrase = view.cue.phrase
    table = _table(phrase.kind.value, phrase.reach.name.lower())
    found = signs(view, candidate)
    total = table[""].get("any", 0.0) + sum(table[""].get(sign, 0.0) for sign in found)
    for given in circumstances(view, candidate):
        if row := table.get(given):
            total += sum(row.get(sign, 0.0) for sign in found)
    return 1 / (1 + math.exp(-total))


def _covered(view: View, chance: float, candidate: Candidate) -> Coverage:
    rule = candidate.rule or f"weighed by {model()['id']}"
    note = "" if chance >= SURE else _note(view, candidate)
    return coverage(view.cue, candidate.sentence, candidate.span, rule, note)


def _note(view: View, candidate: Candidate) -> str:
    phrase = view.cue.phrase
    weight = _table(phrase.kind.value, phrase.reach.name.lower())[""].get
    speaks_for = sorted(
        (sign for sign in signs(view, candidate) if weight(sign, 0.0) > 0), key=lambda s: -weight(s, 0.0)
    )
    reasons = list(dict.fromkeys(WORDS[sign] for sign in speaks_for if sign in WORDS))[:NAMED]
    why = f": {'; '.join(reasons)}" if reasons else ""
    return f"What the caveat covers is not certain{why} (weighed by {model()['id']})."
