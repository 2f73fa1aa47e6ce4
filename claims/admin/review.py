"""The queue, in the place of the changelist of review items."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from claims.admin import decide, live, skipping
from claims.admin.choices import controls
from claims.admin.register import LeadingAdmin
from claims.admin.rounds import Round
from claims.models import ReviewItem
from claims.queries import desk


@admin.register(ReviewItem)
class ReviewItemAdmin(LeadingAdmin[ReviewItem]):
    """What waits for a decision. One row leads to one card."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("undo/", wrap(decide.undo), name="undo"),
            path("skips/", wrap(skipping.skip_reasons), name="skip_reasons"),
            path("live/", live.state, name="live"),
            path("next/", wrap(next_card), name="next_card"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue."""
        return queue(request)

    def page_of(self, row: ReviewItem) -> str:
        """Return the address of the card of the claim that the review item asks about."""
        return reverse("admin:card", args=[row.claim.public_id])


@decide.for_deciders
def queue(request: HttpRequest) -> HttpResponse:
    """Show a page of what waits: narrowed and in the order that the address says."""
    came = Round.of(request)
    cursors = {name: desk.Place.parse(request.GET.get(name, "")) for name in ("after", "before", "at")}
    found = desk.queue(came.selection, desk.Opening(**cursors))
    everything = desk.left() if found.left.is_none and came.is_narrowed else found.left
    shown = {"queue": found, "round": came, "everything": everything}
    context = {**shown, **controls(came, found), **_turns(came, found)}
    return decide.answer(request, "queue.html", "Queue", context)


def _turns(came: Round, found: desk.Queue) -> dict[str, str]:
    further, nearer = found.further, found.nearer
    return {
        "further": came.beyond(after=further) if further else "",
        "nearer": came.beyond(before=nearer) if nearer else "",
    }


@decide.for_deciders
def next_card(request: HttpRequest) -> HttpResponse:
    """Reserve the first claim of the round that nobody else has in hand, and lead to its card.

    Of the whole round, or where the address carries a place, `at`, of what comes after it: then the claim that stands
    there is given back. With none left, lead to the queue, which says why.
    """
    return redirect(Round.of(request).next_for(cast(User, request.user), timezone.now()))
