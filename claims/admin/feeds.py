"""The feeds that are followed: how each is doing, and what an administrator may do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from claims.actions import feeds, following, unwanted
from claims.admin import feed_pages
from claims.admin.doors import person
from claims.admin.register import RegisterAdmin
from claims.errors import ClaimsError
from claims.models import Feed, FeedEntry
from claims.models.feed import FeedState
from claims.models.roles import may
from claims.queries import pushing
from claims.queries.pressure import pressure
from claims.tasks.feeds import poll
from claims.tasks.waking import wake


class Standing(admin.SimpleListFilter):
    """Failing, gone or paused."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("failing", "failing"), ("gone", "gone"), ("paused", "paused")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Feed]) -> QuerySet[Feed]:
        if self.value() == "failing":
            return queryset.filter(state=FeedState.FOLLOWED.value, failures__gt=0)
        return queryset.filter(state=self.value()) if self.value() else queryset


@admin.register(Feed)
class FeedAdmin(RegisterAdmin[Feed]):
    """Every feed, with its last answer in words."""

    list_display = ["__str__", "source", "standing", "asked_at", "answered_at", "due_at", "in_a_week", "pushes"]
    readonly_fields = ["pushes"]
    list_filter = [Standing]
    list_select_related = ["source"]
    search_fields = ["title", "url", "source__name"]
    search_help_text = "Words of the title, the address, or the outlet."
    actions = ["ask_now", "pause", "resume", "stop_pushes", "take_pushes"]
    change_list_template = "admin/claims/feeds.html"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("new/", wrap(feed_pages.add), name="new_feed"),
            path("list/", wrap(feed_pages.add_list), name="feed_list"),
            path("feeds.opml", wrap(feed_pages.export), name="export_feeds"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the feeds, and say so where intake pauses."""
        return super().changelist_view(request, {"subtitle": str(pressure()) or None, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        week = Q(entries__seen_at__gt=timezone.now() - timedelta(days=7))
        return pushing.with_hubs(super().get_queryset(request).annotate(fresh=Count("entries", filter=week)))

    def has_following_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "change_feed")

    @admin.display(description="Standing")
    def standing(self, obj: Feed) -> str:
        """How it is doing, in words."""
        if obj.state == FeedState.PAUSED.value:
            return "Paused"
        if obj.failures:
            return f"Failed {obj.failures:,} in a row: {obj.error}"
        return obj.error or ("Answers" if obj.answered_at else "Not asked yet")

    @admin.display(description="Entries in 7 days")
    def in_a_week(self, obj: Feed) -> int:
        """How many entries were first seen in the last seven days."""
        return int(getattr(obj, "fresh", 0))

    @admin.display(description="Pushes", empty_value="–")
    def pushes(self, obj: Feed) -> str | None:
        """How its hub stands, in words."""
        return pushing.told(obj, timezone.now()) or None

    @admin.action(description="Ask now", permissions=["following"])
    def ask_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Make the feeds due, and wake a worker for each."""

        def asked(feed: Feed) -> None:
            following.ask_now(feed_id=feed.pk, by=person(request), now=timezone.now())
            wake(poll, [feed.pk])

        self._each(request, queryset, asked, "to be asked now")

    @admin.action(description="Pause", permissions=["following"])
    def pause(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Put the feeds aside."""
        by, now = person(request), timezone.now()
        self._each(request, queryset, lambda feed: following.pause(feed_id=feed.pk, by=by, now=now), "paused")

    @admin.action(description="Resume", permissions=["following"])
    def resume(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Ask the feeds again."""
        by, now = person(request), timezone.now()
        self._each(request, queryset, lambda feed: feeds.resume(feed=feed, by=by, now=now), "resumed")

    @admin.action(description="Stop pushes", permissions=["following"])
    def stop_pushes(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Have the hubs of the feeds stop."""
        by, now = person(request), timezone.now()
        stop = following.stop_pushes
        self._each(request, queryset, lambda feed: stop(feed_id=feed.pk, by=by, now=now), "that take no pushes")

    @admin.action(description="Take pushes again", permissions=["following"])
    def take_pushes(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Ask the hubs of the feeds again, with each feed's next answer."""
        by, take = person(request), following.take_pushes
        self._each(request, queryset, lambda feed: take(feed_id=feed.pk, by=by), "whose hubs are asked again")

    def _each(self, request: HttpRequest, rows: QuerySet[Feed], act: Callable[[Feed], None], done: str) -> None:
        count = 0
        for feed in rows:
            try:
                act(feed)
                count += 1
            except ClaimsError as problem:
                self.message_user(request, str(problem), messages.WARNING)
        if count:
            self.message_user(request, f"Feeds {done}: {count:,}.")


@admin.register(FeedEntry)
class FeedEntryAdmin(RegisterAdmin[FeedEntry]):
    """What the feeds named; what is unwanted is never taken in again."""

    list_display = ["__str__", "feed", "dated", "seen_at", "is_unwanted"]
    list_filter = ["is_unwanted"]
    list_select_related = ["feed"]
    search_fields = ["title", "url"]
    search_help_text = "Words of the title, or the address."
    ordering = ["-id"]
    actions = ["unwant", "want"]

    def has_following_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "change_feed")

    @admin.action(description="Never take these in", permissions=["following"])
    def unwant(self, request: HttpRequest, queryset: QuerySet[FeedEntry]) -> None:
        """Mark the entries as unwanted."""
        ids = list(queryset.values_list("pk", flat=True))
        count = unwanted.unwant(entry_ids=ids, by=person(request), now=timezone.now())
        self.message_user(request, f"Entries that are never taken in again: {count:,}. What was taken in stays.")

    @admin.action(description="Take these in after all", permissions=["following"])
    def want(self, request: HttpRequest, queryset: QuerySet[FeedEntry]) -> None:
        """Mark the entries as wanted, and owe their pages."""
        ids = list(queryset.values_list("pk", flat=True))
        count = unwanted.want(entry_ids=ids, by=person(request), now=timezone.now())
        self.message_user(request, f"Entries that are taken in after all: {count:,}.")
