"""Searches of the claims page that are kept under a name, one's own and the team's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import views
from claims.errors import BadInput, NotAllowed
from claims.models import SavedView
from claims.models.roles import may
from claims.models.view import ViewPlace
from claims.queries import views as kept
from claims.web.access import needs, person
from claims.web.filters import ClaimFilters


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that is kept. `is_current`: the page shows it."""

    pk: int
    name: str
    address: str
    is_current: bool
    is_of_team: bool
    may_keep: bool


def query_of(asked: QueryDict) -> str:
    """Return the filters of an address and nothing else, in one order, so that equal searches are written alike."""
    return urlencode([(name, asked[name]) for name in ClaimFilters.base_fields if asked.get(name)])


def saved(request: HttpRequest) -> dict[str, Any]:
    """Return the searches that a person sees, and what the form for keeping one needs. One SQL query."""
    query, who = query_of(request.GET), person(request)
    found = [_saved(view, query, who) for view in kept.views(who, ViewPlace.CLAIMS)]
    has_kept = any(it.is_current for it in found)
    return {"saved": found, "query": query, "is_kept": has_kept, "may_keep_team": may(who, "keep_team_views")}


@require_POST
@needs("view_claim")
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name; a name that cannot be had is said on the page that it leads back to."""
    query = query_of(QueryDict(request.POST.get("query", "")[: 2 * views.MAX_QUERY]))
    name, is_of_team = request.POST.get("name", ""), "team" in request.POST
    try:
        view = views.keep(
            place=ViewPlace.CLAIMS,
            name=name,
            query=query,
            is_of_team=is_of_team,
            by=person(request),
            now=timezone.now(),
        )
        messages.success(request, f"Kept as “{view.name}”.")
    except (BadInput, NotAllowed) as problem:
        messages.error(request, str(problem))
    return redirect(_address(query))


@require_POST
@needs("view_claim")
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a search."""
    view = SavedView.objects.shown_to(person(request), ViewPlace.CLAIMS).filter(pk=pk).first()
    if view is None:
        raise Http404("There is no such search: it may be forgotten already.")
    try:
        views.delete(view=view, by=person(request))
        messages.success(request, f"“{view.name}” is forgotten.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect(_address(view.query))


def _saved(view: SavedView, query: str, who: User) -> Saved:
    keeps = views.may_keep(view, who)
    return Saved(view.pk, view.name, _address(view.query), view.query == query, view.is_of_team, keeps)


def _address(query: str) -> str:
    return f"{reverse('claims')}?{query}" if query else reverse("claims")
