"""Marking claims as sensitive: two editors have to judge them. Changes nothing that was claimed, nor the revision."""

from __future__ import annotations

from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import BadInput, Conflict, NotOpen
from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.workflow import State


@once
def mark(*, claim: Claim, is_sensitive: bool, act: Act) -> Decision:
    """Say that a claim needs two editors, or no longer does; the act's note says why.

    Raises BadInput without a reason, or where it changes nothing; NotOpen for a merged claim.
    """
    claim = lock(claim, act)
    if claim.state is State.MERGED:
        raise NotOpen("This claim was merged into another: mark that one.")
    if claim.is_sensitive == is_sensitive:
        raise BadInput(f"It is {'sensitive' if is_sensitive else 'not sensitive'} already.")
    if not act.note.strip():
        raise BadInput("Say in a sentence why: colleagues will want to know.")
    _put(claim, is_sensitive)
    return write(claim, Verb.MARKED_SENSITIVE, act, changes={}, remember={"is_sensitive": is_sensitive})


def take_back(*, decision: Decision, act: Act) -> None:
    """Put back what a claim was before the decision. Raises Conflict when somebody said otherwise since."""
    claim = Claim.objects.get(pk=decision.claim_id)
    marked = bool(decision.after["is_sensitive"])
    if claim.is_sensitive != marked:
        raise Conflict("Somebody said otherwise since: decide anew.")
    _put(claim, not marked)


def _put(claim: Claim, is_sensitive: bool) -> None:
    claim.is_sensitive = is_sensitive
    claim.save(update_fields=["is_sensitive"])
