"""Claims and what bears on them, as registers; decisions are made on the card."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from claims.actions.bulk import MOST
from claims.admin import decide, live, noting, reserving, skipping, together
from claims.admin.doors import for_deciders
from claims.admin.origins import SplitForm
from claims.admin.register import RegisterAdmin
from claims.models import Claim, Evidence
from claims.queries.claims import found_by
from claims.verdicts import Stance


@admin.register(Claim)
class ClaimAdmin(RegisterAdmin[Claim]):
    """Every claim, whatever became of it."""

    list_display = ["public_id", "text", "shown_verdict", "workflow", "speaker", "reported_on", "desk"]
    list_display_links = ["public_id"]
    list_filter = ["workflow", "verdict", "kind"]
    list_select_related = ["speaker"]
    search_fields = ["public_id", "text", "speaker__name"]
    search_help_text = "Words of the claim, its id, or its speaker."
    readonly_fields = ["desk"]
    actions = ["decide_together"]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        steps = [path(f"<slug:public_id>/{name}/", wrap(decide.decide), {"name": name}, name) for name in decide.FORMS]
        pages = [
            path("<slug:public_id>/card/", wrap(decide.card), name="card"),
            path("<slug:public_id>/take_over/", wrap(reserving.take_over), name="take_over"),
            path("<slug:public_id>/ping/", live.ping, name="ping"),
            path("<slug:public_id>/draft/", noting.keep, name="draft"),
            path("<slug:public_id>/skip/", wrap(skipping.skip), name="skip"),
            path("<slug:public_id>/leave/", wrap(reserving.leave), name="leave"),
            path("<slug:public_id>/actions/", wrap(decide.actions), name="actions"),
            path("<slug:public_id>/origins/", wrap(decide.decide), {"name": SplitForm.name}, "origins"),
        ]
        return [*pages, *steps, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Search as everywhere: by the index of words, or by the id."""
        return queryset.filter(found_by(search_term)), False

    def view_on_site(self, obj: Claim) -> str:
        return obj.get_absolute_url()

    @admin.action(description="Decide about many at once")
    def decide_together(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse:
        """Lead on to what could be done to the chosen claims."""
        return for_deciders(together.offer)(request, queryset.order_by("pk").values_list("pk", "revision")[: MOST + 1])

    @admin.display(description="Verdict", ordering="verdict")
    def shown_verdict(self, obj: Claim) -> str:
        """The verdict with its sign: colour never speaks alone."""
        finding = obj.finding
        mark = '<span class="verdict {}"><span class="sign" aria-hidden="true">{}</span> {}</span>'
        return format_html(mark, finding.value, finding.mark, finding.label)

    @admin.display(description="Reported", ordering="reported_at")
    def reported_on(self, obj: Claim) -> str:
        """The day of the first report, in the tracker's time zone."""
        return f"{localtime(obj.reported_at):%-d %b %Y}"

    @admin.display(description="Desk")
    def desk(self, obj: Claim) -> str:
        """The way to the card, where the claim is decided."""
        address = reverse("admin:card", args=[obj.public_id])
        return format_html('<a href="{}">Card<span class="unseen"> of {}</span></a>', address, obj.public_id)


@admin.register(Evidence)
class EvidenceAdmin(RegisterAdmin[Evidence]):
    """Every piece of evidence, rejected ones included."""

    list_display = ["passage", "shown_stance", "independence", "state", "claim_id_shown", "added_by", "added_at"]
    list_filter = ["stance", "independence", "state"]
    list_select_related = ["claim", "added_by"]
    search_fields = ["passage", "url", "claim__public_id"]
    search_help_text = "Words of the passage, its address, or the claim's id."

    @admin.display(description="Stance", ordering="stance")
    def shown_stance(self, obj: Evidence) -> str:
        """The stance as its vocabulary words it."""
        return format_html('<span class="stance {}">{}</span>', obj.stance, Stance.of(obj.stance).label)

    @admin.display(description="Claim", ordering="claim__public_id")
    def claim_id_shown(self, obj: Evidence) -> str:
        """The way to the card of its claim."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:card", args=[obj.claim.public_id]), obj.claim.public_id
        )
