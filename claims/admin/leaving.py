"""The form that leaves a claim to others."""

from __future__ import annotations

from typing import Any

from django import forms

from claims.admin.forms import STALE, new_nonce
from claims.models.skip import SkipReason


class SkipForm(forms.Form):
    """Leave the claim to others, and say why if one likes."""

    nonce = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, error_messages={"required": STALE})
    because = forms.ChoiceField(
        required=False,
        label="Why (optional)",
        choices=[("", "no reason"), *((it.value, it.description) for it in SkipReason if it is not SkipReason.UNSAID)],
        # It stands in the row under the buttons of the card, and goes with the form beside it.
        widget=forms.Select(attrs={"form": "leaving"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"nonce": new_nonce()}, auto_id="skip-%s")
