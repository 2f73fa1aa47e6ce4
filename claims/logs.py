"""The log: one line for each event, with the request and the job that it belongs to. Never the words of an article.

Whatever an address, a header or an error brings along can begin no line of its own and move no cursor.
"""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from claims.errors import ClaimsError

#: The request that is answered here, or that caused the job which is done here; "-" for none.
request_id: ContextVar[str] = ContextVar("request_id", default="-")
#: What a worker is at: the name of its task and the id that it was given.
job_id: ContextVar[str] = ContextVar("job_id", default="-")

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
#: Errors of these kinds name things, not texts. Of any other only the kind is told: its words may be an article's.
_NAMING = ("django.db.", "sqlite3", "psycopg.", "kombu.", "amqp.", "redis.", "requests.", "urllib3.")
LONGEST = 2000


class BoundFilter(logging.Filter):
    """Let each record of the log know its request and its job; "-" outside of any."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add `request_id` and `job_id`; keep every record."""
        # What Django says of an answer, it says when the middleware is done.
        known = getattr(getattr(record, "request", None), "request_id", "")
        record.request_id = known or request_id.get()
        record.job_id = job_id.get()
        return True


class LineFormatter(logging.Formatter):
    """One line for each record; the way to an error follows on lines of its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the line with its control characters written out."""
        return super().formatMessage(record).translate(_CONTROLS)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """Return where an error came from and what kind it is, in lines that begin with a space."""
        return "\n".join(f"  {line}" for line in _way(ei[1]))


class JsonFormatter(logging.Formatter):
    """One JSON object on one line for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. All that is not ASCII is escaped, so that no sign of a text can break it."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:LONGEST].translate(_CONTROLS),
            "request_id": getattr(record, "request_id", "-"),
            "job_id": getattr(record, "job_id", "-"),
        }
        if record.exc_info and record.exc_info[1]:
            told["error"] = described(record.exc_info[1])
            told["trace"] = _way(record.exc_info[1])
        return json.dumps(told)


def described(error: BaseException) -> str:
    """Return the kind of an error, and its first line where it can be no article's."""
    kind = type(error)
    naming = isinstance(error, ClaimsError | OSError) or f"{kind.__module__}.".startswith(_NAMING)
    said = str(error).strip().partition("\n")[0][:300] if naming and not isinstance(error, UnicodeError) else ""
    return (f"{kind.__name__}: {said}" if said else kind.__name__).translate(_CONTROLS)


def _way(error: BaseException | None) -> list[str]:
    """Return the places that an error passed, its causes first."""
    if error is None:
        return []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}".translate(_CONTROLS) for frame in frames]
    return [*_way(before), *places, described(error)]
