"""An assertion and an account in, a judgement out: whether it bears on it, where, which way, how surely and why.

Suggests only: nothing here changes a verdict. Rules judge first (rulings.py), learned weights what no rule answers.
"""

from __future__ import annotations

from functools import lru_cache

from claims.facts import Account, Assertion, Judgement
from claims.matching import reasons, rulings
from claims.matching.by_passage import by_passage
from claims.matching.circumstances import Circumstances
from claims.matching.cues import CueKind
from claims.matching.lines import Line, Lines
from claims.matching.passages import Pair
from claims.matching.rulings import Ruling
from claims.matching.stance import LEAST_SUBSTANCE, Leaning, is_titled, lean, related
from claims.verdicts import Stance

#: Stored with every match; raised whenever the same pair could be judged differently.
ALGORITHM = "rules-2+stance-4"
#: An account that is less likely than this to be about the claim is not about it; a title alone is too short to tell.
NOT_ABOUT = 0.3
#: One that is no likelier than this touches the matter at most.
RELATED = 0.5
#: Below this confidence the reasons say that the stance is a guess.
UNSURE = 0.5
#: A caveat on what tells nearly as much of the claim as the best sentence is a caveat on the claim.
_NEARLY = 0.9
#: A line that tells less of the claim does not state it.
_STATES = 0.5
#: What is told on somebody's word only repeats, where it is this likely that the account takes no side.
_ON_WORD = 0.2
#: A claim that tells little is told by this many of its words at least.
_FEW = 2
_HEARSAY = (CueKind.HEDGES, CueKind.CLAIMS)
_REACH = 40


class Reading:
    """An account read once, to be compared with many assertions."""

    def __init__(self, account: Account) -> None:
        self.lines = Lines(account)

    def judge(self, assertion: Assertion) -> Judgement:
        """Return how the account bears on `assertion`."""
        lines = self.lines
        pair = Pair(assertion, claim_line(assertion.text), lines)
        chance = max(related(pair), _related_there(pair))
        if chance < NOT_ABOUT and (lines.sentences or not pair.title_share):
            sure = _sure_not_about(pair, chance)
            return Judgement(chance, Stance.NOT_ABOUT, sure, None, ("Too little of the claim is told here.",))
        ruling = _ruled(pair, chance)
        passage = None if ruling.sentence is None else lines.sentences[ruling.sentence].span
        return Judgement(chance, ruling.stance, ruling.confidence, passage, _reasons(pair, ruling))


def judge(assertion: Assertion, account: Account) -> Judgement:
    """Return how `account` bears on `assertion`. Whoever compares an account with several, makes a Reading of it."""
    return Reading(account).judge(assertion)


def _related_there(pair: Pair) -> float:
    """Return how likely an account is about a recorded claim of few words, taken with its place and its speaker.

    "The cause of the fire" tells nothing alone; told of in a text that names the place, it is meant.
    """
    one = pair.assertion
    if one.kind is None or pair.substance >= LEAST_SUBSTANCE or pair.best_share < _STATES or pair.best is None:
        return 0.0
    if len(pair.claim.words & pair.lines.sentences[pair.best].words) < _FEW:
        return 0.0
    return related(Pair(one, claim_line(f"{one.text} {one.place} {one.speaker}"), pair.lines))


def _ruled(pair: Pair, chance: float) -> Ruling:
    """A claim of which the kind is known was recorded from an article: its passage decides, not the headline."""
    if pair.assertion.kind is not None and pair.lines.sentences:
        return by_passage(pair)
    if chance < RELATED and pair.lines.sentences:
        return _touching(pair)
    return rulings.rule(pair) or _weighed(pair)


def _sure_not_about(pair: Pair, chance: float) -> float:
    """A title alone may tell of the claim in other words: it is as sure as that it takes no side."""
    return lean(pair).chances[Leaning.OBSERVING] if is_titled(pair) and not pair.lines.sentences else 1 - chance


def _touching(pair: Pair) -> Ruling:
    sure = lean(pair).chances[Leaning.OBSERVING]
    return Ruling(Stance.CONTEXT, pair.best, sure, ("Tells of the same matter, hardly of the claim.",))


