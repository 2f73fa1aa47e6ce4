"""Putting a claim off: nothing that is asked about it waits in the queue, and its follow-up rests, until it wakes."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from claims.actions import asleep, follow_ups
from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import BadInput, NotOpen
from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.workflow import State

#: States in which nothing is asked about a claim.
RESTING = (State.DISMISSED, State.MERGED)


@once
def snooze(*, claim: Claim, until: datetime | None, until_evidence: bool, act: Act) -> Decision:
    """Let a claim sleep until a moment, until evidence is suggested for it, or until the first of the two.

    A decision about it wakes it too. Raises BadInput for neither, and for a moment that is not to come or too far off;
    NotOpen for a dismissed or merged one; Conflict as every decision does.
    """
    if until is None and not until_evidence:
        raise BadInput("Say until when: give a time, or choose “until new evidence”.")
    if until is not None and not act.now < until <= act.now + follow_ups.FARTHEST:
        raise BadInput("Give a time that is to come, within ten years.")
    claim = lock(claim, act)
    if claim.state is State.TRIAGED:
        remember = follow_ups.put_off(claim, localdate(until) if until else None, until_evidence, act)
    elif claim.state in RESTING:
        raise NotOpen(f"This claim is {claim.state.label}: nothing is asked about it, so there is nothing to put off.")
    else:
        remember = {}
    earlier = asleep.before(claim)
    begun = asleep.begin(claim=claim, until=until, until_evidence=until_evidence, act=act)
    return write(claim, Verb.SNOOZED, act, changes={}, remember={**remember, **earlier, **begun})


def take_back(*, decision: Decision, act: Act) -> None:
    """Wake a locked claim that a decision put off, with its follow-up as it was before. Raises Conflict if it woke."""
    if "follow_up" in decision.after:
        follow_ups.take_back(decision=decision, act=act)
    asleep.take_back(decision=decision, act=act)
