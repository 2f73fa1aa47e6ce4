"""The form that records a second opinion, on the page that shows two decisions about one claim."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User

from claims.actions import dissent
from claims.actions.acts import Act
from claims.actions.dissent import MAX_INTENDED, MAX_TYPED
from claims.admin.forms import STALE, DecisionForm
from claims.models import Decision


class DissentForm(DecisionForm):
    """Keep what its sender was about to do, beside the decision that stands."""

    name, intent = "dissent", "record a second opinion"

    meant = forms.CharField(
        max_length=MAX_INTENDED,
        widget=forms.HiddenInput,
        error_messages={"required": "Say what you would have decided."},
    )
    #: What was typed into the form that came too late, as JSON: pairs of label and words.
    typed_before = forms.CharField(
        required=False, max_length=2 * MAX_TYPED, widget=forms.HiddenInput, error_messages={"max_length": STALE}
    )

    @classmethod
    def of(cls, late: DecisionForm) -> DissentForm:
        """Return the form that keeps what a form that came too late was about to do."""
        note = late["note"].value() if "note" in late.fields else ""
        rest = [(label, words) for label, words in late.typed if words != note]
        typed = json.dumps(rest, ensure_ascii=False)
        return cls(late.claim, initial={"meant": late.intended, "typed_before": typed, "note": note})

    @property
    def open(self) -> bool:
        return True

    def clean_typed_before(self) -> list[tuple[str, str]]:
        """Return the pairs of label and words."""
        try:
            return [(str(label), str(words)) for label, words in json.loads(self.cleaned_data["typed_before"] or "[]")]
        except (ValueError, TypeError):
            raise forms.ValidationError(STALE) from None

    def act(self, by: User, now: datetime) -> Act:
        """Return the act. A second opinion stands beside whatever others did."""
        return replace(super().act(by, now), seen=None)

    def decide(self, act: Act) -> Decision:
        sent: dict[str, Any] = self.cleaned_data
        return dissent.dissent(claim=self.claim, intended=sent["meant"], typed=sent["typed_before"], act=act)
