"""Who made an assertion: among all who are reported to speak around it, the likeliest by weighed signs.

The weights stand in speaker.json, learned from labelled articles (tests/training/speaker.py). That nobody is named is
weighed too; a name that the text leaves open is not given, and a note says so.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from claims.extraction.naming import Attribution, name_of
from claims.extraction.speakersigns import Candidate, View, candidates, nobody, quotes_on
from claims.facts import Flag, Speaker
from claims.text.document import Document
from claims.text.spans import Span

#: Below this chance the choice is called a guess.
SURE = 0.6


@cache
def weights() -> dict[str, float]:
    """Return the learned weight of each sign."""
    text = files("claims.extraction").joinpath("speaker.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found


def attribution(document: Document, flag: Flag, span: Span) -> Attribution:
    """Return who is reported to say the words of `span`; nobody where the article says them or leaves it open."""
    view = View(document, flag, span)
    offered = candidates(document, span)
    scores = [score(view, candidate) for candidate in offered]
    none = _nobody(view, offered)
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] <= none:
        return Attribution()
    found = name_of(document, offered[best].saying)
    return _as_guess(found, offered[best], _chance(scores, none, scores[best]))


def score(view: View, candidate: Candidate) -> float:
    """Return the weight of all signs of `candidate`, without spelling out those that are weighed by where they hold."""
    where, crossed = view.signs(candidate)
    plain, row = _table()[""], _table()[where]
    found = [plain[sign] for sign in (where, *candidate.own.plain) if sign in plain]
    found += [row[sign] for sign in crossed if sign in row]
    return math.fsum(found)


@cache
def _table() -> dict[str, dict[str, float]]:
    """Return where the words stand ("" for anywhere) → sign → its weight."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights().items():
        sign, _, where = name.partition("|")
        table[where][sign] = weight
    return table


def _nobody(view: View, offered: Sequence[Candidate]) -> float:
    """Return the score of nobody: out of the question where a quotation goes on."""
    document, span = view.document, view.span
    if view.quoted and any(quotes_on(document, span, candidate) for candidate in offered):
        return -math.inf
    return math.fsum(weights().get(sign, 0.0) for sign in nobody(document, view.flag, span, offered))


def _chance(scores: list[float], none: float, score: float) -> float:
    """Return how likely the best is. The same source may be offered more than once: so the chance is a low one."""
    return 1 / math.fsum(math.exp(min(other - score, 0.0)) for other in {*scores, none})


def _as_guess(found: Attribution, chosen: Candidate, chance: float) -> Attribution:
    """Return `found` marked as a guess if the words stand apart from their source, or much speaks for another."""
    speaker = found.speaker
    if speaker is None or speaker.guess or (not chosen.away and chance >= SURE):
        return found
    beside = "is named beside these words, not with them" if chosen.away else "is the likeliest of those named here"
    return Attribution(Speaker(speaker.name, speaker.span, True), f"The speaker: {speaker.name} {beside}.")
