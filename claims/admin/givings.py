"""The forms that say whose a claim is, and how soon it is to be decided about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from claims.actions import assigning
from claims.actions.acts import Act
from claims.admin.forms import DecisionForm
from claims.models import Claim, Decision
from claims.queries import people
from claims.verdicts import Priority

NOBODY = ""


class AssignForm(DecisionForm):
    """Give the claim to a colleague, to oneself, or to nobody in particular."""

    name, intent, blame = "assign", "give this claim to somebody", "to"

    to = forms.CharField(required=False, label="Give it to", widget=forms.Select)

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        mine = claim.assignee.get_username() if claim.assignee else NOBODY
        super().__init__(claim, data, {"to": mine, **(initial or {})})

    def offer(self, colleagues: list[User]) -> AssignForm:
        """Fill the list of people; return the form."""
        named = [(person.get_username(), people.full_name(person)) for person in colleagues]
        self.fields["to"].widget.choices = [(NOBODY, "nobody in particular"), *named]
        return self

    def clean_to(self) -> User | None:
        """Return the person with this user name; None for nobody."""
        name = self.cleaned_data["to"]
        found = User.objects.filter(username=name).first() if name else None
        if name and found is None:
            raise forms.ValidationError(f"Nobody here is called “{name}”: choose an editor from the list.")
        return found

    def decide(self, act: Act) -> Decision:
        return assigning.assign(claim=self.claim, to=self.cleaned_data["to"], act=act)


class PriorityForm(DecisionForm):
    """Say how soon the claim is to be decided about."""

    name, intent, blame = "prioritise", "change how soon this claim comes", "priority"

    priority = forms.ChoiceField(
        label="How soon",
        choices=[(word.value, word.description.rstrip(".")) for word in Priority],
        error_messages={"required": "Say how soon: choose one of the three."},
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(claim, data, {"priority": claim.priority, **(initial or {})})

    def decide(self, act: Act) -> Decision:
        return assigning.prioritise(claim=self.claim, priority=Priority.of(self.cleaned_data["priority"]), act=act)
