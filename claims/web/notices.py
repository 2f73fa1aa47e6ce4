"""The page of notices, and marking them as seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.actions import notices
from claims.models.roles import may
from claims.queries import notices as queries
from claims.web import paging
from claims.web.access import needs, person
from claims.web.company import back
from claims.web.fields import whole_number


@require_safe
@needs("view_claim")
def notices_page(request: HttpRequest) -> HttpResponse:
    """List one's own notices and, for those who decide, the desk's about what was not looked at in time."""
    turn, by = paging.turn(request), person(request)
    page = queries.own(by, older=turn.older, newer=turn.newer)
    desk = queries.of_the_desk(by) if may(by, "decide_claim") else []
    unseen = [notice for notice in desk if not notice.is_seen]
    shown = {"page": page, "turn": turn, "desk": desk, "unseen": unseen}
    return render(request, "claims/notices.html", shown)


@needs("decide_claim")
@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """Mark the desk's notices that the form names as seen by the reader; ids that are none are passed over."""
    if notices.see(notices=_named(request), by=person(request), now=timezone.now()):
        messages.success(request, "Seen. The claims stay in the queue until somebody decides.")
    return redirect(back(request, resolve_url("home")))


@needs("view_claim")
@require_POST
def see_own(request: HttpRequest) -> HttpResponse:
    """Mark one's own notices that the form names as seen, or all of them."""
    named = None if request.POST.get("all") else _named(request)
    if number := notices.see_own(by=person(request), now=timezone.now(), notices=named):
        messages.success(request, f"{number} notice{'s' if number > 1 else ''} marked as seen.")
    return redirect(back(request, resolve_url("notices")))


def _named(request: HttpRequest) -> list[int]:
    return [pk for written in request.POST.getlist("notice")[:100] if (pk := whole_number(written))]