def _weighed(pair: Pair) -> Ruling:
    """Return what the weights say, within the hard rule: support that carries the caveat only repeats.

    How sure it is, is how sure the leaning is that journalists would give for the stance, whoever chose it.
    """
    found = lean(pair)
    confidence, unsided = found.chances[found.leaning], found.chances[Leaning.OBSERVING]
    why = tuple(reasons.of_lean(pair, found))
    if found.leaning is Leaning.AGAINST:
        return Ruling(Stance.REFUTES, _against(pair), confidence, why)
    if found.leaning is Leaning.OBSERVING:
        return Ruling(_observing(pair), pair.best, confidence, why)
    if rulings.is_doubted(pair):
        return Ruling(Stance.QUESTIONS, pair.best, unsided, ("The passage doubts it.",))
    if caveat := _caveat(pair, unsided):
        return Ruling(Stance.REPEATS, pair.best, unsided, (caveat,))
    return Ruling(_support(pair), _supporting(pair), confidence, why)


def _support(pair: Pair) -> Stance:
    """Support is partial where only some of several figures agree."""
    if pair.best is None or len(pair.assertion.figures) < 2:
        return Stance.SUPPORTS
    relations = {comparison.relation for comparison in Circumstances(pair, pair.best).figures}
    return Stance.PARTLY_SUPPORTS if len(relations) > 1 and "revised" in relations else Stance.SUPPORTS


def _observing(pair: Pair) -> Stance:
    """An account without a side doubts the claim, repeats it, or only touches its matter."""
    lines = [pair.lines.title, *([] if pair.best is None else [pair.lines.sentences[pair.best]])]
    if any(line.cues.keys() & {CueKind.DOUBTS, CueKind.ASKS} for line in lines):
        return Stance.QUESTIONS
    return Stance.REPEATS if max(pair.best_share, pair.title_share) >= _STATES else Stance.CONTEXT


def _caveat(pair: Pair, unsided: float) -> str:
    """Return why support only repeats, or nothing where it stands by itself.

    `unsided` is how likely it is that the account takes no side: where that is unlikely, somebody's word is taken for
    the account's own.
    """
    nearly = [number for number in pair.bearing if pair.shares[number] >= _NEARLY * pair.best_share]
    if any(rulings.carries_caveat(pair, number) for number in nearly):
        return "It still carries the caveat: the article says that it is not verified."
    if unsided < _ON_WORD:
        return ""
    told_plainly = is_titled(pair) and pair.title_share >= _STATES and not _is_hearsay(pair, pair.lines.title)
    if told_plainly or not nearly or any(not _is_hearsay(pair, pair.lines.sentences[n]) for n in pair.bearing):
        return ""
    return "It is told on somebody’s word only."


def _is_hearsay(pair: Pair, line: Line) -> bool:
    return any(line.is_near(kind, pair.claim.words, _REACH) for kind in _HEARSAY)


def _supporting(pair: Pair) -> int | None:
    """Return the sentence that tells most of the claim and is no hearsay, or that tells most."""
    plain = [number for number in pair.bearing if not _is_hearsay(pair, pair.lines.sentences[number])]
    return max(plain, key=lambda number: (pair.shares[number], -number), default=pair.best)


def _against(pair: Pair) -> int | None:
    """Return the sentence that denies the claim and tells most of it, or that tells most."""
    denying = [number for number in pair.bearing if rulings.denial(pair, pair.lines.sentences[number])]
    return max(denying, key=lambda number: (pair.shares[number], -number), default=pair.best)


def _reasons(pair: Pair, ruling: Ruling) -> tuple[str, ...]:
    shared = [] if ruling.sentence is None else Circumstances(pair, ruling.sentence).reasons()
    unsure = ["The stance is a guess."] if ruling.confidence < UNSURE else []
    return tuple(dict.fromkeys([*shared, *ruling.why, *unsure])) or ("Tells of the same.",)


@lru_cache(maxsize=4096)
def claim_line(text: str) -> Line:
    """Return the words of a claim, read once for the many accounts that it is compared with."""
    return Line(text)
