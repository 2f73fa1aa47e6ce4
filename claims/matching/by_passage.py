"""What the passage that tells most of a recorded claim says of it, whatever the headline above is about. Pure.

A claim that was recorded is a detail of its article, and later articles settle it in passing: so the sentence decides,
by rules, where the learned weights (stance.py) go by headlines. Says little rather than guess.
"""

from __future__ import annotations

from collections.abc import Callable

from claims.matching import rulings
from claims.matching.circumstances import Circumstances
from claims.matching.cues import CueKind
from claims.matching.figures import Relation
from claims.matching.passages import Pair, concepts
from claims.matching.rulings import Ruling
from claims.matching.terms import terms
from claims.verdicts import FlagKind, Stance

#: How much of what a claim tells a sentence has to tell to state it, to repeat it, to deny it, or to revise its figure.
_STATES, _REPEATS, _DENIES, _REVISES = 0.6, 0.45, 0.35, 0.2
#: So many days after it was reported, a claim is what articles of its matter speak of. Later, or where no day is known,
#: a passage has to tell so much more of it; and a claim of fewer words than this is met by chance.
_FRESH, _MORE, _FEW = 30, 0.2, 4
#: Denying takes so many words of what happened, and so many code points between them and the word of denial.
_WORDS_DENIED, _BESIDE = 2, 30
#: Revising a figure takes so many signs that the event is the same one; telling this much of the claim is one.
_SIGNS, _TELLS = 2, 0.3
#: What of it a passage tells at least to give each stance.
_LEAST = dict.fromkeys(Stance, _REPEATS) | {Stance.SUPPORTS: 0.5}
_HEARSAY = (CueKind.SAYS, CueKind.CLAIMS, CueKind.REPORT, CueKind.HEDGES, CueKind.RUMOUR, CueKind.BELIEVES)
_UNREAL = (CueKind.MAY, CueKind.WILL, CueKind.ASKS)


def by_passage(pair: Pair) -> Ruling:
    """Return what the first rule that answers says of the claim's passage; that it only touches the matter if none."""
    rules: tuple[Callable[[Pair], Ruling | None], ...] = (*rulings.BY_PASSAGE, _revised, _denied, _told)
    found = next((found for rule in rules if (found := rule(pair))), None)
    return found if found and (found.stance is Stance.REPEATS or _is_of_it(pair, found)) else _touched(pair)


def _is_of_it(pair: Pair, found: Ruling) -> bool:
    """Say whether a ruling can be about the claim's own event, and not about another of its kind."""
    if found.sentence is None or len(pair.claim.words) < _FEW:
        return False
    here = Circumstances(pair, found.sentence)
    if here.same_day is False and not here.same_speaker:
        return False
    if not (here.same_day or _is_anchored(pair)):
        return False
    return _is_fresh(pair) or here.same_day is True or pair.shares[found.sentence] >= _LEAST[found.stance] + _MORE


def _is_fresh(pair: Pair) -> bool:
    told, reported = pair.lines.account.published, pair.assertion.reported
    return told is not None and reported is not None and abs((told - reported).days) <= _FRESH


def _revised(pair: Pair) -> Ruling | None:
    """The passage gives another figure for the same event, in words of its own."""
    for number in rulings.by_share(pair, _REVISES, among=range(len(pair.shares))):
        here = Circumstances(pair, number)
        if {comparison.relation for comparison in here.figures} & {Relation.SAME, Relation.WITHIN}:
            return None
        signs = _signs(pair, here)
        if (comparison := here.revised) and signs >= _SIGNS and not rulings.carries_caveat(pair, number):
            return Ruling(Stance.REVISES, number, min(0.4 + 0.1 * signs, 0.9), (comparison.reason,))
    return None


