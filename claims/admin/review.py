"""The queue, in the place of the changelist of review items."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from claims.admin import decide, live, queue, rail, skipping, together
from claims.admin.register import LeadingAdmin
from claims.models import ReviewItem


@admin.register(ReviewItem)
class ReviewItemAdmin(LeadingAdmin[ReviewItem]):
    """What waits for a decision. One row leads to one card."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("undo/", wrap(decide.undo), name="undo"),
            path("history/", wrap(rail.history), name="history"),
            path("skips/", wrap(skipping.skip_reasons), name="skip_reasons"),
            path("together/", wrap(together.choose), name="together"),
            path("together/begin/", wrap(together.begin), name="begin_together"),
            path("run/<int:pk>/", wrap(together.show), name="run"),
            path("run/<int:pk>/status/", wrap(together.status), name="run_status"),
            path("run/<int:pk>/undo/", wrap(together.take_back), name="undo_run"),
            path("live/", live.state, name="live"),
            path("next/", wrap(queue.next_card), name="next_card"),
            path("views/", wrap(queue.keep_view), name="queue_views"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue."""
        return queue.queue(request)

    def page_of(self, row: ReviewItem) -> str:
        """Return the address of the card of the claim that the review item asks about."""
        return reverse("admin:card", args=[row.claim.public_id])
