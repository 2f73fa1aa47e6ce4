"""Pages as they stood at a past moment, and a claim as JSON, now or then."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.matching.series import Series
from claims.queries import claim as one
from claims.queries import claims as many
from claims.queries import claims_then, series
from claims.queries.claim import ClaimPage
from claims.queries.claim_record import record
from claims.queries.claims import ClaimList, Sought
from claims.web import charts, moments, sentences, timeline
from claims.web.access import needs
from claims.web.paging import Turn


def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the page of a claim as of the moment that the address names. It is for reading: nothing is decided there."""
    asked = moments.asked(request.GET)
    if asked.is_refused:
        return render(request, "claims/claim_then.html", {"asked": asked, "public_id": public_id}, status=400)
    page, figures = _stood(public_id, asked.moment)
    shown = {
        "page": page,
        "status": sentences.status(page),
        "events": timeline.events(page),
        "charts": charts.charts(figures),
        "asked": asked,
        "at": asked.moment,
    }
    return render(request, "claims/claim.html", shown)


def listed(sought: Sought, turn: Turn, at: datetime | None) -> ClaimList:
    """Return the page of the claims list that an address asks for, now or as of a moment."""
    if at is None:
        return many.listed(sought.narrowing, older=turn.older, newer=turn.newer, sought=sought)
    return claims_then.listed(sought.narrowing, at, older=turn.older, newer=turn.newer)


@require_safe
@needs("view_claim")
def claim_record(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer with a claim as JSON: as it stands or, with `at`, as it stood."""
    asked = moments.asked(request.GET)
    if asked.is_refused:
        return JsonResponse({"error": " ".join(map(str, asked.errors["at"]))}, status=400)
    page, figures = _stood(public_id, asked.moment)
    at = {"at": moments.written(asked.moment)} if asked.moment else {}
    return JsonResponse({**at, **record(page, figures)}, json_dumps_params={"ensure_ascii": False})


def _stood(public_id: str, at: datetime | None) -> tuple[ClaimPage, tuple[Series, ...]]:
    page = one.page(public_id, at)
    if page is None:
        raise Http404(f"There is no claim {public_id}, or it was not recorded yet at that moment.")
    return page, series.of_claim(page, at) if at else series.of_claims([page.pk])[page.pk]
