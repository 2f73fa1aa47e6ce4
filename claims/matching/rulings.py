"""What rules say of a passage before any weighing: an open question answered, a report taken back, a figure revised.

Each rule answers with a ruling or with nothing; the first that answers wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.matching.circumstances import Circumstances
from claims.matching.cues import CueKind
from claims.matching.lines import Line
from claims.matching.passages import Pair
from claims.matching.stance import is_titled
from claims.verdicts import FlagKind, Stance

#: What leaves a passage open or gives it on another's word: such a passage settles nothing.
CAVEATS = frozenset({FlagKind.UNVERIFIED, FlagKind.UNCLEAR, FlagKind.NO_EVIDENCE})
_OPEN = (CueKind.UNVERIFIED, CueKind.ASKS, CueKind.HEDGES, CueKind.RUMOUR)
_NO = (CueKind.NEGATES, CueKind.DENIES, CueKind.FALSE, CueKind.HOAX)
#: What a passage must tell of a claim to answer, revise or take it back.
_ANSWERS, _REVISES, _TAKES_BACK = 0.45, 0.4, 0.3
#: A word of denial so many code points from a word of the claim is about it.
_BESIDE, _RIGHT_BESIDE = 40, 20

#: A sentence states a claim only with more than this share of its words, however rare those are that they share.
_MOST = 0.5
#: Words of a claim that leave something open, and questions to which neither yes nor no is an answer.
_LEFT_OPEN = re.compile(
    r"\b(?:unclear|unknown|undetermined|mystery"
    r"|not (?:\w{2,15} ){0,3}?(?:clear|known|determined|established|identified|disclosed))\b"
)
_WHICH = re.compile(r"\b(?:who|what|when|where|which|why|how)\b|.{1,200}\bor\b")
_SETTLED = re.compile(
    r"\b(?:caused|cause|because|determined|found|concluded|identified|established|recovered|confirmed|revealed|showed"
    r"|turned out|were|was|had)\b"
)
_BACK = re.compile(
    r"\b(?:retract(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)|recant(?:s|ed|ing)?|t(?:ook|akes?|aken) back"
    r"|walk(?:s|ed) back|backtrack(?:s|ed)?|disown(?:s|ed)?)\b(?P<what>[^.;]{0,60})"
)
_DOUBTED = re.compile(
    r"\b(?:doubt(?:s|ed|ful)? (?:that|whether|if|the|about|on|over)|s[ck]eptical (?:that|of|about)|dubious"
    r"|questioned (?:whether|if|the)|cast(?:s|ing)? doubt)\b"
)
#: Who looked and found nothing does not leave it open.
_FOUND_NONE = re.compile(
    r"\b(?:found|finds|saw|discovered|detected|uncovered|turned up|showed|shows) (?:that there was )?"
    r"no (?:\w{2,15} ){0,1}?(?:evidence|traces?|signs?|proof|indications?)\b"
)
_WORD_GIVEN = re.compile(
    r"\b(?:reports?|claims?|statements?|stor(?:y|ies)|articles?|accounts?|allegations?|assertions?|figures?|tolls?"
    r"|tweets?|posts?|it|that|them|accusations?|estimates?|counts?|announcement)\b"
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stance that a rule gives, the number of the sentence that it rests on (None for the title), and why."""

    stance: Stance
    sentence: int | None
    confidence: float
    why: tuple[str, ...]


def rule(pair: Pair) -> Ruling | None:
    """Return what the first rule that answers says of the account."""
    return next((found for one in RULES if (found := one(pair))), None)


def answered(pair: Pair) -> Ruling | None:
    """The claim was an open question, and the passage answers it."""
    if pair.assertion.kind is not FlagKind.UNCLEAR and not _LEFT_OPEN.search(pair.claim.folded):
        return None
    numbers = (n for n in by_share(pair, _ANSWERS) if not is_open(pair, n))
    number = next((n for n in numbers if asks_which(pair) or states(pair, n)), None)
    if number is None:
        return None
    line = pair.lines.sentences[number]
    if asks_which(pair):
        settles = _SETTLED.search(line.folded) and not line.is_near(CueKind.NEGATES, pair.claim.words, _BESIDE)
        return Ruling(Stance.REVISES, number, 0.5, ("The passage tells what was open.",)) if settles else None
    if denial(pair, line):
        return Ruling(Stance.REFUTES, number, 0.8, ("The passage answers what was open: no.",))
    return Ruling(Stance.SUPPORTS, number, 0.6, ("The passage answers what was open: yes.",))


def taken_back(pair: Pair) -> Ruling | None:
    """Whoever said it takes it back."""
    if _takes_back(pair.lines.title) and pair.title_share >= _TAKES_BACK:
        return Ruling(Stance.RETRACTS, pair.best, 0.75, ("The headline says that it was taken back.",))
    numbers = by_share(pair, _TAKES_BACK)
    number = next((n for n in numbers if _takes_back(pair.lines.sentences[n])), None)
    if number is None:
        return None
    return Ruling(Stance.RETRACTS, number, 0.75, ("The passage says that it was taken back.",))


