"""Home: what needs my decision, what changed since I was here, what is overdue."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from claims.actions import preferring, telling
from claims.queries import home as queries
from claims.web.access import needs, person


@require_safe
@needs("view_claim")
def home(request: HttpRequest) -> HttpResponse:
    """Show the three lists. Looking moves nothing: what changed stays until “seen” is pressed."""
    by = person(request)
    page = queries.home(by, since=telling.preferences_of(by).home_seen_at, now=timezone.now())
    return render(request, "claims/home.html", {"page": page})


@needs("view_claim")
@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """Count what the page showed as seen."""
    now = timezone.now()
    preferring.see_home(person=person(request), until=_moment(request.POST.get("until", "")) or now, now=now)
    messages.success(request, "Seen. What becomes of your claims from now on is shown here next.")
    return redirect("home")


def _moment(written: str) -> datetime | None:
    try:
        moment = parse_datetime(written)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None
