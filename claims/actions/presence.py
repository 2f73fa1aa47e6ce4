"""Being at a claim: signs of who has its card open. Keeps nobody from anything, and no part of history."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Claim, Presence

_ONE = ("claim", "person")


def arrive(*, claim: Claim, by: User, now: datetime) -> None:
    """Note that a person opened a claim's card, and which revision they were shown. One statement."""
    _write(claim, by, now, ["opened_at", "seen_at", "revision"])


def give_sign(*, claim: Claim, by: User, now: datetime) -> None:
    """Note that a person is still there; when they came and what they saw stays. One statement."""
    _write(claim, by, now, ["seen_at"])


def depart(*, claim: Claim, by: User) -> None:
    """Forget that a person was at a claim."""
    Presence.objects.filter(claim=claim, person=by).delete()


def depart_everywhere(*, by: User) -> None:
    """Forget all the claims that a person was at."""
    Presence.objects.filter(person=by).delete()


def sweep(*, now: datetime) -> int:
    """Forget those who gave no sign for long; return how many. They are not shown before that either."""
    return Presence.objects.gone(now).delete()[0]


def _write(claim: Claim, by: User, now: datetime, changed: list[str]) -> None:
    row = Presence(claim=claim, person=by, opened_at=now, seen_at=now, revision=claim.revision)
    Presence.objects.bulk_create([row], update_conflicts=True, unique_fields=_ONE, update_fields=changed)
