"""Leaving a claim to others. No decision: it is in no history, and counted against nobody."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions import presence, reservations
from claims.models import Claim, Skip
from claims.models.roles import check_may
from claims.models.skip import SkipReason


@transaction.atomic
def skip(*, claim: Claim, by: User, because: SkipReason, nonce: str, now: datetime) -> None:
    """Leave a claim to others: give it back, and come to it again only when nothing else is left.

    The same `nonce` counts once. Raises NotAllowed for whoever may not decide.
    """
    check_may(by, "decide_claim")
    row = Skip(claim=claim, person=by, reason=because.value, nonce=nonce, skipped_at=now)
    Skip.objects.bulk_create([row], ignore_conflicts=True)
    reservations.release(claim=claim, by=by)
    presence.depart(claim=claim, by=by)
