"""What machines suggested and what became of it, as registers; answers are given on the card."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.register import RegisterAdmin, Row
from claims.models import Alert, Claim, FollowUp, Match, MergeSuggestion
from claims.verdicts import Stance


class AboutClaimAdmin(RegisterAdmin[Row]):
    """A register of rows that are about a claim: each leads to the claim's card."""

    list_select_related = ["claim"]
    ordering = ["-id"]

    @admin.display(description="Claim", ordering="claim__public_id")
    def card(self, obj: Any) -> str:
        """The way to the card of its claim."""
        return _card(obj.claim)


@admin.register(Match)
class MatchAdmin(AboutClaimAdmin[Match]):
    """Every passage that was ever suggested for a claim, those turned down included."""

    list_display = ["passage", "shown_stance", "state", "card", "found_at", "decided_by"]
    list_filter = ["state", "stance", "is_highlighted"]
    list_select_related = ["claim", "decided_by"]
    search_fields = ["passage", "claim__public_id"]
    search_help_text = "Words of the passage, or the claim's id."

    @admin.display(description="Read as", ordering="stance")
    def shown_stance(self, obj: Match) -> str:
        """The stance as its vocabulary words it."""
        return format_html('<span class="stance {}">{}</span>', obj.stance, Stance.of(obj.stance).label)


@admin.register(Alert)
class AlertAdmin(AboutClaimAdmin[Alert]):
    """Every change that was noticed in what articles say of a claim."""

    list_display = ["why", "kind", "card", "raised_at"]
    list_filter = ["kind"]
    search_fields = ["before", "after", "why", "claim__public_id"]
    search_help_text = "Words of either text, or the claim's id."


@admin.register(FollowUp)
class FollowUpAdmin(AboutClaimAdmin[FollowUp]):
    """What would settle each followed claim, and by when it is looked at again."""

    list_display = ["criteria", "check_by", "stage", "snoozed_until", "until_evidence", "card"]
    list_filter = ["stage", "until_evidence"]
    ordering = ["check_by", "id"]
    search_fields = ["criteria", "claim__public_id"]
    search_help_text = "Words of what would settle it, or the claim's id."


@admin.register(MergeSuggestion)
class MergeSuggestionAdmin(RegisterAdmin[MergeSuggestion]):
    """Every pair of claims that was taken for one, and what an editor made of it."""

    list_display = ["first", "second", "state", "found_at", "decided_by"]
    list_display_links = ["found_at"]  # Either claim leads to its own card, and a link cannot hold another.
    list_filter = ["state"]
    list_select_related = ["earlier", "later", "decided_by"]
    ordering = ["-id"]
    search_fields = ["earlier__public_id", "later__public_id"]
    search_help_text = "The id of either claim."

    @admin.display(description="Earlier")
    def first(self, obj: MergeSuggestion) -> str:
        """The way to the card of the claim recorded first."""
        return _card(obj.earlier)

    @admin.display(description="Later")
    def second(self, obj: MergeSuggestion) -> str:
        """The way to the card of the other."""
        return _card(obj.later)


def _card(claim: Claim) -> str:
    return format_html('<a href="{}">{}</a>', reverse("admin:card", args=[claim.public_id]), claim.public_id)
