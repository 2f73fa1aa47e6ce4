"""What the passage that tells most of a recorded claim says of it, whatever the headline above is about. Pure.

A claim that was recorded is a detail of its article, and later articles settle it in passing: so the sentence decides,
by rules, where the learned weights (stance.py) go by headlines. Says little rather than guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.matching import rulings
from claims.matching.circumstances import Circumstances
from claims.matching.cues import CueKind
from claims.matching.figures import Relation
from claims.matching.passages import Pair, concepts
from claims.matching.rarity import rarity
from claims.matching.rulings import Ruling
from claims.matching.surroundings import TELLING
from claims.matching.terms import terms
from claims.verdicts import FlagKind, Stance

#: How much of what a claim tells a sentence has to tell to state it, to repeat it, to deny it, or to revise its figure.
_STATES, _REPEATS, _DENIES, _REVISES = 0.6, 0.45, 0.35, 0.2
#: So many days after it was reported, a claim is what articles of its matter speak of. Later, or where no day is known,
#: a passage has to tell so much more of it; and a claim of fewer words than this is met by chance.
_FRESH, _MORE, _FEW = 30, 0.2, 4
#: A claim of one word less has to be told nearly whole, where its speaker or its place is named.
_ALL = 0.9
#: Denying takes so many words of what happened, and so many code points between them and the word of denial.
_WORDS_DENIED, _WORDS_MEANT, _BESIDE = 2, 3, 30
#: A word of doubt stands so near to what happened: "doubt that the frigate was sunk".
_DOUBTED = 45
#: Revising a figure takes so many signs that the event is the same one; telling this much of the claim is one.
_SIGNS, _TELLS = 2, 0.3
#: What of it a passage tells at least to give each stance.
_LEAST = dict.fromkeys(Stance, _REPEATS) | {Stance.SUPPORTS: 0.5}
_HEARSAY = (CueKind.SAYS, CueKind.CLAIMS, CueKind.REPORT, CueKind.HEDGES, CueKind.RUMOUR, CueKind.BELIEVES)
#: A count that changed; "in Vars, not in Orn"; "confirmed the strike, but could not say whose it was".
_COUNT_MOVED = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|rais(?:ed|es)|climb(?:ed|s)|grown|grew|increas(?:ed|es)|jump(?:ed|s)|revis(?:ed|es)"
    r"|lower(?:ed|s)|updat(?:ed|es)|correct(?:ed|s)|(?:up|down) from)\b"
)
_NOT_THERE = re.compile(r"(?:,|\band) not (?:in|at|on|near|from|by|off|to|during)\b")
_NOT_SO_MANY = re.compile(r"\bnot (?:the )?(\d{1,9})\b")
_PARTED = re.compile(
    r"\bbut (?:(?:it|they|he|she) )?(?:could not|cannot|did not|found no|not|were unable|was unable|had no|have no)\b"
    r"|\bonly (?:one|two|three|part|some|a few|half) of\b"
)
_UNREAL = (CueKind.MAY, CueKind.WILL, CueKind.ASKS)


def by_passage(pair: Pair) -> Ruling:
    """Return what the first rule that answers says of the claim's passage; that it only touches the matter if none."""
    rules: tuple[Callable[[Pair], Ruling | None], ...] = (_in_part, *rulings.BY_PASSAGE, _revised, _denied, _told)
    found = next((found for rule in rules if (found := rule(pair))), None)
    return found if found and (found.stance is Stance.REPEATS or _is_of_it(pair, found)) else _touched(pair)


def _is_of_it(pair: Pair, found: Ruling) -> bool:
    """Say whether a ruling can be about the claim's own event, and not about another of its kind."""
    if found.sentence is None:
        return False
    here, told = Circumstances(pair, found.sentence), pair.shares[found.sentence]
    few = len(pair.claim.words)
    if few < _FEW and not (few == _FEW - 1 and told >= _ALL and (here.same_speaker or here.same_place)):
        return False
    if here.same_day is False and not here.same_speaker and not _is_to_come(pair):
        return False
    if not (here.same_day or _is_anchored(pair)):
        return False
    if not (here.same_day or _is_fresh(pair) or _is_there(pair)):
        return False
    return _is_fresh(pair) or here.same_day is True or told >= _LEAST[found.stance] + _MORE


