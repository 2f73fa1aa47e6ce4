"""Home: what needs a decision, what lately changed, what came in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.queries import home as queries
from claims.web.access import needs, person


@require_safe
@needs("view_claim")
def home(request: HttpRequest) -> HttpResponse:
    """Show the three lists."""
    return render(request, "claims/home.html", {"page": queries.home(person(request))})
