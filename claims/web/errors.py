"""The page for those who lack a role. The other error pages need no view of ours."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which role is missing and whom to ask."""
    shown = {"sentence": str(exception), "contact": settings.CONTACT}
    return render(request, "403.html", shown, status=403)
