"""Having a claim in hand: whoever opens its card keeps others from deciding about it, for minutes and by a lease.

Every step is one conditional statement, so that of two people at the same moment one has it. No part of history:
taking, keeping and giving back decide nothing about a claim.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from claims.actions import telling
from claims.actions.acts import Act, name_of
from claims.errors import Conflict, Reserved
from claims.models import Claim, Decision, Reservation, ReviewItem
from claims.models.personal_notice import NoticeKind
from claims.models.roles import check_may

_GIVEN_BACK = {"holder": None, "until": None}
#: How many run-out reservations a sweep gives back in one statement.
BATCH = 500


def reserve(*, claim: Claim, by: User, now: datetime) -> None:
    """Take a claim that nobody holds, or keep one's own for longer; leave what another holds. One or two statements.

    Does not say what came of it: read it (queries/reservations.py), for another may have been quicker.
    """
    kept = {"holder": by, "until": now + settings.RESERVATION}
    try:
        row = claim.reservation
    except Reservation.DoesNotExist:
        Reservation.objects.bulk_create([Reservation(claim=claim, taken_at=now, **kept)], ignore_conflicts=True)
        return
    same = Reservation.objects.filter(claim=claim, token=row.token)
    if row.is_held_by(by, now):
        same.filter(holder=by).update(until=now + settings.RESERVATION)
    elif not row.is_live(now):
        same.filter(_free(now)).update(token=F("token") + 1, taken_at=now, **kept)


@transaction.atomic
def take_first(*, questions: QuerySet[ReviewItem], by: User, now: datetime) -> Claim | None:
    """Reserve the claim of the first of `questions` that nobody else holds; None where there is none.

    `questions` are in the order of the queue. A claim about which somebody decides at this moment is passed over.
    """
    while (claim := _first_free(questions, by, now)) is not None:
        reserve(claim=claim, by=by, now=now)
        if Reservation.objects.live(now).filter(claim=claim, holder=by).exists():
            return claim
    return None


@transaction.atomic
def take_over(*, claim: Claim, by: User, over: int, now: datetime) -> None:
    """Take a claim from the holder whose token is `over`, and tell them. Twice is as once.

    Raises NotAllowed for whoever may not decide, and Conflict when by now a third person holds it.
    """
    check_may(by, "decide_claim")
    # Whoever is deciding at this moment comes first.
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    row = Reservation.objects.select_related("holder").filter(claim=claim).first()
    if row is None or row.holder is None or not row.is_live(now) or row.holder_id == by.pk:
        reserve(claim=claim, by=by, now=now)
        return
    if row.token != over:
        raise Conflict(f"{name_of(row.holder)} has reserved this claim meanwhile: look again before you take it over.")
    fresh = {"holder": by, "until": now + settings.RESERVATION, "taken_at": now, "token": row.token + 1}
    Reservation.objects.filter(claim=claim).update(**fresh)
    telling.tell(
        persons=[row.holder],
        kind=NoticeKind.DESK,
        claim=claim,
        text=f"{name_of(by)} took {claim.public_id} over from you. What you typed is kept: “{claim.text}”",
        key=f"taken-over:{claim.pk}:{row.token}",
        now=now,
    )


def check_not_held(claim: Claim, act: Act) -> None:
    """Raise Reserved when somebody else has a locked claim in hand."""
    if _is_free(claim.pk, act):
        return
    row = Reservation.objects.of_others(act.by, act.now).select_related("holder").filter(claim=claim).first()
    if row is None or row.holder is None or row.until is None:
        return
    until = f"{localtime(row.until):%H:%M}"
    if act.held is not None:
        raise Reserved(
            f"{name_of(row.holder)} has had this claim in hand since you last saw it, and until {until}. "
            "Nothing was recorded, and nothing of yours is lost."
        )
    raise Reserved(f"{name_of(row.holder)} has reserved this claim until {until}: take it over first.")


def keep_up(decision: Decision, act: Act) -> None:
    """Give a claim back when a decision took it out of the queue; else keep it longer for whoever had it in hand."""
    if _is_free(decision.claim_id, act):
        return
    mine = Reservation.objects.filter(claim_id=decision.claim_id, holder=act.by)
    asked = ReviewItem.objects.waiting().filter(claim_id=OuterRef("claim_id"))
    if not mine.exclude(Exists(asked)).update(**_GIVEN_BACK) and act.held is not None:
        mine.live(act.now).update(until=act.now + settings.RESERVATION)


def extend(*, claim: Claim, by: User, token: int, now: datetime) -> bool:
    """Keep a claim in hand for longer; say whether it still was. One that ran out and that nobody took counts."""
    mine = Reservation.objects.filter(claim=claim, holder=by, token=token)
    return bool(mine.update(until=now + settings.RESERVATION))


def release(*, claim: Claim, by: User, token: int | None = None) -> bool:
    """Give a claim back, if this person holds it (by this token, if one is given); say whether they did."""
    mine = Reservation.objects.filter(claim=claim, holder=by)
    return bool((mine if token is None else mine.filter(token=token)).update(**_GIVEN_BACK))


def release_all(*, by: User) -> int:
    """Give back all that a person holds; return how many."""
    return Reservation.objects.filter(holder=by).update(**_GIVEN_BACK)


def sweep(*, now: datetime) -> int:
    """Give back what has run out; return how much. It counts as free before that: this only tidies up."""
    swept = 0
    while number := _sweep(now):
        swept += number
    return swept


@transaction.atomic
def _sweep(now: datetime) -> int:
    rows = Reservation.objects.run_out(now).order_by("pk").select_for_update(skip_locked=True)[:BATCH]
    return Reservation.objects.filter(pk__in=[row.pk for row in rows]).update(**_GIVEN_BACK)


def _first_free(questions: QuerySet[ReviewItem], by: User, now: datetime) -> Claim | None:
    held = Reservation.objects.of_others(by, now).filter(claim_id=OuterRef("claim_id"))
    free = questions.exclude(Exists(held)).select_related("claim__reservation")
    # The claim first, as editors lock them; and what one of several takes at this moment the others pass over.
    found = free.select_for_update(of=("claim",), skip_locked=True).first()
    return found.claim if found else None


def _is_free(claim_id: int, act: Act) -> bool:
    return act.batch is not None and claim_id not in act.batch.reserved


def _free(now: datetime) -> Q:
    return Q(until__isnull=True) | Q(until__lte=now)
