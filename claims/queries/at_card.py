"""Who is at a claim's card: who has it in hand, who else has it open, and what the reader left there. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet, Subquery

from claims.actions.acts import name_of
from claims.models import Claim, Draft, Presence, Reservation, Skip
from claims.models.presence import GONE
from claims.models.skip import SkipReason

#: How many others a card names.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Hold:
    """A reservation that holds: whose, by which token, and until when."""

    by: str
    is_mine: bool
    token: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody else who has the card open: since when, and the revision that they were shown."""

    by: str
    opened_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class AtCard:
    """What a reader finds at a card beside the claim: `note` is their own unsent one, `skipped` when they left it."""

    hold: Hold | None
    others: list[Present]
    note: str = ""
    skipped_at: datetime | None = None
    skipped_because: SkipReason | None = None


def at_card(claim: Claim, person: User, now: datetime) -> AtCard:
    """Return what is at a claim's card for somebody who has just opened it (see actions/presence.py). One SQL query."""
    mine = {"claim": OuterRef("claim"), "person": person}
    skips = Skip.objects.filter(**mine).order_by("-skipped_at")
    found = _there(Q(claim=claim), now, person).annotate(
        note=Subquery(Draft.objects.filter(**mine).values("text")[:1]),
        skipped_at=Subquery(skips.values("skipped_at")[:1]),
        skipped_because=Subquery(skips.values("reason")[:1]),
    )
    rows = list(found[: NAMED + 1])
    if not rows:
        return AtCard(None, [])
    first = rows[0]
    because = getattr(first, "skipped_because", None)
    return AtCard(
        hold=hold_of(first.claim, person, now),
        others=others(rows, person),
        note=getattr(first, "note", None) or "",
        skipped_at=getattr(first, "skipped_at", None),
        skipped_because=SkipReason.of(because) if because else None,
    )


def present(claims: Iterable[Claim], now: datetime) -> dict[int, list[Presence]]:
    """Return who is at each of these claims, by the id of the claim. One SQL query."""
    found: dict[int, list[Presence]] = {claim.pk: [] for claim in claims}
    for row in Presence.objects.there(now).filter(claim__in=list(found)).select_related("person").order_by("pk"):
        found[row.claim_id].append(row)
    return found


def others(rows: Iterable[Presence], person: User) -> list[Present]:
    """Return who of `rows`, read with their people, are not `person`."""
    return [Present(name_of(it.person), it.opened_at, it.revision) for it in rows if it.person_id != person.pk]


def hold_of(claim: Claim, person: User, now: datetime) -> Hold | None:
    """Return who has a claim in hand, one read with `reservation__holder`; None for nobody."""
    try:
        row = claim.reservation
    except Reservation.DoesNotExist:
        return None
    if row.holder is None or row.until is None or not row.is_live(now):
        return None
    return Hold(name_of(row.holder), row.holder_id == person.pk, row.token, row.until)


def _there(at: Q, now: datetime, person: User) -> QuerySet[Presence]:
    alive = Q(person=person) | Q(seen_at__gt=now - GONE)
    return Presence.objects.filter(at, alive).select_related("person", "claim__reservation__holder").order_by("pk")