def revised(pair: Pair) -> Ruling | None:
    """The passage gives another figure for what the claim counts, and none that agrees."""
    if not pair.assertion.figures:
        return None
    found = [Circumstances(pair, number) for number in by_share(pair, _REVISES)]
    if any(one.figures and one.revised is None for one in found):
        return None
    for one in found:
        if (comparison := one.revised) and one.same_day is not False:
            sure = 0.6 + 0.15 * one.same_speaker + 0.15 * bool(one.same_day or one.same_place)
            return Ruling(Stance.REVISES, one.number, min(sure, 0.9), (comparison.reason,))
    return None


def denied(pair: Pair) -> Ruling | None:
    """Deep in an article about something else, the passage denies it: its headline cannot tell."""
    if is_titled(pair) or (number := next(iter(by_share(pair, _ANSWERS)), None)) is None:
        return None
    line = pair.lines.sentences[number]
    if is_left_open(pair, number) or not denial(pair, line, _RIGHT_BESIDE):
        return None
    return Ruling(Stance.REFUTES, number, 0.6, ("The passage denies what the claim tells.",))


#: What holds of a passage whatever the headline above it is about.
BY_PASSAGE: tuple[Callable[[Pair], Ruling | None], ...] = (answered, taken_back, revised)
RULES: tuple[Callable[[Pair], Ruling | None], ...] = (*BY_PASSAGE, denied)


def is_open(pair: Pair, number: int) -> bool:
    """Say whether sentence `number` carries a caveat or leaves open what it tells."""
    line = pair.lines.sentences[number]
    near = any(line.is_near(kind, pair.claim.words, _BESIDE) for kind in _OPEN)
    return near or doubts(line) or carries_caveat(pair, number)


def states(pair: Pair, number: int) -> bool:
    """Say whether a sentence has most words of the claim: two rare names tell much of it, and nothing that happened."""
    return len(pair.lines.sentences[number].words & pair.claim.words) > _MOST * len(pair.claim.words)


def asks_which(pair: Pair) -> bool:
    """Say whether the claim is an open question to which neither yes nor no is an answer."""
    which = pair.assertion.kind is FlagKind.UNCLEAR and _WHICH.match(pair.claim.folded)
    return bool(which or _LEFT_OPEN.search(pair.claim.folded))


def is_disputed(pair: Pair, number: int) -> bool:
    """Say whether the account itself sets what sentence `number` tells against another account of it."""
    return any(flag.kind is FlagKind.DISPUTED for flag in pair.lines.flags.get(number, ()))


def doubts(line: Line) -> bool:
    """Say whether a line casts doubt; "investigators" alone are people who say something."""
    return any(not line.folded.startswith("investigators", at) for at in line.cues.get(CueKind.DOUBTS, ()))


def carries_caveat(pair: Pair, number: int) -> bool:
    """Say whether the account itself says that what sentence `number` tells is not verified or not known."""
    span = pair.lines.document.span(number)
    if _FOUND_NONE.search(pair.lines.sentences[number].folded):
        return False
    flags = (flag for flag in pair.lines.flags.get(number, ()) if flag.kind in CAVEATS)
    return any(flag.cue.overlaps(span) or coverage.span.overlaps(span) for flag in flags for coverage in flag.covers)


def denial(pair: Pair, line: Line, reach: int = _BESIDE) -> bool:
    """Say whether a line denies, within `reach` code points, what the claim tells; not where the claim denies too."""
    return any(kind not in pair.claim.cues and line.is_near(kind, pair.claim.words, reach) for kind in _NO)


def is_doubted(pair: Pair) -> bool:
    """Say whether the passage that tells most of the claim doubts it."""
    line = None if pair.best is None else pair.lines.sentences[pair.best]
    return line is not None and bool(_DOUBTED.search(line.folded))


def is_left_open(pair: Pair, number: int) -> bool:
    """Say whether sentence `number` carries a caveat, or says itself that something is not known."""
    return carries_caveat(pair, number) or CueKind.UNVERIFIED in pair.lines.sentences[number].cues


def by_share(pair: Pair, least: float, among: Iterable[int] | None = None) -> list[int]:
    """Return the sentences that tell at least so much of the claim, those that tell most first.

    Those that bear on it are asked, or others that are given as `among`.
    """
    asked = pair.bearing if among is None else among
    return sorted((n for n in asked if pair.shares[n] >= least), key=lambda n: (-pair.shares[n], n))


def _takes_back(line: Line) -> bool:
    return any(_WORD_GIVEN.search(found["what"]) for found in _BACK.finditer(line.folded))
