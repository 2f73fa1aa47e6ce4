"""What scripts of the desk ask while a page is open. Every page works without them.

All answers are JSON and never stored. 401 `{"error"}`: signed out (keep what was typed, offer the sign-in page);
403 `{"error"}`: the role is lacking; 404: no such claim. POSTs need the CSRF token (`X-CSRFToken` or the form field).

GET `admin/claims/reviewitem/live/?id=C-…&id=C-…` (60 at most; further and unknown ones are left out). Reads only; ask
every four seconds while the page is visible. Answers

    {"at": "2026-03-14T09:26:00Z",
     "claims": {"C-7K3Q9DXA": {
        "revision": 3,          // higher than the card's `seen`: somebody changed the claim since
        "waiting": true,        // false: nothing is asked about it any more, so grey its row out
        "hold": null | {"by": "Dana", "mine": false, "token": 4, "until": "…", "seconds": 212},
        "last": null | {"sequence": 81, "by": "Dana", "mine": false, "did": "followed", "at": "…"},
        "present": [{"by": "Omar", "at": "…", "seconds": 40, "revision": 3}]}}}   // others who have the card open

`seconds` counts from the server's clock: how long a hold still lasts, and since when somebody has the card open.

POST `admin/claims/claim/C-…/ping/`: the reader is at work (send it on typing, scrolling or clicking, at most every 20
seconds; never by the clock alone). Keeps or takes the claim for them unless another holds it, and answers as above for
the one claim: put `hold.token` into the hidden `held` of the card's forms.

POST `admin/claims/claim/C-…/leave/` with `held`: on `pagehide`, by `navigator.sendBeacon` (see reserving.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from claims.actions import presence, reservations
from claims.admin.doors import person
from claims.admin.pages import claim_or_404
from claims.errors import NotAllowed
from claims.models.roles import check_may
from claims.queries.live import Live, live

P = ParamSpec("P")
SIGNED_OUT = "You are signed out. Sign in again; what you typed stays on this page."


def for_scripts(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Answer strangers and whoever may not decide in JSON, where a page would lead them elsewhere."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"error": SIGNED_OUT}, status=401, headers={"Cache-Control": "no-store"})
        try:
            check_may(request.user, "decide_claim")
        except NotAllowed as missing:
            return JsonResponse({"error": str(missing)}, status=403)
        return view(request, *args, **kwargs)

    return guarded


@for_scripts
@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """Answer how the claims that the address names stand."""
    return _answer(request, request.GET.getlist("id"), timezone.now())


@for_scripts
@require_POST
def ping(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep the claim in hand for whoever is at work on it, and answer how it stands."""
    claim, by, now = claim_or_404(public_id), person(request), timezone.now()
    reservations.reserve(claim=claim, by=by, now=now)
    presence.give_sign(claim=claim, by=by, now=now)
    return _answer(request, [claim.public_id], now)


def _answer(request: HttpRequest, public_ids: list[str], now: datetime) -> JsonResponse:
    found = live(public_ids, person(request), now)
    return JsonResponse({"at": _written(now), "claims": {it.public_id: _worded(it, now) for it in found}})


def _worded(it: Live, now: datetime) -> dict[str, Any]:
    hold, last = it.hold, it.last
    return {
        "revision": it.revision,
        "waiting": it.waiting,
        "hold": hold
        and {
            **{"by": hold.by, "mine": hold.is_mine, "token": hold.token, "until": _written(hold.until)},
            "seconds": round((hold.until - now).total_seconds()),
        },
        "last": last
        and {
            **{"sequence": last.sequence, "by": last.by, "mine": last.is_mine},
            **{"did": last.verb.label, "at": _written(last.at)},
        },
        "present": [
            {**{"by": other.by, "at": _written(other.opened_at), "revision": other.revision},
             "seconds": round((now - other.opened_at).total_seconds())}
            for other in it.others
        ],
    }  # fmt: skip


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
