"""An id for each request: in its answer, on error pages for people to quote, and in every line of the log about it."""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
#: An id that a proxy in front has given is kept if it is one: nothing else of a header gets into the log.
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
_current: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Give each request an id, or keep the one that it came with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, with its id in a header."""
        sent = request.headers.get(HEADER, "")
        known = sent if _WELL_FORMED.fullmatch(sent) else uuid.uuid4().hex[:16]
        request.request_id = known  # type: ignore[attr-defined]
        token = _current.set(known)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = known
        return response


def id_of(request: HttpRequest) -> str:
    """Return the id of a request; "" for one that no middleware has seen."""
    return str(getattr(request, "request_id", ""))


class RequestIdFilter(logging.Filter):
    """Let each record of the log know the id of the request that it is about; "-" outside of any."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add `request_id`; keep every record."""
        request = getattr(record, "request", None)
        # What Django says of an answer, it says when the middleware is done.
        record.request_id = id_of(request) or _current.get() if isinstance(request, HttpRequest) else _current.get()
        return True


class LineFormatter(logging.Formatter):
    """One line for each record: whatever an address or a header brings along cannot begin another or hide one."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the line with its control characters written out; a traceback follows on lines of its own."""
        return super().formatMessage(record).translate(_CONTROLS)
