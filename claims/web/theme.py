"""Light or dark, chosen without JavaScript: a cookie that the server reads into <html data-theme>."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "theme"
YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember the choice for a year, or forget it ("system"), and go back to the page it was made on."""
    answer = redirect(_back(request))
    chosen = request.POST.get("theme")
    if chosen in ("light", "dark"):
        answer.set_cookie(COOKIE, chosen, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(COOKIE)
    return answer


def _back(request: HttpRequest) -> str:
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if ours else resolve_url("home")
