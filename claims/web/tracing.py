"""An id for each request: in its answer, on error pages for people to quote, and in every line of the log about it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from claims import logs

HEADER = "X-Request-ID"
#: An id that a proxy in front has given is kept if it is one: nothing else of a header gets into the log.
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """Give each request an id, or keep the one that it came with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with its id in a header."""
        sent = request.headers.get(HEADER, "")
        known = sent if _WELL_FORMED.fullmatch(sent) else uuid.uuid4().hex[:16]
        request.request_id = known  # type: ignore[attr-defined]
        token = logs.request_id.set(known)
        try:
            response = self.get_response(request)
        finally:
            logs.request_id.reset(token)
        response.headers[HEADER] = known
        return response


def id_of(request: HttpRequest) -> str:
    """Return the id of a request; "" for one that no middleware has seen."""
    return str(getattr(request, "request_id", ""))
