"""What an article's text does with what a claim tells: signs by name, of its best passage, of what else bears on the
claim, of its opening and of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claims.matching.cues import CueKind, group
from claims.matching.headlines import Signs, line_signs, plain_groups, step
from claims.matching.lines import Line
from claims.matching.passages import OPENING, Pair

_SHARES = (0.25, 0.45, 0.65, 0.85)
_OFTEN = (0.15, 0.34, 0.6)
#: Kinds whose nearness to words of the claim tells, and how many code points are near.
_NEAR = (
    CueKind.NEGATES,
    CueKind.DENIES,
    CueKind.FALSE,
    CueKind.HOAX,
    CueKind.HEDGES,
    CueKind.CLAIMS,
    CueKind.CONFIRMS,
    CueKind.UNVERIFIED,
    CueKind.DOUBTS,
)
_REACH = 25
_MOST_COUNTED = 4
#: The head of the opening in which an update or a correction is announced, in code points.
_HEAD = 300


def signs(pair: Pair) -> Signs:
    """Yield the signs of the text and of the claim's own wording, each with its value."""
    yield from ((f"claim: {kind}", 1.0) for kind in pair.claim.cues)
    yield f"sentences {step(len(pair.shares), (1, 8, 16, 30))}", 1.0
    if pair.best is None:
        return
    sentences = pair.lines.sentences
    bearing = [sentences[number] for number in pair.bearing]
    yield from _passage(pair, pair.best)
    for place, lines in (("about", bearing), ("opening", sentences[:OPENING])):
        yield from _rates(place, lines, pair.claim)
    yield from _whole(sentences)
    for place, lines in (("about", bearing), ("opening", sentences[:OPENING]), ("text", sentences)):
        yield from _often(place, lines, plain=plain_groups(pair))
    yield from _near(bearing, pair)
    yield from _caveats(pair)
    if pair.title_share < _SHARES[0]:
        yield "headline elsewhere", 1.0


def _passage(pair: Pair, best: int) -> Signs:
    yield "passage share", pair.best_share
    yield f"passage share {step(pair.best_share, _SHARES)}", 1.0
    yield f"passage at {step(best / len(pair.shares), (0.01, 0.2, 0.5))}", 1.0
    yield f"about {step(len(pair.bearing), (2, 4, 8))}", 1.0
    yield from line_signs("passage", pair.lines.sentences[best], pair.claim)


def _rates(place: str, lines: list[Line], claim: Line) -> Signs:
    counts = Counter(name for line in lines for name, _ in line_signs(place, line, claim))
    yield from ((name, count / len(lines)) for name, count in counts.items())


def _whole(sentences: list[Line]) -> Signs:
    for kind, count in Counter(kind for line in sentences for kind in line.cues).items():
        yield f"text: {kind}", count / len(sentences)
        yield f"text has: {kind}", 1.0
    head = " ".join(line.folded for line in sentences[:2])[:_HEAD]
    if "update" in head or "correction" in head:
        yield "opening announces an update", 1.0


def _often(place: str, lines: list[Line], *, plain: bool) -> Signs:
    """How often each group of cues occurs; told apart where the title itself states plainly."""
    counts = Counter(one for line in lines for one in {group(kind) for kind in line.cues} if one is not None)
    for one, count in counts.items():
        often = step(count / len(lines), _OFTEN)
        yield f"{place} group {one} {often}", 1.0
        if plain:
            yield f"plain headline, {place} group {one} {often}", 1.0


def _near(bearing: Iterable[Line], pair: Pair) -> Signs:
    bearing = list(bearing)
    for kind in _NEAR:
        if count := sum(line.is_near(kind, pair.claim.words, _REACH) for line in bearing):
            yield f"about near: {kind}", 1.0
            yield f"about near, how often: {kind}", min(count, _MOST_COUNTED) / _MOST_COUNTED


def _caveats(pair: Pair) -> Signs:
    flags = pair.lines.flags
    yield from ((f"caveat: {kind}", 1.0) for kind in {flag.kind for found in flags.values() for flag in found})
    near = {number + by for number in pair.bearing for by in (0, 1)}
    kinds = {flag.kind for number in near for flag in flags.get(number, ())}
    yield from ((f"caveat about it: {kind}", 1.0) for kind in kinds)
