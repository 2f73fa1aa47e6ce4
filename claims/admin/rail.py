"""One's own history on the desk: the last decisions beside queue and card, and a page of all of them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.admin.doors import for_deciders, person
from claims.admin.lately import lines
from claims.admin.pages import answer
from claims.admin.site import refused
from claims.errors import NotAllowed
from claims.models.roles import check_may
from claims.queries import mine


@for_deciders
def history(request: HttpRequest) -> HttpResponse:
    """Show all that a person decided, newest first: oneself, or for administrators whomever `by` names."""
    whose, called = person(request), request.GET.get("by", "")
    if called and called != whose.get_username():
        try:
            check_may(whose, "undo_any")
        except NotAllowed as missing:
            return refused(request, str(missing))
        whose = get_object_or_404(User, username=called)
    written = request.GET.get("before", "")
    before = int(written) if written.isdecimal() and len(written) < 19 else 0
    found = mine.decided(whose, before=before)
    last = found[-1].decision if len(found) == mine.PAGE else None
    context = {"lines": lines(found), "whose": whose, "called": called, "further": last.sequence if last else None}
    return answer(request, "history.html", "Decided lately", context)
