"""The ledger and the audit trail. Nothing is added, changed or deleted here: `append` is the only way in."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html

from claims.admin.doors import person
from claims.admin.register import RegisterAdmin
from claims.admin.site import refused
from claims.errors import LedgerBroken
from claims.models import Decision, LedgerEntry, MissedPassage
from claims.models.chain import ChainedRow
from claims.queries import chains
from claims.queries.pairs import sealed_from

Row = TypeVar("Row", bound=ChainedRow)


class ChainAdmin(RegisterAdmin[Row]):
    """A hash chain: its head on top of the list, the state of each row's seal in it, and a check of the whole."""

    change_list_template = "admin/claims/chain.html"
    ordering = ["-sequence"]

    def get_urls(self) -> list[URLPattern]:
        name = f"check_{self.opts.model_name}"
        return [path("check/", self.admin_site.admin_view(self.check_view), name=name), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {"head": chains.head(self.model), "check": f"admin:check_{self.opts.model_name}"}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def check_view(self, request: HttpRequest) -> HttpResponse:
        """Verify the chain from its first row to its last, and say where it breaks."""
        if not self.has_view_permission(request):
            return refused(request, f"The register of {self.opts.verbose_name_plural} needs the role “editor”.")
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Is the chain whole?"}
        try:
            context["head"] = chains.verify(self.model)
        except LedgerBroken as broken:
            context["broken"] = str(broken)
        return render(request, "admin/claims/check.html", context)

    @admin.display(description="Seal")
    def seal(self, obj: Row) -> str:
        """Whether the row still has the digest that its words give; the check of the chain also compares neighbours."""
        whole = obj.digest == obj.computed_digest()
        words = ("seal whole", "●", "whole") if whole else ("seal broken", "✕", "broken")
        return format_html('<span class="{}"><span class="sign" aria-hidden="true">{}</span> {}</span>', *words)

    @admin.display(description="Digest")
    def short_digest(self, obj: Row) -> str:
        """The first part of the digest: enough to compare by eye."""
        return obj.digest[:12]


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ChainAdmin[LedgerEntry]):
    """Every verdict ever given."""

    list_display = [
        "sequence",
        "claim_public_id",
        "verdict",
        "previous_verdict",
        "by_name",
        "decided_at",
        "short_digest",
        "seal",
    ]
    list_filter = ["verdict"]
    search_fields = ["claim_public_id", "claim_text", "reason", "by_name"]
    search_help_text = "A claim's id or words, a reason, or an editor's name."


@admin.register(Decision)
class DecisionAdmin(ChainAdmin[Decision]):
    """Everything that a person did to a claim."""

    list_display = [
        "sequence",
        "claim_public_id",
        "verb",
        "shown_fault",
        "by_name",
        "decided_at",
        "note",
        "short_digest",
        "seal",
    ]
    list_filter = ["verb"]
    search_fields = ["claim_public_id", "by_name", "note"]
    search_help_text = "A claim's id, an editor's name, or words of a note."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Leave out what colleagues judged in rounds that still wait for a second editor."""
        return super().get_queryset(request).exclude(sealed_from(person(request)))

    @admin.display(description="What was wrong")
    def shown_fault(self, obj: Decision) -> str:
        """What the detector got wrong, where the editor said so."""
        return obj.fault.label if obj.fault else ""


@admin.register(MissedPassage)
class MissedPassageAdmin(ChainAdmin[MissedPassage]):
    """Every passage that a person marked by hand."""

    list_display = [
        "sequence",
        "claim_public_id",
        "kind",
        "caveat",
        "by_name",
        "marked_at",
        "note",
        "short_digest",
        "seal",
    ]
    list_filter = ["kind"]
    search_fields = ["claim_public_id", "claim__text", "flag__exact", "speaker", "by_name", "note"]
    search_help_text = "A claim's id or words, words of the caveat or of a note, a speaker, or an editor's name."

    @admin.display(description="Caveat")
    def caveat(self, obj: MissedPassage) -> str:
        """The words by which the text says that the passage is not verified."""
        words: str = obj.cue["words"]
        return words
