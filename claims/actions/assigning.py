"""Whose a claim is to decide about, and how soon. Neither changes what was claimed, so neither raises its revision."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User

from claims.actions import telling, watching
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.actions.tidings import shortened
from claims.errors import BadInput, Conflict, NotOpen
from claims.matching.weight import look_by
from claims.models import Claim, Decision, FollowUp, ReviewItem
from claims.models.decision import Verb
from claims.models.personal_notice import NoticeKind
from claims.models.roles import may
from claims.verdicts import Priority
from claims.workflow import State


@once
def assign(*, claim: Claim, to: User | None, act: Act) -> Decision:
    """Give a claim to a colleague (or oneself) to decide about, or to nobody in particular; the colleague is told.

    Raises BadInput where it changes nothing, or for somebody who may not decide; NotAllowed for a merged claim.
    """
    claim = _lock(claim, act)
    if to and not (to.is_active and may(to, "decide_claim")):
        raise BadInput(f"{name_of(to)} does not decide about claims: choose an editor.")
    if claim.assignee_id == (to.pk if to else None):
        raise BadInput(f"It is {name_of(to)}'s already." if to else "It is nobody's already.")
    remember = {**_given(to), "assignee_was": claim.assignee_id}
    _put(claim, assignee=to)
    decision = write(claim, Verb.ASSIGNED, act, changes={}, remember=remember)
    if to and to != act.by:
        _tell(decision, claim, to, act)
    if to:
        watching.join(claim=claim, by=to, now=act.now)
    return decision


@once
def prioritise(*, claim: Claim, priority: Priority, act: Act) -> Decision:
    """Say how soon a claim is to be decided about: its open questions move in the queue, and later ones come so too.

    Raises BadInput where it changes nothing; NotAllowed for a merged claim.
    """
    claim = _lock(claim, act)
    if claim.priority == priority:
        raise BadInput(f"Its priority is {priority.label} already.")
    remember = {"priority": priority.value, "priority_was": claim.priority}
    _rank(claim, priority)
    return write(claim, Verb.PRIORITISED, act, changes={}, remember=remember)


def take_back(*, decision: Decision, act: Act) -> None:
    """Give a claim back to whose it was. Call it with the claim locked; Conflict when it was given on since."""
    claim = Claim.objects.get(pk=decision.claim_id)
    if claim.assignee_id != decision.after["assignee_id"]:
        raise Conflict(f"{claim.public_id} was given to somebody else after that: give it anew instead.")
    _put(claim, assignee=User.objects.filter(pk=decision.after["assignee_was"]).first())


def rank_as_before(*, decision: Decision, act: Act) -> None:
    """Give a claim the priority it had. Call it with the claim locked; Conflict when it got another since."""
    claim = Claim.objects.get(pk=decision.claim_id)
    if claim.priority != decision.after["priority"]:
        raise Conflict(f"{claim.public_id} was given another priority after that: set it anew instead.")
    _rank(claim, Priority.of(decision.after["priority_was"]))


def _lock(claim: Claim, act: Act) -> Claim:
    # Whoever reworded the claim meanwhile contradicts neither: what was seen of it does not matter.
    claim = lock(claim, replace(act, seen=None))
    if claim.state is State.MERGED:
        raise NotOpen("This claim was merged into another: that one is decided about.")
    return claim


def _put(claim: Claim, **fields: Any) -> None:
    Claim.objects.filter(pk=claim.pk).update(**fields)
    for name, value in fields.items():
        setattr(claim, name, value)


def _rank(claim: Claim, priority: Priority) -> None:
    _put(claim, priority=priority.value)
    waiting = list(ReviewItem.objects.filter(claim=claim, closed_at__isnull=True))
    for item in waiting:
        item.look_by = look_by(item.opened_at, item.weight, priority)
    ReviewItem.objects.bulk_update(waiting, ["look_by"])


def _given(to: User | None) -> dict[str, Any]:
    return {"assignee_id": to.pk if to else None, "assignee_name": name_of(to) if to else ""}


def _tell(decision: Decision, claim: Claim, to: User, act: Act) -> None:
    day = FollowUp.objects.filter(claim=claim).values_list("check_by", flat=True).first()
    by_when = f", to be looked at again by {day:%-d %B %Y}" if day else ""
    text = f"{decision.by_name} gave you {claim.public_id} to decide about{by_when}: “{shortened(claim)}”."
    key = f"decision:{decision.sequence}"
    telling.tell(persons=[to], kind=NoticeKind.ASSIGNED, claim=claim, text=text, key=key, now=act.now)
