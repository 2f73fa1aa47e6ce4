"""The rows of follow-ups: opened with a proposal, ended with the following, put back by an undo. Locks no claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from claims.actions import stages
from claims.matching.criteria import proposed
from claims.models import Claim, FollowUp
from claims.models.follow_up import Stage
from claims.queries import assertions
from claims.workflow import State

#: A follow-up that has ended: nothing is due, and nothing is waited for.
_ENDED = {"next_at": None, "stage": Stage.ON_TIME.value, "until_evidence": False}
#: What a person decides about one; the rest follows from it and from the day.
_PROMISE = ("criteria", "check_by", "snoozed_until", "until_evidence")


def lacking() -> QuerySet[Claim]:
    """Return the claims that are followed without a running follow-up."""
    ended = Q(*((f"follow_up__{name}", value) for name, value in _ENDED.items()))
    return Claim.objects.filter(Q(follow_up__isnull=True) | ended, workflow=State.TRIAGED.value)


def running(claim: Claim) -> FollowUp | None:
    """Return the follow-up of a claim, or None where it has none or an ended one."""
    row = FollowUp.objects.filter(claim=claim).first()
    return None if row is None or _has_ended(row) else row


def begin(*, claims: Sequence[Claim], now: datetime) -> None:
    """Open the follow-ups of claims that are followed from now on, as the table of matters proposes.

    One that has ended takes a fresh day and keeps its words; one that is running stays as it is.
    """
    known = {row.claim_id: row for row in FollowUp.objects.filter(claim__in=claims)}
    lacking = [claim for claim in claims if claim.pk not in known or _has_ended(known[claim.pk])]
    rows = []
    for claim_id, assertion in assertions.of_claims(lacking).items():
        proposal = proposed(assertion, localdate(now))
        row = known.get(claim_id) or FollowUp(claim_id=claim_id, criteria=proposal.criteria)
        row.check_by, row.changed_at = proposal.check_by, now
        row.next_at = stages.next_at(row)
        rows.append(row)
    FollowUp.objects.bulk_create(row for row in rows if row.pk is None)
    FollowUp.objects.bulk_update([row for row in rows if row.pk], ["check_by", "changed_at", "next_at"])


def end(rows: QuerySet[FollowUp], now: datetime) -> None:
    """End follow-ups whose claims are followed no longer."""
    rows.update(**_ENDED, snoozed_until=None, changed_at=now)


def of_unfollowed() -> QuerySet[FollowUp]:
    """Return the follow-ups that run although their claims were dismissed, merged or settled."""
    return FollowUp.objects.exclude(claim__workflow=State.TRIAGED.value).exclude(**_ENDED)


def keep(row: FollowUp, now: datetime, changes: Mapping[str, Any]) -> None:
    """Change a follow-up, with the moment at which it is due next."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.next_at, row.changed_at = stages.next_at(row), now
    row.save()


def snapshot(row: FollowUp) -> dict[str, Any]:
    """Return what was promised, and the stage, as plain JSON values."""
    days = {name: _written(getattr(row, name)) for name in ("check_by", "snoozed_until")}
    return {"criteria": row.criteria, **days, "until_evidence": row.until_evidence, "stage": row.stage}


def restore(row: FollowUp, before: Mapping[str, Any], now: datetime) -> None:
    """Put a follow-up back to what `snapshot` wrote of it."""
    days = {name: before[name] and date.fromisoformat(before[name]) for name in ("check_by", "snoozed_until")}
    keep(row, now, {**before, **days})


def is_promised(row: FollowUp, kept: Mapping[str, Any]) -> bool:
    """Say whether what a snapshot promised is what is promised still, in whatever stage."""
    present = snapshot(row)
    return all(present[name] == kept[name] for name in _PROMISE)


def _has_ended(row: FollowUp) -> bool:
    return all(getattr(row, name) == value for name, value in _ENDED.items())


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
