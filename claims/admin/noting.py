"""Unsent notes: kept by a script as they are typed, or by a button.

POST `admin/claims/claim/C-…/draft/` with `note` (2,000 characters at most; empty forgets it), the form's `nonce` and
the CSRF token. To a script (no `text/html` in `Accept`) it answers `{"kept": true, "at": "…"}`, 400 `{"error"}` for a
note that is too long, and 401 or 403 `{"error"}` as live.py does. The field has the address in `data-draft`. Send it
about a second after the last key and on `visibilitychange`, one request at a time, and none once the form itself has
been sent. One that comes in after its form has decided (they share the nonce) is answered `{"kept": false}` and left
alone. The card shows the note again, on whatever device.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import drafts, presence, reservations
from claims.admin.doors import person
from claims.admin.live import for_scripts
from claims.admin.pages import claim_or_404
from claims.admin.rounds import Round
from claims.errors import BadInput
from claims.models import Claim


@for_scripts
@require_POST
def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep the note that is sent as the person's unsent one."""
    claim, by, now = claim_or_404(public_id), person(request), timezone.now()
    try:
        sent = request.POST
        in_time = drafts.keep(claim=claim, by=by, text=sent.get("note", ""), now=now, nonce=sent.get("nonce", "")[:64])
    except BadInput as error:
        return _refused(request, claim, str(error))
    if not in_time:
        return _back(request, claim) if _is_page(request) else JsonResponse({"kept": False})
    reservations.reserve(claim=claim, by=by, now=now)
    presence.give_sign(claim=claim, by=by, now=now)
    if _is_page(request):
        messages.success(request, "Your note is kept on this card until you send it. Nobody else sees it.")
        return _back(request, claim)
    return JsonResponse({"kept": True, "at": now.isoformat()})


def _refused(request: HttpRequest, claim: Claim, sentence: str) -> HttpResponse:
    if not _is_page(request):
        return JsonResponse({"error": sentence}, status=400)
    messages.error(request, sentence)
    return _back(request, claim)


def _back(request: HttpRequest, claim: Claim) -> HttpResponse:
    return redirect(reverse("admin:card", args=[claim.public_id]) + Round.of(request).here)


def _is_page(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "")
