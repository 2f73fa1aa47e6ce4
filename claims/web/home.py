"""Home: what needs a decision, what lately changed, what came in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Show the three lists."""
    return render(request, "claims/home.html")
