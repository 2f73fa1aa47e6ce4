"""How the tracker runs, and what was given up: two pages for administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import retrying
from claims.admin.doors import for_those_who_may, person
from claims.admin.pages import answer
from claims.admin.register import RegisterAdmin
from claims.errors import BadInput
from claims.models import Heartbeat
from claims.queries import work
from claims.queries.operations import operations
from claims.queries.work import COUNTED, LOOKED_AT


@for_those_who_may("run_tracker")
def running(request: HttpRequest) -> HttpResponse:
    """Show how the tracker runs."""
    found = operations(timezone.now())
    return answer(request, "operations.html", "How the tracker runs", {"found": found, "counted": COUNTED})


@for_those_who_may("run_tracker")
def given_up(request: HttpRequest) -> HttpResponse:
    """Show what was given up, by its reason."""
    context = {"reasons": work.given_up(), "looked_at": LOOKED_AT}
    return answer(request, "given_up.html", "What was given up", context)


@require_POST
@for_those_who_may("run_tracker")
def try_again(request: HttpRequest) -> HttpResponse:
    """Have one row tried again, or all that were given up for its reason; then show the register."""
    kind, pk = work.kinds().get(request.POST.get("kind", "")), request.POST.get("row", "")
    if kind is None or not pk.isdecimal() or len(pk) > 18:
        raise Http404("There is no such work.")
    by, now = person(request), timezone.now()
    try:
        if "all" in request.POST:
            count = retrying.try_all_again(kind=kind, like=int(pk), by=by, now=now)
        else:
            count = retrying.try_again(kind=kind, pk=int(pk), by=by, now=now)
    except BadInput as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, f"Tried again within a minute: {count:,}.")
    return redirect("admin:given_up")


@admin.register(Heartbeat)
class HeartbeatAdmin(RegisterAdmin[Heartbeat]):
    """Where the pages of those who look after the tracker live. The desk's list of registers leaves it out."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(running), name="operations"),
            path("given-up/", wrap(given_up), name="given_up"),
            path("given-up/again/", wrap(try_again), name="try_again"),
        ]

    def get_model_perms(self, request: HttpRequest) -> dict[str, Any]:
        return {}
