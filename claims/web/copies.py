"""One copy of a page: what the site answered and when, whether the bytes are those that were kept, and the bytes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.errors import ArchiveBroken
from claims.queries import copies
from claims.queries.copies import CopyRow
from claims.web.access import needs

#: The bytes are a stranger's. They are handed over to be saved, as plain text, and nothing in them is ever run.
SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
@needs("view_copy")
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of a copy, and check its bytes against the digest under which they were kept."""
    row = _found(pk)
    told = {"problem": copies.problem(row)} if row.is_kept else {"instead": copies.same_text(row)}
    return render(request, "claims/copy.html", {"copy": row, **told})


@require_safe
@needs("view_copy")
def copy_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the bytes of a copy over as a file; one that is missing or damaged is told in words instead."""
    row = _found(pk)
    try:
        body = copies.body(row)
    except ArchiveBroken as problem:
        return render(request, "claims/copy.html", {"copy": row, "problem": str(problem)}, status=409)
    name = f"article-{row.article}-{row.fetched_at:%Y%m%dT%H%M%SZ}-{row.digest[:12]}.txt"
    sealed = {**SEALED, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type="text/plain", headers=sealed)


def _found(pk: int) -> CopyRow:
    if (row := copies.one(pk)) is None:
        raise Http404("There is no such copy.")
    return row
