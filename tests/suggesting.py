"""Makers of what machines ask the desk, each with the question that goes with it."""

from __future__ import annotations

import itertools
from datetime import date, datetime

from claims.actions import questions
from claims.actions.alerts import QUESTIONS
from claims.models import Alert, ArticleVersion, Claim, FollowUp, Match, MergeSuggestion, ReviewItem
from claims.models.follow_up import Stage
from claims.models.review import ReviewKind
from claims.verdicts import AlertKind, Stance
from tests.conftest import NOW
from tests.factories import find, make_version

_numbers = itertools.count(1)

PASSAGE = "The harbour office counted 9 wrecks on Friday."
LATER = f"Divers went down again.\n\n{PASSAGE} The count is final.\n\nThe quay opens on Monday."
WITH_CAVEAT = "He said 12 barges had sunk. Nobody has verified the figure."
WITHOUT = "He said 15 barges had sunk."


def make_suggestion(
    claim: Claim,
    *,
    stance: Stance = Stance.REVISES,
    confidence: float = 0.8,
    highlighted: bool = False,
    now: datetime = NOW,
) -> Match:
    """Suggest a passage of a fresh article for a claim, and ask the desk about it."""
    version = make_version(f"{LATER} ({next(_numbers)})", title="A final count at Port Lowe")
    span = find(version.text, PASSAGE)
    questions.ask(claim=claim, kind=ReviewKind.EVIDENCE, why="A later article gives another figure.", now=now)
    return Match.objects.create(
        claim=claim,
        version=version,
        start=span.start,
        end=span.end,
        passage=PASSAGE,
        stance=stance.value,
        related=0.9,
        confidence=confidence,
        is_highlighted=highlighted,
        reasons=["The same harbour, a few days later.", "It says 9; the claim says 12."],
        algorithm="test-1",
        found_at=now,
    )


def make_alert(claim: Claim, *, kind: AlertKind = AlertKind.CAVEAT_REMOVED, now: datetime = NOW) -> ReviewItem:
    """Raise an alert about two versions of one article, and return its question."""
    url = f"https://news.example/drift-{next(_numbers)}"
    before, after = (make_version(f"Port Lowe. {words}", url=url) for words in (WITH_CAVEAT, WITHOUT))
    asks = QUESTIONS.get(kind, ReviewKind.DRIFT)
    alert = Alert.objects.create(
        claim=claim,
        kind=kind.value,
        key=f"{kind.value}:{after.pk}",
        why="The caveat is gone, and the figure is another one.",
        raised_at=now,
        **_side("before", before, WITH_CAVEAT),
        **_side("after", after, WITHOUT),
    )
    return questions.ask(claim=claim, kind=asks, why=alert.why, now=now, alert=alert)


def make_likeness(earlier: Claim, later: Claim, *, now: datetime = NOW) -> MergeSuggestion:
    """Suggest that two claims are one, and ask the desk about the later."""
    questions.ask(claim=later, kind=ReviewKind.SAME_CLAIM, why=f"It reads like {earlier.public_id}.", now=now)
    return MergeSuggestion.objects.create(
        earlier=earlier,
        later=later,
        score=0.9,
        reasons=["The same figure on the same night."],
        algorithm="test-1",
        found_at=now,
    )


def make_overdue(claim: Claim, *, now: datetime = NOW) -> ReviewItem:
    """Let the follow-up of a followed claim be a week late, and ask the desk about it."""
    late = {"criteria": "A body that is no party publishes a count.", "check_by": date(2026, 3, 1)}
    FollowUp.objects.update_or_create(claim=claim, defaults={**late, "stage": Stage.OVERDUE.value, "changed_at": now})
    return questions.ask(claim=claim, kind=ReviewKind.OVERDUE, why="It was to be looked at by 1 March 2026.", now=now)


def _side(name: str, version: ArticleVersion, words: str) -> dict[str, object]:
    span = find(version.text, words)
    return {f"{name}_version": version, f"{name}_start": span.start, f"{name}_end": span.end, name: words}
