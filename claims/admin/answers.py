"""The forms under what machines suggest: each answers one suggestion or question of the several on a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet

from claims.actions import matches, questions
from claims.actions.acts import Act
from claims.admin.forms import STALE, DecisionForm
from claims.models import Claim, Decision
from claims.models.match import MatchState
from claims.queries import cards
from claims.queries.cards import Step
from claims.verdicts import Independence, Stance


class AnswerForm(DecisionForm):
    """A form that is about one row: several of its kind stand on one card.

    An answer stands beside what others decide about the claim meanwhile, so no revision is asked for.

    - `remembered`: under which name the decision remembers the row.
    """

    remembered: ClassVar[str]

    about = forms.IntegerField(
        min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput, error_messages={"required": STALE}
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(claim, data, initial)
        self.auto_id = f"{self.name}-{self.subject}-%s"

    @property
    def subject(self) -> int:
        """The id of the row; 0 where the form names none."""
        written = str(self["about"].value() or "")
        return int(written) if written.isdecimal() else 0

    def rows(self) -> QuerySet[Any]:
        """Return the rows of the claim that a form of this kind can be about."""
        raise NotImplementedError

    def clean_about(self) -> Model:
        """Return the row."""
        row: Model | None = self.rows().filter(pk=self.cleaned_data["about"]).first()
        if row is None:
            raise forms.ValidationError(STALE)
        return row

    @property
    def open(self) -> bool:
        """An answer conflicts with another one alone: then the question is answered."""
        return False

    def meanwhile(self) -> list[Step]:
        """Return how others answered it."""
        return cards.steps_about(self.claim, **{self.remembered: self.subject})

    def act(self, by: User, now: datetime) -> Act:
        return replace(super().act(by, now), seen=None)


class MatchForm(AnswerForm):
    """What is asked about a suggested passage. Its buttons share stance, independence and note."""

    remembered = "match_id"

    stance = forms.ChoiceField(
        required=False,
        label="Towards the claim it",
        choices=[(word.value, f"{word.label}: {word.description}") for word in Stance if word is not Stance.NOT_ABOUT],
    )
    #: A button that says its stance itself overrules the one chosen above it.
    instead = forms.ChoiceField(required=False, choices=Stance.choices())
    independence = forms.ChoiceField(
        required=False,
        label="Where it comes from",
        choices=[(word.value, word.description) for word in Independence],
        initial=Independence.UNKNOWN.value,
    )

    def rows(self) -> QuerySet[Any]:
        return self.claim.matches.all()


class AcceptForm(MatchForm):
    """Make the passage a piece of evidence."""

    name, intent, blame = "accept", "take the passage as evidence", "stance"

    @property
    def intended(self) -> str:
        return f"{self.intent}: {self._stance.label}"

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if not sent.get("stance") and not sent.get("instead") and not self.errors:
            self.add_error("stance", "Say how the passage bears on the claim.")
        return sent

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        independence = Independence.of(sent["independence"] or Independence.UNKNOWN.value)
        return matches.accept(match=sent["about"], stance=self._stance, independence=independence, act=act)

    @property
    def _stance(self) -> Stance:
        return Stance.of(self.cleaned_data["instead"] or self.cleaned_data["stance"])


class TurnDownForm(MatchForm):
    """Turn the passage down, in one of two ways."""

    name, intent, blame = "turn_down", "turn the passage down", "how"

    how = forms.ChoiceField(
        choices=[(how.value, how.label) for how in (MatchState.NOT_ABOUT, MatchState.SET_ASIDE)],
        error_messages={"required": "Say whether it is not about the claim, or about it but of no use."},
    )

    @property
    def intended(self) -> str:
        return f"{self.intent}: {MatchState.of(self.cleaned_data['how']).label}"

    def decide(self, act: Act) -> Decision:
        sent = self.cleaned_data
        return matches.turn_down(match=sent["about"], how=MatchState.of(sent["how"]), act=act)


class SeenForm(AnswerForm):
    """Close a question that only asks to be looked at."""

    name, intent, remembered = "acknowledge", "note that you have seen it", "review_item_id"

    def rows(self) -> QuerySet[Any]:
        return self.claim.review_items.all()

    def decide(self, act: Act) -> Decision:
        return questions.acknowledge(item=self.cleaned_data["about"], act=act)
