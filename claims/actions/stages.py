"""The stages of a follow-up: which one a day brings, when the next begins, and what the desk reads about it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone, make_aware

from claims.models import Claim, FollowUp, Notice
from claims.models.follow_up import Stage

#: How many days after the promised one each stage begins; in the order of the stages.
BEGINS = {Stage.LATE: 1, Stage.OVERDUE: 7, Stage.ESCALATED: 21}
_NOTICES = {
    Stage.LATE: "{claim} is late: it was to be looked at again by {day}.",
    Stage.OVERDUE: "{claim} is overdue: its day, {day}, passed a week ago or more.",
    Stage.ESCALATED: "For the administrators: {claim} was to be looked at again by {day}, three weeks ago or more.",
}
_LONGEST_WORDS = 200


def promised(follow_up: FollowUp) -> date:
    """Return the day by which the claim is to be looked at: its own or, put off beyond it, the last one asleep."""
    if follow_up.snoozed_until is None:
        return follow_up.check_by
    return max(follow_up.check_by, follow_up.snoozed_until - timedelta(days=1))


def stage_on(follow_up: FollowUp, day: date) -> Stage:
    """Return the stage that a follow-up is in on `day`, once no evidence is waited for."""
    past = (day - promised(follow_up)).days
    return next((stage for stage in reversed(BEGINS) if past >= BEGINS[stage]), Stage.ON_TIME)


def next_at(follow_up: FollowUp) -> datetime | None:
    """Return when the stage after its present one begins; None after the last, and asleep until evidence comes."""
    if follow_up.until_evidence and follow_up.snoozed_until is None:
        return None
    reached = BEGINS.get(Stage.of(follow_up.stage), 0)
    begins = next((days for days in BEGINS.values() if days > reached), None)
    return None if begins is None else midnight(promised(follow_up) + timedelta(days=begins))


def midnight(day: date) -> datetime:
    """Return the moment at which `day` begins in the desk's own time zone."""
    # Whoever acts may have another zone switched on.
    return make_aware(datetime.combine(day, time()), get_default_timezone())


def notice(follow_up: FollowUp, now: datetime) -> Notice:
    """Return the notice of the stage that a follow-up has reached. Does not save it."""
    day = promised(follow_up)
    said = _NOTICES[Stage.of(follow_up.stage)].format(claim=follow_up.claim.public_id, day=_worded(day))
    text = f"{said} It says “{_shortened(follow_up.claim)}”. What would settle it: {follow_up.criteria}"
    return Notice(follow_up=follow_up, stage=follow_up.stage, check_by=day, text=text, made_at=now)


def why(follow_up: FollowUp) -> str:
    """Return what the queue says of a claim whose day has passed."""
    since = f"It was to be looked at again by {_worded(promised(follow_up))}."
    return f"{since} {Stage.of(follow_up.stage).description} What would settle it: {follow_up.criteria}"


def _worded(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _shortened(claim: Claim) -> str:
    words = claim.text
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
