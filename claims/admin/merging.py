"""The forms about merges other than the merge itself: undoing one, and keeping two claims apart."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet

from claims.actions import merging, splitting
from claims.actions.acts import Act
from claims.admin.answers import AnswerForm
from claims.admin.forms import DecisionForm, PanelForm
from claims.models import Claim, Decision, MergeSuggestion
from claims.queries import cards
from claims.queries.cards import Step
from claims.workflow import Move


class SeparateForm(PanelForm):
    """Take the claim out of the one that it was merged into."""

    name, move, intent = "separate", Move.SEPARATE, "undo the merge of this claim"

    def decide(self, act: Act) -> Decision:
        return merging.separate(claim=self.claim, act=act)


class TakeOutForm(DecisionForm):
    """Take some of the claim's mentions out, into a claim of their own."""

    name, intent, blame = "take_out", "take mentions out of this claim", "mentions"
    template = "take_out.html"

    mentions = forms.MultipleChoiceField(
        label="Which mentions are another claim?",
        error_messages={
            "required": "Choose the mentions that are a claim of their own.",
            "invalid_choice": "One of these mentions is not this claim’s any more: look at those that are left.",
        },
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(claim, data, initial)
        self.rows = cards.own_mentions(claim)
        chosen = cast("forms.MultipleChoiceField", self.fields["mentions"])
        chosen.choices = [(str(row.pk), row.exact) for row in self.rows]

    def decide(self, act: Act) -> Decision:
        chosen = [int(pk) for pk in self.cleaned_data["mentions"]]
        return splitting.split(claim=self.claim, mentions=chosen, act=act)


class ApartForm(AnswerForm):
    """Say that two claims are two."""

    name, intent, remembered = "keep_apart", "keep the two claims apart", "merge_suggestion_id"

    def rows(self) -> QuerySet[Any]:
        return MergeSuggestion.objects.filter(Q(earlier=self.claim) | Q(later=self.claim))

    def meanwhile(self) -> list[Step]:
        row = self.rows().select_related("later").filter(pk=self.subject).first()
        return cards.steps_about(row.later, merge_suggestion_id=self.subject) if row else []

    def decide(self, act: Act) -> Decision:
        return merging.keep_apart(suggestion=self.cleaned_data["about"], act=act)
