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
from claims.flagging.signs import signs
from claims.flagging.view import View

#: Rules that are surer than any weighing: a source named with its account, two figures for one thing.
SURE_RULES = frozenset({"named source", "rival figure"})
#: Below this the choice is called a guess.
SURE = 0.7
#: How many signs a note names.
NAMED = 3


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
    if not by_rule or is_sure(by_rule):
        return by_rule
    offered = candidates(cue, by_rule)
    view = View(cue, tuple(offered))
    weighed = [(_chance(view, candidate), candidate) for candidate in offered]
    likely = [pair for pair in weighed if pair[0] >= model()["threshold"]]
    return tuple(_covered(view, *pair) for pair in likely or [max(weighed, key=lambda pair: pair[0])])


def is_sure(by_rule: tuple[Coverage, ...]) -> bool:
    """Say whether a rule that is never weighed found what a cue covers."""
    return any(found.rule in SURE_RULES for found in by_rule)


def evidence(view: View, candidate: Candidate) -> list[str]:
    """Return the names of all that is weighed for `candidate`: each sign alone, with the kind and with the reach."""
    phrase = view.cue.phrase
    found = signs(view, candidate)
    kinds = (f"{given}: {sign}" for given in (phrase.kind.value, phrase.reach.name.lower()) for sign in found)
    return ["any", *found, *kinds]


def _chance(view: View, candidate: Candidate) -> float:
    weights = model()["weights"]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in evidence(view, candidate))))


def _covered(view: View, chance: float, candidate: Candidate) -> Coverage:
    rule = candidate.rule or f"weighed by {model()['id']}"
    note = "" if chance >= SURE else _note(view, candidate)
    return coverage(view.cue, candidate.sentence, candidate.span, rule, note)


def _note(view: View, candidate: Candidate) -> str:
    weights = model()["weights"]
    speaks_for = sorted((-weights.get(sign, 0.0), sign) for sign in signs(view, candidate))
    reasons = "; ".join(sign for weight, sign in speaks_for[:NAMED] if weight < 0)
    return (
        f"What the caveat covers: weighed by {model()['id']}, not certain ({reasons or 'nothing speaks against it'})."
    )
