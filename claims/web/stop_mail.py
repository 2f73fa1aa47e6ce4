"""The page behind the link in every letter: one press, and there are no more of them. Needs no sign-in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims.actions import unsubscribing


# Mail programs press for their person: without a cookie, so without the token of a form too. The link is the secret.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether letters are to stop (to look changes nothing), or stop them."""
    is_done = request.method == "POST"
    purpose = unsubscribing.stop(token, now=timezone.now()) if is_done else (unsubscribing.read(token) or ("", None))[1]
    if purpose is None:
        raise Http404("This link is not good, or not any more.")
    return render(request, "claims/stop_mail.html", {"purpose": purpose, "is_done": is_done})
