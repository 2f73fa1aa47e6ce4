"""The form that adds evidence to a claim."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def add_evidence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take in a piece of evidence."""
    return render(request, "claims/add_evidence.html", {"public_id": public_id})