def _is_to_come(pair: Pair) -> bool:
    """Say whether the claim asks what will be: it is answered on another day than it was asked."""
    return pair.assertion.kind is FlagKind.UNCLEAR and bool(pair.claim.cues.keys() & {CueKind.MAY, CueKind.WILL})


def _is_fresh(pair: Pair) -> bool:
    told, reported = pair.lines.account.published, pair.assertion.reported
    return told is not None and reported is not None and abs((told - reported).days) <= _FRESH


def _revised(pair: Pair) -> Ruling | None:
    """The passage gives another figure for the same event, in words of its own."""
    for number in rulings.by_share(pair, _REVISES, among=range(len(pair.shares))):
        here = Circumstances(pair, number)
        signs = _signs(pair, here)
        if {comparison.relation for comparison in here.figures} & {Relation.SAME, Relation.WITHIN}:
            return _moved(pair, here) if signs > _SIGNS else None
        if (comparison := here.revised) and signs >= _SIGNS and not rulings.carries_caveat(pair, number):
            return Ruling(Stance.REVISES, number, min(0.4 + 0.1 * signs, 0.9), (comparison.reason,))
    return None


def _moved(pair: Pair, here: Circumstances) -> Ruling | None:
    """The passage says that a count went up or down: "at least 14" leaves room for 23, and 23 is what it is by now."""
    line, moved = pair.lines.sentences[here.number], [it for it in here.figures if it.relation is Relation.WITHIN]
    if not moved or not _COUNT_MOVED.search(line.folded) or rulings.carries_caveat(pair, here.number):
        return None
    return Ruling(Stance.REVISES, here.number, 0.65, ("The passage says that the count has changed.", moved[0].reason))


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


def _is_there(pair: Pair) -> bool:
    """Say whether the account names the claim's speaker or place, if it has one, by a telling word: not by "street"."""
    named = {term.word for term in terms(f"{pair.assertion.speaker} {pair.assertion.place}")}
    telling = {word for word in named if rarity(word) >= TELLING}
    return not telling or bool(telling & pair.lines.words)


def _denied(pair: Pair) -> Ruling | None:
    """The passage says that what the claim tells is not so; a question that was open is answered, never denied."""
    if pair.assertion.kind is FlagKind.UNCLEAR:
        return None
    happened = _happening(pair)
    for number in rulings.by_share(pair, _DENIES):
        line = pair.lines.sentences[number]
        enough = len(line.words & happened) >= min(_WORDS_DENIED, len(happened)) and _is_meant(pair, number)
        if enough and rulings.denial(pair, line, _BESIDE) and not rulings.is_left_open(pair, number):
            sure = min(max(pair.shares[number], 0.6), 0.85)
            if pair.assertion.kind is FlagKind.DISPUTED and rulings.is_disputed(pair, number):
                return _repeated(number, sure, "It is denied as before: the claim was recorded as disputed.")
            if pair.shares[number] >= _STATES and _NOT_THERE.search(line.folded):
                return Ruling(Stance.REVISES, number, sure, ("The passage gives another place, day or doer.",))
            return Ruling(Stance.REFUTES, number, sure, ("The passage denies what the claim tells.",))
    return None


def _is_meant(pair: Pair, number: int) -> bool:
    """Say whether a sentence that denies has most of the claim, all that happened in it, or so much of a long one."""
    line = pair.lines.sentences[number]
    shared = line.words & pair.claim.words
    return rulings.states(pair, number) or _happening(pair) <= line.words or len(shared) >= _WORDS_MEANT


