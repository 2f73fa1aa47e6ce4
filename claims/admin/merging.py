"""The forms about merges other than the merge itself: undoing one, and keeping two claims apart."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from claims.actions import merging
from claims.actions.acts import Act
from claims.admin.answers import AnswerForm
from claims.admin.forms import PanelForm
from claims.models import Decision, MergeSuggestion
from claims.queries import cards
from claims.queries.cards import Step
from claims.workflow import Move


class SeparateForm(PanelForm):
    """Take the claim out of the one that it was merged into."""

    name, move, intent = "separate", Move.SEPARATE, "undo the merge of this claim"

    def decide(self, act: Act) -> Decision:
        return merging.separate(claim=self.claim, act=act)


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
