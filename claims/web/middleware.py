"""What every answer of the editors' pages carries."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from claims.models.zones import zone
from claims.queries.account import account


class NoStoreMiddleware:
    """Keep signed-in pages out of every cache, the browser's included: they hold unpublished work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, marked `no-store` when somebody is signed in."""
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class ServerTimingMiddleware:
    """Say in each answer to somebody signed in how long it took here, for browsers' own tools and for benchmarks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with `Server-Timing`."""
        began = time.perf_counter()
        response = self.get_response(request)
        # Static files are answered before anybody is asked who they are.
        if hasattr(request, "user") and request.user.is_authenticated:
            response.headers["Server-Timing"] = f"app;dur={(time.perf_counter() - began) * 1000:.1f}"
        return response


class AccountMiddleware:
    """Read the account of whoever is signed in, once, and tell times in the zone that they chose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in its person's time zone."""
        if not isinstance(request.user, User):
            return self.get_response(request)
        mine = account(request.user)
        request.account = mine  # type: ignore[attr-defined]
        with timezone.override(zone(mine.preferences.time_zone)):
            return self.get_response(request)
