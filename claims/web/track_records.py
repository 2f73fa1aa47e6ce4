"""The lists of speakers and outlets, and the record of each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.queries import name_lists, track_records
from claims.web import paging
from claims.web.access import needs


@require_safe
@needs("view_claim")
def speakers(request: HttpRequest) -> HttpResponse:
    """List speakers by name."""
    turn, words = paging.turn(request), _words(request)
    page = name_lists.speakers(words, turn.older.pk if turn.older else 0)
    return render(request, "claims/speakers.html", {"page": page, "turn": turn, "words": words})


@require_safe
@needs("view_claim")
def sources(request: HttpRequest) -> HttpResponse:
    """List outlets by name."""
    turn, words = paging.turn(request), _words(request)
    page = name_lists.sources(words, turn.older.pk if turn.older else 0)
    return render(request, "claims/sources.html", {"page": page, "turn": turn, "words": words})


@require_safe
@needs("view_claim")
def speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what became of what a speaker says."""
    turn = paging.turn(request)
    page = track_records.speaker(pk, older=turn.older, newer=turn.newer)
    if page is None:
        raise Http404("There is no such speaker.")
    return render(request, "claims/speaker.html", _shown(page, turn))


@require_safe
@needs("view_claim")
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what became of what an outlet reports."""
    turn = paging.turn(request)
    page = track_records.source(pk, older=turn.older, newer=turn.newer)
    if page is None:
        raise Http404("There is no such outlet.")
    return render(request, "claims/source.html", _shown(page, turn))


def _shown(page: track_records.SpeakerPage | track_records.SourcePage, turn: paging.Turn) -> dict[str, object]:
    return {"subject": page, "page": page.claims, "turn": turn, "enough": track_records.ENOUGH}


def _words(request: HttpRequest) -> str:
    return request.GET.get("name", "").replace("\x00", "")[:200]
