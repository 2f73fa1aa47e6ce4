"""Marking the notices on the home page as seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import notices
from claims.web.access import needs, person
from claims.web.fields import whole_number


@needs("decide_claim")
@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """Mark the notices that the form names as seen; ids that are none are passed over."""
    named = [pk for written in request.POST.getlist("notice")[:100] if (pk := whole_number(written))]
    if notices.see(notices=named, by=person(request), now=timezone.now()):
        messages.success(request, "Seen. The claims stay in the queue until somebody decides.")
    return redirect("home")
