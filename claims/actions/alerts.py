"""Raising alerts: each once, with the words of both sides, and a question to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.actions import questions, watching
from claims.models import Alert, ArticleVersion, Claim
from claims.models.personal_notice import NoticeKind
from claims.models.review import ReviewKind
from claims.text.spans import Span
from claims.verdicts import AlertKind


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one version: the span is into its text."""

    version: ArticleVersion
    span: Span

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.span.of(self.version.text)


#: How many characters a caveat may stand away from what it covers to be shown in one piece with it.
APART = 600
#: What an alert asks the desk; one that is not named here tells of drift.
QUESTIONS = {
    AlertKind.CONTRADICTED: ReviewKind.REOPENED,
    AlertKind.ZOMBIE: ReviewKind.ZOMBIE,
    AlertKind.FIGURES: ReviewKind.FIGURES,
}


def raise_once(
    *, claim: Claim, kind: AlertKind, key: str, why: str, after: Side, before: Side | None = None, now: datetime
) -> Alert | None:
    """Raise an alert and ask the desk about it; None if one with this key was raised before.

    `key` (up to 100 characters) says what makes two alerts the same. Call inside a transaction.
    """
    told: dict[str, Any] = {**_side("after", after), **(_side("before", before) if before else {})}
    alert, is_new = Alert.objects.get_or_create(
        key=key, defaults={"claim": claim, "kind": kind.value, "why": why, "raised_at": now, **told}
    )
    if not is_new:
        return None
    questions.ask(claim=claim, kind=QUESTIONS.get(kind, ReviewKind.DRIFT), why=why, now=now, alert=alert)
    text = f"{claim.public_id}: {kind.description}"
    watching.tell_watchers(claim=claim, kind=NoticeKind.ALERT, text=text, key=f"alert:{alert.pk}", now=now)
    return alert


def _side(name: str, side: Side) -> dict[str, Any]:
    return {
        f"{name}_version": side.version,
        f"{name}_start": side.span.start,
        f"{name}_end": side.span.end,
        name: side.words,
    }
