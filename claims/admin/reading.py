"""Articles, their texts, and the reading that each text owes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.admin.register import RegisterAdmin
from claims.models import Analysis, Article, ArticleVersion


@admin.register(Article)
class ArticleAdmin(RegisterAdmin[Article]):
    """Every article that came in."""

    list_display = ["title", "source", "published_at", "first_seen_at"]
    list_select_related = ["source"]
    search_fields = ["title", "url", "source__name"]
    search_help_text = "Words of the title, the address, or the outlet."

    def view_on_site(self, obj: Article) -> str:
        return obj.get_absolute_url()


@admin.register(ArticleVersion)
class ArticleVersionAdmin(RegisterAdmin[ArticleVersion]):
    """Every text of every article."""

    list_display = ["title", "number", "door", "received_at", "received_by"]
    list_filter = ["door"]
    list_select_related = ["received_by"]
    search_fields = ["title", "digest"]
    search_help_text = "Words of the title, or the digest of the text."

    def get_queryset(self, request: HttpRequest) -> Any:
        # The list must not load the texts; the page of one version loads its own.
        return super().get_queryset(request).defer("text")

    def view_on_site(self, obj: ArticleVersion) -> str:
        return obj.get_absolute_url()


@admin.register(Analysis)
class AnalysisAdmin(RegisterAdmin[Analysis]):
    """Which texts are read, which wait, and which failed with what error."""

    list_display = ["title", "due_at", "attempts", "finished_at", "gave_up_at", "detector", "error"]
    list_filter = [("gave_up_at", admin.EmptyFieldListFilter), ("finished_at", admin.EmptyFieldListFilter)]
    list_select_related = ["version"]
    search_fields = ["version__title", "error"]
    search_help_text = "Words of the title, or of the error."
    ordering = ["-due_at"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("version__text")

    @admin.display(description="Version", ordering="version__title")
    def title(self, obj: Analysis) -> str:
        """Which text."""
        return str(obj.version)