def _told(pair: Pair) -> Ruling | None:
    """The passage tells what the claim tells: as a fact, or once more on somebody's word."""
    number = next(iter(rulings.by_share(pair, _REPEATS)), None)
    if number is None:
        return None
    line, share = pair.lines.sentences[number], pair.shares[number]
    if rulings.carries_caveat(pair, number):
        return _repeated(number, share, "It still carries the caveat: the article says that it is not verified.")
    if rulings.doubts(line) and CueKind.DOUBTS not in pair.claim.cues:
        if not (rulings.states(pair, number) and line.is_near(CueKind.DOUBTS, _happening(pair), _DOUBTED)):
            return None
        return Ruling(Stance.QUESTIONS, number, min(share, 0.7), ("The passage doubts it.",))
    if rulings.asks_which(pair):  # "Where the captain was" is not answered by what names the captain.
        return None
    if any(kind in line.cues for kind in _HEARSAY):
        return _on_word(pair, number)
    if any(line.is_near(kind, pair.claim.words, _BESIDE) for kind in _UNREAL) or CueKind.NEGATES in line.cues:
        return None
    if CueKind.NEGATES in pair.claim.cues:  # "Planes had not bombed the town" is not what "bombed again" states.
        return None
    if Circumstances(pair, number).revised:  # Another figure, of what may be another event.
        return None
    if share < _STATES or not _states_it(pair, number):
        return None
    return Ruling(Stance.SUPPORTS, number, min(share, 0.9), ("The passage states it.",))


def _states_it(pair: Pair, number: int) -> bool:
    """Say whether a sentence tells what happened, not only to whom, and how many if the claim says how many."""
    line, relations = pair.lines.sentences[number], {it.relation for it in Circumstances(pair, number).figures}
    counts = not pair.assertion.figures or bool(relations & {Relation.SAME, Relation.WITHIN})
    happened = pair.matter - pair.claim.numbers - {term.word for term in terms(pair.assertion.speaker)}
    return counts and rulings.states(pair, number) and bool(line.words & happened)


def _in_part(pair: Pair) -> Ruling | None:
    """The passage says that one part of the claim is so, and that another is not, or is not known."""
    for number in rulings.by_share(pair, _REPEATS):
        line = pair.lines.sentences[number]
        if CueKind.CONFIRMS in line.cues and _PARTED.search(line.folded) and rulings.states(pair, number):
            return Ruling(Stance.PARTLY_SUPPORTS, number, 0.6, ("The passage confirms a part of it only.",))
        if _agrees_in_part(pair, number) and not rulings.carries_caveat(pair, number):
            return Ruling(Stance.PARTLY_SUPPORTS, number, 0.6, ("One figure agrees, another does not.",))
    return None


def _agrees_in_part(pair: Pair, number: int) -> bool:
    """Say whether a sentence and the next one agree with one of several figures, and take another back."""
    near = range(number, min(number + 2, len(pair.shares)))
    found = {it.relation for at in near for it in Circumstances(pair, at).figures}
    not_so = {said for at in near for said in _NOT_SO_MANY.findall(pair.lines.sentences[at].folded)}
    denied = any(f"{figure.value:f}" in not_so for figure in pair.assertion.figures if figure.value is not None)
    return len(pair.assertion.figures) > 1 and Relation.SAME in found and denied


def _on_word(pair: Pair, number: int) -> Ruling:
    """Somebody else's word supports a claim; its own speaker's, or a report of a report, only repeats it."""
    line, share = pair.lines.sentences[number], pair.shares[number]
    again = Circumstances(pair, number).same_speaker
    if (
        again
        or share < _STATES
        or not rulings.states(pair, number)
        or not line.cues.keys() & {CueKind.OFFICIAL, CueKind.CONFIRMS, CueKind.REVEALS}
    ):
        return _repeated(number, share, "The claim’s own speaker says it again." if again else "It is somebody’s word.")
    return Ruling(Stance.SUPPORTS, number, min(share, 0.75), ("Somebody else than the claim’s speaker says so.",))


def _repeated(number: int, share: float, why: str) -> Ruling:
    return Ruling(Stance.REPEATS, number, min(share, 0.9), (why,))


def _touched(pair: Pair) -> Ruling:
    return Ruling(Stance.CONTEXT, pair.best, 0.5, ("Tells of the same matter, not of the claim itself.",))


def _happening(pair: Pair) -> frozenset[str]:
    """Return the terms of the claim that say what happened: without names and numbers."""
    return (pair.matter - pair.claim.numbers) or pair.claim.words
