"""What follows from a suggestion for the desk: a follow-up wakes, and what is alarming is raised as an alert, once."""

from __future__ import annotations

from datetime import datetime

from claims.actions import alerts, follow_ups
from claims.actions.alerts import Side
from claims.actions.bearing import Bearing
from claims.matching.alarms import alarm
from claims.models import Mention
from claims.text.spans import Span
from claims.verdicts import AlertKind


def follow(*, bearing: Bearing, now: datetime) -> None:
    """Wake the claim's follow-up and raise the alert that a suggestion calls for. Call inside a transaction."""
    follow_ups.wake(bearing.claim.pk, now)
    found = alarm(bearing.claim.finding, bearing.judgement.stance, is_bare=bool(bearing.bare))
    if found is not None:
        _raise(bearing, found, now)


def _raise(bearing: Bearing, found: AlertKind, now: datetime) -> None:
    first = bearing.claim.mentions.select_related("version", "flag").order_by("pk").first()
    alerts.raise_once(
        claim=bearing.claim,
        kind=found,
        key=f"{found.value}:{bearing.claim.pk}:{bearing.version.article_id}",
        why=" ".join(filter(None, [found.description, bearing.bare, _where(bearing)])),
        before=_as_reported(first) if first else None,
        after=Side(bearing.version, bearing.passage),
        now=now,
    )


def _where(bearing: Bearing) -> str:
    verdict = bearing.claim.finding.label
    return f"Its verdict is “{verdict}”; the passage stands in “{bearing.version.title}”."


def _as_reported(mention: Mention) -> Side:
    """Return the words of a mention together with its caveat, where the two stand close."""
    whole = Span(min(mention.start, mention.flag.start), max(mention.end, mention.flag.end))
    return Side(mention.version, whole if len(whole) <= alerts.APART else mention.span)
