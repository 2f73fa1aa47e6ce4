"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.queries import search as finding
from claims.queries.search import Group
from claims.web import paging
from claims.web.access import needs, person

TITLES = {Group.CLAIMS: "Claims", Group.ARTICLES: "Articles", Group.SPEAKERS: "Speakers", Group.SOURCES: "Outlets"}


@require_safe
@needs("view_claim")
def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `q`: the first of everything, or a page of what `in` names."""
    typed = request.GET.get("q", "").replace("\x00", "")
    group = next((it for it in Group if it.value == request.GET.get("in")), None)
    if group is None or not finding.may_see(group, person(request)):
        results = finding.search(typed, person(request))
        titled = [(TITLES[found.group], found) for found in results.groups]
        return render(request, "claims/search.html", {"typed": typed, "results": results, "groups": titled})
    turn = paging.turn(request)
    found = finding.search_in(group, typed, older=turn.older, newer=turn.newer)
    shown = {"typed": typed, "page": found, "title": TITLES[group], "turn": turn}
    return render(request, "claims/search_in.html", shown)
