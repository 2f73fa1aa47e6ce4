"""The page of a colleague: the claims that are theirs to decide about and, for oneself, those that one watches."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.queries import assigned, people
from claims.web import paging
from claims.web.access import needs, person


@require_safe
@needs("view_claim")
def person_page(request: HttpRequest, username: str) -> HttpResponse:
    """List what is a colleague's to decide about; what one watches is shown to oneself alone."""
    whose = get_object_or_404(User, username=username, is_active=True)
    is_self = whose == person(request)
    watched = is_self and request.GET.get("list") == "watched"
    claims = assigned.watched_by(whose) if watched else assigned.given_to(whose)
    turn = paging.turn(request)
    shown = {
        "whose": whose,
        "name": people.full_name(whose),
        "is_self": is_self,
        "watched": watched,
        "page": assigned.page(claims, older=turn.older, newer=turn.newer),
        "turn": turn,
    }
    return render(request, "claims/person.html", shown)
