"""What programs ask: does the process live, can it work, and what are the figures.

Answered before anything else, so that no session, sign-in, redirect or host name stands between a load balancer and
its answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from claims.net import broker
from claims.queries import health
from claims.web import metrics

#: Seconds for which an answer about readiness is given again: nobody can wear the broker out by asking.
KEPT = 1.0


class ProbesMiddleware:
    """Answer /healthz, /readyz and /metrics."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.answers = {"/healthz": self.healthz, "/readyz": self.readyz, "/metrics": self.metrics}
        self.found: dict[str, str] = {}
        self.found_at = -KEPT

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe; pass everything else on."""
        probe = self.answers.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        answer = probe(request) if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def healthz(self, request: HttpRequest) -> HttpResponse:
        """Say that this process answers. Asks nothing else, so that a database that is away restarts no web server."""
        return HttpResponse("ok\n", content_type="text/plain")

    def readyz(self, request: HttpRequest) -> HttpResponse:
        """Say whether database, migrations, broker and workers are there; what is wrong only to who may see figures."""
        found = self._failings()
        told = {"ready": not found, **({"failings": found} if is_let_in(request) else {})}
        return JsonResponse(told, status=503 if found else 200)

    def metrics(self, request: HttpRequest) -> HttpResponse:
        """Give the figures to who may see them; without METRICS_TOKEN and METRICS_NETWORKS there is no such page."""
        if not settings.METRICS_TOKEN and not settings.METRICS_NETWORKS:
            return HttpResponseNotFound("Not found\n", content_type="text/plain")
        if not is_let_in(request):
            return HttpResponse("This needs the token, or an address that is let in.\n", "text/plain", status=403)
        return HttpResponse(metrics.exposition(timezone.now()), content_type=metrics.CONTENT_TYPE)

    def _failings(self) -> dict[str, str]:
        if time.monotonic() - self.found_at >= KEPT:
            self.found = health.failings(timezone.now())
            if not broker.answers():
                self.found = {**self.found, "broker": "It does not answer."}
            self.found_at = time.monotonic()
        return self.found


def is_let_in(request: HttpRequest) -> bool:
    """Say whether a program may see figures: it has the token, or comes straight from a network that is let in."""
    sent = request.headers.get("Authorization", "")
    if settings.METRICS_TOKEN and constant_time_compare(sent, f"Bearer {settings.METRICS_TOKEN}"):
        return True
    # Through a proxy everybody comes from the proxy's address.
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:  # a local socket
        return False
    return any(address in network for network in settings.METRICS_NETWORKS)
