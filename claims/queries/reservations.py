"""Who has a claim in hand, as the desk shows it. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from claims.actions.acts import name_of
from claims.models import Claim, Reservation


@dataclass(frozen=True, slots=True)
class Hold:
    """A reservation that holds: whose, by which token, and until when."""

    by: str
    is_mine: bool
    token: int
    taken_at: datetime
    until: datetime


def hold(claim: Claim, person: User, now: datetime) -> Hold | None:
    """Return who has a claim in hand, as `person` sees it, or None. One SQL query."""
    row = Reservation.objects.live(now).select_related("holder").filter(claim=claim).first()
    return hold_of(row, person, now)


def hold_of(row: Reservation | None, person: User, now: datetime) -> Hold | None:
    """Return what a reservation says, one read with its holder; None where there is none or it has run out."""
    if row is None or row.holder is None or row.until is None or not row.is_live(now):
        return None
    return Hold(name_of(row.holder), row.holder_id == person.pk, row.token, row.taken_at, row.until)
