"""The claims page as a file: exactly the claims that its filters leave, however many, streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.queries import claims as many
from claims.queries import exports
from claims.queries.claims import ClaimRow
from claims.web.access import needs
from claims.web.filters import ClaimFilters

COLUMNS = ("id", "text", "speaker", "caveat", "state", "verdict", "outlet", "articles", "reported_at", "changed_at")
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@needs("view_claim")
def claims_csv(request: HttpRequest) -> HttpResponseBase:
    """Stream the claims as lines of a table."""
    rows = many.rows_of(_asked(request)).order_by("-reported_at", "-pk").iterator(chunk_size=500)
    return _file(_table(map(many.row, rows)), "csv", "text/csv; charset=utf-8")


@require_safe
@needs("view_claim")
def claims_json(request: HttpRequest) -> HttpResponseBase:
    """Stream the claims with all that an export says of each."""
    return _file(_list(exports.records_of(_asked(request))), "json", "application/json")


def _asked(request: HttpRequest) -> Any:
    return many.narrowed(ClaimFilters(request.GET).narrowing())


def _file(lines: Iterator[str], ending: str, kind: str) -> StreamingHttpResponse:
    name = f"claims-{timezone.localdate():%Y-%m-%d}.{ending}"
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
