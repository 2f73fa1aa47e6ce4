"""What the card shows of the two editors that a claim may need, and the form that calls for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from claims.actions import sensitivity
from claims.actions.acts import Act
from claims.admin.forms import NOTE, DecisionForm
from claims.models import Decision
from claims.queries import guidelines, pairs, people
from claims.queries.cards import Card


class SensitiveForm(DecisionForm):
    """Say that the claim needs two editors, or no longer does."""

    name, intent, blame = "sensitive", "say whether this claim is sensitive", "note"

    #: What the claim is to be: "1" for sensitive.
    is_sensitive = forms.TypedChoiceField(choices=[("1", "yes"), ("0", "no")], coerce=lambda said: said == "1")
    note = forms.CharField(
        label="Why",
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say in a sentence why: colleagues will want to know."},
    )

    def decide(self, act: Act) -> Decision:
        return sensitivity.mark(claim=self.claim, is_sensitive=self.cleaned_data["is_sensitive"], act=act)


def second_look(card: Card, person: User, bound: DecisionForm | None = None) -> dict[str, Any]:
    """Return what the pages about a claim show of two editors and of the guidelines. Seven SQL queries at most."""
    eyes = pairs.eyes(card.claim, person)
    return {
        "eyes": eyes,
        "is_alone": bool(eyes.grounds) and people.is_alone(person),
        "sensitive": bound if isinstance(bound, SensitiveForm) else SensitiveForm(card.claim),
        "guideline": guidelines.shown(card.questions[0].kind) if card.questions else None,
    }
