"""The error pages: each says what happened, what to do, and an id to quote."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from claims.web.tracing import id_of


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which role is missing and whom to ask."""
    shown = {"sentence": str(exception), "contact": settings.CONTACT}
    return render(request, "403.html", shown, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent could not be taken. Asks nothing of the request, which may be what is wrong."""
    return HttpResponseBadRequest(_plain("400.html", request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the tracker failed. Asks nothing of the database, which may be why."""
    return HttpResponseServerError(_plain("500.html", request))


def _plain(template: str, request: HttpRequest) -> str:
    return loader.get_template(template).render({"reference": id_of(request), "contact": settings.CONTACT})
