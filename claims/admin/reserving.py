"""Having a claim in hand, on the desk: taking it over, and giving it back when a card is left."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import presence, reservations
from claims.admin.doors import for_deciders, person
from claims.admin.pages import claim_or_404
from claims.admin.rounds import Round
from claims.errors import Conflict


class TokenForm(forms.Form):
    """The token of a reservation, as the card showed it."""

    held = forms.IntegerField(min_value=0, max_value=2**63 - 1)


@require_POST
@for_deciders
def take_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the claim from whoever holds it by the token that the form carries, and show its card."""
    claim, form = claim_or_404(public_id), TokenForm(request.POST)
    over = form.cleaned_data["held"] if form.is_valid() else 0
    try:
        reservations.take_over(claim=claim, by=person(request), over=over, now=timezone.now())
        messages.success(request, f"{claim.public_id} is yours now.")
    except Conflict as conflict:
        messages.error(request, str(conflict))
    return redirect(reverse("admin:card", args=[claim.public_id]) + Round.of(request).here)


@require_POST
@for_deciders
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the claim back. For the script of a page that is left: form fields `csrfmiddlewaretoken` and `held`.

    `held` may be left out where another holds the claim. Answers 204, whoever holds it: only what was held by that
    token is given back.
    """
    claim, form = claim_or_404(public_id), TokenForm(request.POST)
    if form.is_valid():
        reservations.release(claim=claim, by=person(request), token=form.cleaned_data["held"])
    presence.depart(claim=claim, by=person(request))
    return HttpResponse(status=204)
