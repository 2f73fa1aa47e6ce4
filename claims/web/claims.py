"""The claims page and the page of one claim."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def claims(request: HttpRequest) -> HttpResponse:
    """List claims, filtered as the address says."""
    return render(request, "claims/claims.html")


def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one claim."""
    return render(request, "claims/claim.html", {"public_id": public_id})
