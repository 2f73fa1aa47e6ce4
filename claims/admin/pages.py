"""The pages of the desk as they are put together: the card, the page of a form, and what stands on all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from claims.actions import undo as undoing
from claims.admin.arriving import arrived
from claims.admin.company import around
from claims.admin.dissent import DissentForm
from claims.admin.doors import person
from claims.admin.forms import DecisionForm, MergeForm, UndoForm
from claims.admin.lately import lines
from claims.admin.origins import OriginForm, sorted_out
from claims.admin.panels import panel
from claims.admin.rounds import Round
from claims.admin.rulings import EvidenceForm, SettleForm
from claims.admin.second_look import second_look
from claims.admin.told import told
from claims.models import Claim
from claims.queries import cards, mine
from claims.queries.effects import foresee

#: The pages that list what the reader did last.
_WITH_RAIL = ("card.html", "queue.html")


def card_page(request: HttpRequest, claim: Claim, bound: DecisionForm | None = None, status: int = 200) -> HttpResponse:
    """Answer with the card of a claim; `bound` is the form on it that was refused, with what was typed."""
    shown = _card(request, claim, bound)
    before = request.GET.get("before", "")
    company = around(claim, person(request), int(before) if before.isdecimal() and len(before) < 10 else 0, bound)
    return answer(
        request,
        "card.html",
        "Decide",
        {**shown, **_panel(request, shown, company, bound), **company},
        status,
    )


def page_of(request: HttpRequest, form: DecisionForm, status: int = 200, **extra: Any) -> HttpResponse:
    """Answer with the page that a form has of its own."""
    context = {**_card(request, form.claim), "form": form, **_company(request, form), **extra}
    return answer(request, form.template, form.intent.capitalize(), context, status)


def answer(request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page of the desk, with the offer to undo one's last decision."""
    done = mine.rail(person(request)) if template in _WITH_RAIL else []
    last = mine.last(done) or undoing.last_of(person(request))
    shared = {
        **admin.site.each_context(request),
        "title": title,
        "last": told(last) if last else "",
        "undo": UndoForm.of(last) if last else None,
        "rail": lines(done),
    }
    return render(request, f"admin/claims/{template}", {**shared, **context}, status=status)


def conflict_page(request: HttpRequest, form: DecisionForm, sentence: str) -> HttpResponse:
    """Show what the other editor did beside what this one was about to do, ready to be sent again."""
    steps, renewed = form.meanwhile(), form.renewed()
    shown = _card(request, renewed.claim)
    company = around(renewed.claim, person(request), bound=renewed)
    context = {
        "sentence": sentence,
        "steps": steps,
        "form": renewed,
        "intended": form.intended,
        **shown,
        **_company(request, renewed),
        **company,
        **_panel(request, shown, company, renewed),
        "dissent": DissentForm.of(form) if steps else None,
        # By this token, sending it again takes the claim over from whoever has it in hand.
        "over": hold.token if (hold := shown["hold"]) and not hold.is_mine else None,
    }
    return answer(request, "conflict.html", "Two decisions about one claim", context, 409)


def _panel(
    request: HttpRequest, shown: dict[str, Any], company: dict[str, Any], bound: DecisionForm | None
) -> dict[str, Any]:
    return panel(shown["card"], person(request), company["company"].others, bound, shown["here"].note)


def _company(request: HttpRequest, form: DecisionForm) -> dict[str, Any]:
    """Return what a form's page shows beside the form."""
    known = foresee(person(request), form.claim)
    foreseen = known.of_move(form.move) if form.move else ""
    if isinstance(form, MergeForm):
        query = request.GET.get("q", "") or str(form["into"].value() or "")
        return {"foreseen": foreseen, "query": query, "candidates": cards.candidates(form.claim, query[:200])}
    if isinstance(form, SettleForm):
        return {"verdicts": form.verdicts(known), "new": EvidenceForm.kept(form.claim, request.POST)}
    if isinstance(form, OriginForm):
        return {"sorted": sorted_out(form.claim, form)}
    return {}


def _card(request: HttpRequest, claim: Claim, bound: DecisionForm | None = None) -> dict[str, Any]:
    came, reader, now = Round.of(request), person(request), timezone.now()
    here = arrived(claim, reader, now)
    shown = cards.card(claim, came.selection, came.at)
    addresses = {"onward": replace(came, at=shown.place).here, "table": came.beyond(at=shown.place)}
    eyes = second_look(shown, reader, bound)
    return {"card": shown, "round": came, **addresses, **eyes, "here": here, "hold": here.hold}


def claim_or_404(public_id: str) -> Claim:
    """Return the claim with this public id; raise Http404."""
    try:
        return cards.find(public_id)
    except Claim.DoesNotExist:
        raise Http404(f"There is no claim {public_id}.") from None
