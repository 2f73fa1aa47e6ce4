"""The forms of a follow-up: what would settle the claim and by when to look again, or until when to put it off."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate, make_aware

from claims.actions import follow_ups, snoozes
from claims.actions.acts import Act
from claims.admin.forms import DecisionForm
from claims.models import Decision
from claims.workflow import State

MORNING = time(9)
BAD_DAY = "Write the day as year-month-day, such as 2026-03-14."


class FollowUpForm(DecisionForm):
    """A form about the follow-up of a claim, which only a followed claim has."""

    @property
    def open(self) -> bool:
        return self.claim.state is State.TRIAGED


class PlanForm(FollowUpForm):
    """Say what would settle the claim, and by when to look again."""

    name, intent, blame = "plan", "change the plan of its follow-up", "check_by"

    criteria = forms.CharField(
        label="What would settle it",
        help_text="In a sentence: “A body that is no party publishes a count.”",
        max_length=follow_ups.MAX_CRITERIA,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what would settle it: then a colleague knows what to look for."},
    )
    check_by = forms.DateField(
        label="Look again by",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Give the day by which to look again.", "invalid": BAD_DAY},
    )

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        return follow_ups.plan(claim=self.claim, criteria=sent["criteria"], check_by=sent["check_by"], act=act)


class SnoozeForm(FollowUpForm):
    """Put the claim off: for a while by a button of its own, until a day, until new evidence, or the first of these."""

    name, intent, blame = "snooze", "put this claim off", "until"

    until = forms.DateField(
        required=False,
        label="Until a day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": BAD_DAY},
    )
    span = forms.ChoiceField(required=False, choices=[("hour", "1 hour"), ("tomorrow", "Tomorrow, 09:00")])
    until_evidence = forms.BooleanField(required=False, label="Until new evidence is suggested")

    @property
    def open(self) -> bool:
        return self.claim.state not in snoozes.RESTING

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if not sent.get("span") and not sent.get("until") and not sent.get("until_evidence") and not self.errors:
            self.add_error("until", "Say until when: give a day, or tick “until new evidence”, or both.")
        return sent

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        kept: dict[str, Any] = {"claim": self.claim, "until_evidence": sent["until_evidence"], "act": act}
        if sent["span"] == "" and self.claim.state is State.TRIAGED:
            return follow_ups.snooze(until=sent["until"], **kept)
        return snoozes.snooze(until=_until(sent["span"], sent["until"], act.now), **kept)


def _until(span: str, day: date | None, now: datetime) -> datetime | None:
    """Return the moment that was asked for, by the clock of whoever asks."""
    if span == "hour":
        return now + timedelta(hours=1)
    if span == "tomorrow":
        return make_aware(datetime.combine(localdate(now) + timedelta(days=1), MORNING))
    return make_aware(datetime.combine(day, time())) if day else None