def _signs(pair: Pair, here: Circumstances) -> int:
    """Return how many signs say that a passage is about the claim's event; none for another's word on another day."""
    if (here.same_day is False and not here.same_speaker) or not (here.same_day or _is_anchored(pair)):
        return 0
    line = pair.lines.sentences[here.number]
    happening = concepts(pair.claim) & concepts(line) or pair.share(line.words, _happening(pair)) >= _TELLS
    told = pair.shares[here.number] >= _TELLS
    named = len(pair.names & line.words) > 1
    return sum(map(bool, (here.same_speaker, here.same_place, here.same_day, happening, told, named)))


def _is_anchored(pair: Pair) -> bool:
    """Say whether the account names somebody or some place of the claim: "12 people were killed" happens everywhere."""
    named = frozenset(term.word for term in terms(f"{pair.assertion.speaker} {pair.assertion.place}"))
    return bool((named | pair.names) & pair.lines.words)


def _denied(pair: Pair) -> Ruling | None:
    """The passage says that what the claim tells is not so; a question that was open is answered, never denied."""
    if pair.assertion.kind is FlagKind.UNCLEAR:
        return None
    happened = _happening(pair)
    for number in rulings.by_share(pair, _DENIES):
        line = pair.lines.sentences[number]
        enough = len(line.words & happened) >= min(_WORDS_DENIED, len(happened))
        if enough and rulings.denial(pair, line, _BESIDE) and not rulings.is_left_open(pair, number):
            sure = min(max(pair.shares[number], 0.6), 0.85)
            return Ruling(Stance.REFUTES, number, sure, ("The passage denies what the claim tells.",))
    return None


def _told(pair: Pair) -> Ruling | None:
    """The passage tells what the claim tells: as a fact, or once more on somebody's word."""
    number = next(iter(rulings.by_share(pair, _REPEATS)), None)
    if number is None:
        return None
    line, share = pair.lines.sentences[number], pair.shares[number]
    if rulings.carries_caveat(pair, number):
        return _repeated(number, share, "It still carries the caveat: the article says that it is not verified.")
    if CueKind.DOUBTS in line.cues and CueKind.DOUBTS not in pair.claim.cues:
        return Ruling(Stance.QUESTIONS, number, min(share, 0.7), ("The passage doubts it.",))
    if any(kind in line.cues for kind in _HEARSAY):
        return _on_word(pair, number)
    if any(line.is_near(kind, pair.claim.words, _BESIDE) for kind in _UNREAL) or CueKind.NEGATES in line.cues:
        return None
    if CueKind.NEGATES in pair.claim.cues:  # "Planes had not bombed the town" is not what "bombed again" states.
        return None
    if Circumstances(pair, number).revised:  # Another figure, of what may be another event.
        return None
    return Ruling(Stance.SUPPORTS, number, min(share, 0.9), ("The passage states it.",)) if share >= _STATES else None


def _on_word(pair: Pair, number: int) -> Ruling:
    """Somebody else's word supports a claim; its own speaker's, or a report of a report, only repeats it."""
    line, share = pair.lines.sentences[number], pair.shares[number]
    again = Circumstances(pair, number).same_speaker
    if again or share < _STATES or not line.cues.keys() & {CueKind.OFFICIAL, CueKind.CONFIRMS, CueKind.REVEALS}:
        return _repeated(number, share, "The claim’s own speaker says it again." if again else "It is somebody’s word.")
    return Ruling(Stance.SUPPORTS, number, min(share, 0.75), ("Somebody else than the claim’s speaker says so.",))


def _repeated(number: int, share: float, why: str) -> Ruling:
    return Ruling(Stance.REPEATS, number, min(share, 0.9), (why,))


def _touched(pair: Pair) -> Ruling:
    return Ruling(Stance.CONTEXT, pair.best, 0.5, ("Tells of the same matter, not of the claim itself.",))


def _happening(pair: Pair) -> frozenset[str]:
    """Return the terms of the claim that say what happened: without names and numbers."""
    return (pair.matter - pair.claim.numbers) or pair.claim.words
