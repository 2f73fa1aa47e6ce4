"""Leaving a claim to others on the desk, and why claims are left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import skips
from claims.admin.doors import for_deciders, for_those_who_may, person
from claims.admin.forms import STALE
from claims.admin.leaving import SkipForm
from claims.admin.pages import answer, claim_or_404
from claims.admin.rounds import Round
from claims.models.skip import SkipReason
from claims.queries.skips import COUNTED, reasons


@require_POST
@for_deciders
def skip(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leave the claim to others and lead to the next card of the round."""
    claim, form, now = claim_or_404(public_id), SkipForm(request.POST), timezone.now()
    if not form.is_valid():
        messages.error(request, STALE)
        return redirect("admin:card", claim.public_id)
    by, sent = person(request), form.cleaned_data
    because = SkipReason.of(sent["because"] or SkipReason.UNSAID.value)
    skips.skip(claim=claim, by=by, because=because, nonce=sent["nonce"], now=now)
    messages.success(request, f"{claim.public_id} is left to others. You come to it again when nothing else is left.")
    return redirect(Round.of(request).after_leaving(claim, by, now))


@for_those_who_may("undo_any")
def skip_reasons(request: HttpRequest) -> HttpResponse:
    """Show administrators why claims were left, without saying by whom."""
    found = reasons(timezone.now())
    return answer(request, "skips.html", "Claims left to others", {"found": found, "days": COUNTED.days})
