"""The claims page and the page of one claim."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.queries import claim as one
from claims.queries import claim_facets, names, offers, series
from claims.queries import claims as many
from claims.queries.company import company
from claims.web import charts, moments, paging, past, saved, sentences, timeline, wordings
from claims.web.access import needs, person
from claims.web.fields import whole_number
from claims.web.filters import ClaimFilters
from claims.web.forms import fresh_nonce
from claims.workflow import State


@require_safe
@needs("view_claim")
def claims(request: HttpRequest) -> HttpResponse:
    """List claims, filtered as the address says."""
    filters, asked = ClaimFilters(request.GET), moments.asked(request.GET)
    narrowing, turn = filters.narrowing(asked.moment), paging.turn(request)
    sought = many.Sought(narrowing)
    page = past.listed(sought, turn, asked.moment)
    shown = {
        "asked": asked,
        "at": asked.moment,
        "filters": filters,
        "narrowed": narrowing != many.Narrowing(),
        "page": page,
        "turn": turn,
        "speakers": names.speakers_offered(),
        "outlets": names.outlets_offered(),
        "beats": names.beats_offered(),
        "people": names.people_offered(),
        **(_counted(sought, request.GET) if page.rows and not asked.moment else {}),
        **saved.saved(request),
        "any_recorded": bool(page.rows) or many.any_recorded(),
    }
    return render(request, "claims/claims.html", shown)


def _counted(sought: many.Sought, query: QueryDict) -> dict[str, Any]:
    """Return how many claims there are, and each facet's answers with the addresses that ask for them."""
    counts = claim_facets.counts(sought.narrowing, sought)
    facets = [(it, [(answer, _asking(query, it.name, answer.value)) for answer in it.answers]) for it in counts.facets]
    return {"total": counts.all, "facets": facets}


def _asking(query: QueryDict, name: str, value: str) -> str:
    """Return the query of an address with one filter set, from its first page on."""
    changed = query.copy()
    for cursor in ("older", "newer"):
        changed.pop(cursor, None)
    changed[name] = value
    return f"?{changed.urlencode()}"


@require_safe
@needs("view_claim")
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one claim, as it stands or as it stood; one that is merged leads to the claim that it was merged into."""
    if "at" in request.GET:
        return past.claim(request, public_id)
    page = one.page(public_id)
    if page is None:
        raise Http404(f"There is no claim {public_id}.")
    if page.workflow is State.MERGED:
        messages.info(request, f"{page.public_id} was merged into this claim.")
        return redirect("claim", page.merged_into)
    drawn = charts.charts(series.of_claims([page.pk])[page.pk])
    row = Claim.objects.select_related("assignee", "follow_up").get(pk=page.pk)
    before = whole_number(request.GET.get("before", "")) or 0
    shown = {
        "page": page,
        "offers": offers.on_pages(request.user, page.public_id, page.workflow),
        "status": sentences.status(page),
        "events": timeline.events(page),
        "wordings": wordings.wordings(page),
        "revert": {"seen": row.revision, "nonce": fresh_nonce()},
        "follow_up": getattr(row, "follow_up", None) if page.workflow is State.TRIAGED else None,
        "permalink": request.build_absolute_uri(row.get_absolute_url()),
        "charts": drawn,
        "asked": moments.MomentForm(),
        "company": company(row, person(request), before),
    }
    return render(request, "claims/claim.html", shown)
