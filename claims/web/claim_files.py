"""The claims page as a file: exactly the claims that its filters leave, however many, streamed.

With `at`, the claims as they stood at that moment. Their JSON then holds the columns of the table, and the path to all
that is known of each as of then: whole histories of every claim would take a query or more for each.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.queries import claim_rows, claims_then, exports
from claims.queries import claims as many
from claims.queries.claim_rows import ClaimRow
from claims.web import moments
from claims.web.access import needs
from claims.web.filters import ClaimFilters
from claims.web.moments import MomentForm

COLUMNS = ("id", "text", "speaker", "caveat", "state", "verdict", "outlet", "articles", "reported_at", "changed_at")
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@needs("view_claim")
def claims_csv(request: HttpRequest) -> HttpResponseBase:
    """Stream the claims as lines of a table."""
    asked = moments.asked(request.GET)
    narrowing = ClaimFilters(request.GET).narrowing(asked.moment)
    if asked.is_refused:
        return HttpResponse(_problem(asked), status=400, content_type="text/plain; charset=utf-8")
    if asked.moment:
        rows = claims_then.every(narrowing, asked.moment)
    else:
        newest_first = claim_rows.rows_of(many.narrowed(narrowing)).order_by("-reported_at", "-pk")
        rows = map(claim_rows.row, newest_first.iterator(chunk_size=500))
    return _file(_table(rows), "csv", "text/csv; charset=utf-8", asked.moment)


@require_safe
@needs("view_claim")
def claims_json(request: HttpRequest) -> HttpResponseBase:
    """Stream the claims with all that an export says of each."""
    asked = moments.asked(request.GET)
    narrowing = ClaimFilters(request.GET).narrowing(asked.moment)
    if asked.is_refused:
        return JsonResponse({"error": _problem(asked)}, status=400, json_dumps_params={"ensure_ascii": False})
    if (at := asked.moment) is None:
        records: Iterator[Any] = exports.records_of(many.narrowed(narrowing))
    else:
        records = (_record(row, at) for row in claims_then.every(narrowing, at))
    return _file(_list(records), "json", "application/json", asked.moment)


def _problem(asked: MomentForm) -> str:
    return " ".join(map(str, asked.errors["at"]))


def _record(row: ClaimRow, at: datetime) -> dict[str, Any]:
    then = moments.written(at)
    path = reverse("claim_record", args=[row.public_id])
    return {**dict(zip(COLUMNS, _values(row), strict=True)), "at": then, "path": f"{path}?{urlencode({'at': then})}"}


def _file(lines: Iterator[str], ending: str, kind: str, at: datetime | None) -> StreamingHttpResponse:
    name = f"claims-{timezone.localtime(at):%Y-%m-%d}.{ending}"
    return StreamingHttpResponse(
        lines, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


class _Line:
    """A file for the csv module that hands back the line just written."""

    def write(self, line: str) -> str:
        return line


def _table(rows: Iterable[ClaimRow]) -> Iterator[str]:
    # The writer returns what its file's write returned: the line.
    writer: Any = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow([_cell(value) for value in _values(row)])


def _values(row: ClaimRow) -> tuple[Any, ...]:
    words = (row.public_id, row.text, row.speaker, row.kind.value, row.workflow.value, row.verdict.value, row.outlet)
    return (*words, row.articles, row.reported_at.isoformat(), row.changed_at.isoformat())


def _cell(value: Any) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    written = str(value)
    return f"'{written}" if written.startswith(_FORMULA) else written


def _list(records: Iterator[Any]) -> Iterator[str]:
    before = "["
    for record in records:
        yield f"{before}{json.dumps(record, ensure_ascii=False)}"
        before = ",\n"
    yield "[]\n" if before == "[" else "]\n"
