"""Which page of a list an address asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from claims.errors import BadInput
from claims.queries import keyset
from claims.queries.keyset import Cursor


@dataclass(frozen=True, slots=True)
class Turn:
    """Where to begin; `problem` is the sentence for an address that names no page, or ""."""

    older: Cursor | None = None
    newer: Cursor | None = None
    problem: str = ""


def turn(request: HttpRequest) -> Turn:
    """Read `older` or `newer` from the address; what cannot be read begins at the first page and says so."""
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    try:
        return Turn(keyset.parse(older) if older else None, keyset.parse(newer) if newer else None)
    except BadInput as problem:
        return Turn(problem=str(problem))
