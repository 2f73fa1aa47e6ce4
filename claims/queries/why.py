"""Why a question is on the desk: what it asks, its reason in words, and what lies behind that in one line. Reads only.

Everything is read from rows that the card holds already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.matching.weight import parts
from claims.models import Claim, FollowUp, Mention, ReviewItem
from claims.models.follow_up import Stage
from claims.models.review import ReviewKind
from claims.queries.desk import ASKS
from claims.queries.suggestions import Found, Likeness
from claims.verdicts import AlertKind, FlagKind, Priority


@dataclass(frozen=True, slots=True)
class Known:
    """What a card knows of its claim: its first mention, what is suggested, and its plan."""

    claim: Claim
    quoted: Mention | None
    matches: Sequence[Found]
    likenesses: Sequence[Likeness]
    follow_up: FollowUp | None


@dataclass(frozen=True, slots=True)
class Why:
    """One question, explained: what it asks, why in words, the facts behind it, and since when its subject is known."""

    asks: str
    words: str
    facts: tuple[str, ...]
    seen_at: datetime
    opened_at: datetime
    is_open: bool


#: The facts behind a question, and since when that is known which it is about.
Behind = tuple[list[str], datetime]


def explain(question: ReviewItem, known: Known) -> Why:
    """Return why a question is asked about a claim. No SQL query."""
    kind = ReviewKind.of(question.kind)
    facts, seen_at = _BEHIND.get(kind, _of_alert)(question, known)
    ranked = Priority.of(known.claim.priority)
    facts += [f"{ranked.label} by an editor"] if ranked is not Priority.NONE else []
    return Why(ASKS[kind], question.why, tuple(facts), seen_at, question.opened_at, question.closed_at is None)


def _of_new_claim(question: ReviewItem, known: Known) -> Behind:
    mention = known.quoted
    if mention is None:
        return [_weight(question)], known.claim.created_at
    kind = FlagKind.of(mention.flag.kind)
    # Which phrase matched which words, or who marked them, is the reason itself.
    found = [] if mention.by_hand else [mention.flag.detector]
    return [kind.label, _scope(mention), _weighed(question, mention, kind), *found], mention.recorded_at


def _scope(mention: Mention) -> str:
    """Return what the caveat covers, and the rule or the weights that say so."""
    near = mention.get_scope_display()
    covered = f"covers the {near}" if near.endswith("sentence") else f"covers words {near} in the article"
    if mention.by_hand:
        return covered
    return f"{covered}, {mention.rule if mention.rule.startswith('weighed') else f'rule “{mention.rule}”'}"


def _weighed(question: ReviewItem, mention: Mention, kind: FlagKind) -> str:
    """Return the points of a new claim as a sum, where they still are what makes the sum."""
    has_figures, has_speaker = bool(mention.figures.all()), mention.speaker_id is not None
    held = parts(mention.exact, has_figures=has_figures, has_speaker=has_speaker, kind=kind)
    if not held or sum(part.points for part in held) != question.weight:
        return _weight(question)
    return f"{_weight(question)} = {' + '.join(f'{part.name} {part.points}' for part in held)}"


def _weight(question: ReviewItem) -> str:
    return f"weight {question.weight}"


def _of_evidence(question: ReviewItem, known: Known) -> Behind:
    if not known.matches:
        return [_weight(question)], question.opened_at
    match = known.matches[0].match
    score = f"about it {match.related:.2f}, stance sure {match.confidence:.2f}"
    said = [f"read as {known.matches[0].stance.label}", score, _weight(question), match.algorithm]
    return said, match.found_at


def _of_same_claim(question: ReviewItem, known: Known) -> Behind:
    if not known.likenesses:
        return [_weight(question)], question.opened_at
    row = known.likenesses[0].suggestion
    return [f"alike {row.score:.2f}", _weight(question), row.algorithm], row.found_at


def _of_alert(question: ReviewItem, known: Known) -> Behind:
    alert = question.alert
    if alert is None:
        return [_weight(question)], question.opened_at
    after = alert.after_version
    where = f"{after.article.source.name}, version {after.number}"
    return [f"rule “{AlertKind.of(alert.kind).label}”", where, _weight(question)], alert.raised_at


def _of_plan(question: ReviewItem, known: Known) -> Behind:
    stage = [Stage.of(known.follow_up.stage).label] if known.follow_up else []
    return [*stage, "asked by the calendar", _weight(question)], known.claim.created_at


def _of_policy(question: ReviewItem, known: Known) -> Behind:
    return ["asked by the policy of two editors", _weight(question)], known.claim.created_at


_BEHIND: dict[ReviewKind, Callable[[ReviewItem, Known], Behind]] = {
    ReviewKind.NEW_CLAIM: _of_new_claim,
    ReviewKind.EVIDENCE: _of_evidence,
    ReviewKind.SAME_CLAIM: _of_same_claim,
    ReviewKind.OVERDUE: _of_plan,
    ReviewKind.SECOND_OPINION: _of_policy,
}
