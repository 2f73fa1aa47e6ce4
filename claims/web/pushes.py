"""Where hubs call (WebSub): they ask whether a request was ours, deny it, and push. No sign-in, session or cookie.

The address is the secret, and each has one of its own. An unknown one costs one look-up, and its body is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims.actions import pushes
from claims.errors import BadInput
from claims.models import Subscription
from claims.queries.pressure import pressure
from claims.reading.feeds.documents import MAX_BYTES
from claims.tasks.feeds import poll
from claims.tasks.waking import wake
from claims.web.metrics import PUSHES

CHUNK = 64 * 1024


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def push(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a hub."""
    if (row := pushes.of(token)) is None:
        return _plain("There is no such subscription.\n", 404)
    return _asked_back(request, row) if request.method == "GET" else _pushed(request, row)


def _asked_back(request: HttpRequest, row: Subscription) -> HttpResponse:
    """Give the challenge back where what the hub grants was asked of it."""
    now, said = timezone.now(), {name: request.GET.get(f"hub.{name}", "") for name in ("mode", "topic", "challenge")}
    if said["mode"] == "denied":
        is_ours = pushes.deny(row=row, topic=said["topic"], reason=request.GET.get("hub.reason", ""), now=now)
    else:
        seconds = request.GET.get("hub.lease_seconds", "")
        told = {"mode": said["mode"], "topic": said["topic"], "seconds": seconds}
        is_ours = bool(said["challenge"]) and pushes.confirm(row=row, **told, now=now)
    return _plain(said["challenge"], 200) if is_ours else _plain("That was not asked for.\n", 404)


def _pushed(request: HttpRequest, row: Subscription) -> HttpResponse:
    """Take a push. One with a wrong signature is answered like a good one: nothing is to be learnt from it."""
    now = timezone.now()
    if row.is_ending or not row.is_live(now):
        return _plain("This subscription has ended.\n", 410)
    signature = request.headers.get("X-Hub-Signature", "")
    try:
        is_due = pushes.take(row=row, signature=signature, body=_pieces(request), now=now)
    except BadInput as problem:
        PUSHES.labels("refused").inc()
        return _plain(f"{problem}\n", 413)
    except UnreadablePostError:
        return _plain("The body broke off.\n", 400)
    PUSHES.labels("refused" if is_due is None else "taken").inc()
    # Where intake pauses, the feed waits for its turn like any other.
    if is_due and not pressure().stops_asking:
        wake(poll, [row.feed_id])
    return HttpResponse(status=204)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """Yield the body, never holding much of it; raise BadInput where it is larger than any feed that is taken."""
    told, read = request.headers.get("Content-Length", ""), 0
    if told.isdecimal() and int(told[:20]) > MAX_BYTES:
        raise BadInput("That is larger than any feed that is taken.")
    while piece := request.read(CHUNK):
        read += len(piece)
        if read > MAX_BYTES:
            raise BadInput("That is larger than any feed that is taken.")
        yield piece


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, "text/plain; charset=utf-8", status=status)
