"""The queue, in the place of the changelist of review items."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from claims.admin import decide
from claims.admin.register import LeadingAdmin
from claims.models import ReviewItem
from claims.queries import desk


@admin.register(ReviewItem)
class ReviewItemAdmin(LeadingAdmin[ReviewItem]):
    """What waits for a decision. One row leads to one card."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("undo/", wrap(decide.undo), name="undo"),
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
    """Show a page of what waits, oldest day first and weightiest first."""
    after = desk.Place.parse(request.GET.get("after", ""))
    return decide.answer(request, "queue.html", "Queue", {"queue": desk.queue(after), "after": after})


@decide.for_deciders
def next_card(request: HttpRequest) -> HttpResponse:
    """Lead to the card at the head of the queue, or to the empty queue."""
    public_id = desk.first()
    return redirect("admin:card", public_id) if public_id else redirect("admin:claims_reviewitem_changelist")
