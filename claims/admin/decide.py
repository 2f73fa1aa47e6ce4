"""The pages of the desk on which a claim is decided: card, merge, settle, evidence, undo, and the conflict page.

Views hold no rules: they read with queries/, call one action through a form, and show what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import reservations
from claims.actions import undo as undoing
from claims.actions.acts import Act
from claims.admin.answers import AcceptForm, SeenForm, TurnDownForm
from claims.admin.arriving import arrived, forget_note, keep_note
from claims.admin.company import around
from claims.admin.dissent import DissentForm
from claims.admin.forms import (
    DecisionForm,
    DismissForm,
    FollowForm,
    MergeForm,
    ReopenForm,
    RewordForm,
    UndoForm,
)
from claims.admin.givings import AssignForm, PriorityForm
from claims.admin.lately import lines
from claims.admin.merging import ApartForm, SeparateForm, TakeOutForm
from claims.admin.origins import JoinForm, OriginForm, SplitForm, sorted_out
from claims.admin.panels import panel
from claims.admin.plans import PlanForm, SnoozeForm
from claims.admin.rounds import Round
from claims.admin.rulings import EvidenceForm, SettleForm
from claims.admin.second_look import SensitiveForm, second_look
from claims.admin.site import refused
from claims.admin.told import told
from claims.errors import BadInput, ClaimsError, Conflict, NotAllowed, NotOpen
from claims.models import Claim, Decision
from claims.models.roles import check_may
from claims.queries import cards, mine, offers
from claims.queries.effects import foresee

P = ParamSpec("P")

_ALL: tuple[type[DecisionForm], ...] = (
    *(FollowForm, DismissForm, ReopenForm, RewordForm, MergeForm, SeparateForm, SettleForm, EvidenceForm),
    *(AcceptForm, TurnDownForm, SeenForm, ApartForm, PlanForm, SnoozeForm, SplitForm, JoinForm, DissentForm),
    *(AssignForm, PriorityForm, SensitiveForm, TakeOutForm),
)
#: The pages that list what the reader did last.
_WITH_RAIL = ("card.html", "queue.html")
FORMS = {form.name: form for form in _ALL}


def for_those_who_may(
    permission: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Return a decorator that answers 403 in words to whoever lacks the permission."""

    def guarded(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                check_may(request.user, permission)
            except NotAllowed as missing:
                return refused(request, str(missing))
            return view(request, *args, **kwargs)

        return checked

    return guarded


for_deciders = for_those_who_may("decide_claim")


@for_deciders
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one claim for one decision."""
    return card_page(request, claim_or_404(public_id))


@for_deciders
def decide(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Carry out one decision, or show the page that prepares it."""
    claim = claim_or_404(public_id)
    if request.method == "POST":
        if "add_evidence" in request.POST and name == SettleForm.name:
            return _add_while_settling(request, claim)
        return _carry_out(request, FORMS[name](claim, request.POST))
    form = FORMS[name](claim)
    if not form.template:
        return redirect("admin:card", claim.public_id)
    # The page of the origins tells how they are sorted, whether or not there is anything to sort out.
    if isinstance(form, OriginForm) or _is_offered(request, form):
        return page_of(request, form)
    messages.error(request, f"A claim that is {claim.state.label} is not open to that: {form.intent}.")
    return card_page(request, claim, status=409)


@for_deciders
def actions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell other programs what the card offers: the same list, as JSON."""
    offered = offers.allowed(_person(request), claim_or_404(public_id))
    return JsonResponse({"actions": [offer.as_json() for offer in offered]})


@require_POST
@for_deciders
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the decision that the form names."""
    form = UndoForm(request.POST)
    if not form.is_valid():
        return refused(request, "This form is out of date. Go back to the queue and undo from there.")
    decision = Decision.objects.select_related("claim").filter(sequence=form.cleaned_data["decision"]).first()
    if decision is None:
        raise Http404
    act = Act(by=_person(request), nonce=f"{form.cleaned_data['nonce']}.undo", now=timezone.now())
    try:
        messages.success(request, told(undoing.undo(decision=decision, act=act)))
    except (NotOpen, Conflict) as error:
        messages.error(request, str(error))
        return card_page(request, claim_or_404(decision.claim_public_id), status=409)
    except NotAllowed as error:
        return refused(request, str(error))
    return redirect("admin:card", decision.claim_public_id)


def card_page(request: HttpRequest, claim: Claim, bound: DecisionForm | None = None, status: int = 200) -> HttpResponse:
    """Answer with the card of a claim; `bound` is the form on it that was refused, with what was typed."""
    shown = _card(request, claim, bound)
    before = request.GET.get("before", "")
    company = around(claim, _person(request), int(before) if before.isdecimal() and len(before) < 10 else 0, bound)
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
    done = mine.rail(_person(request)) if template in _WITH_RAIL else []
    last = mine.last(done) or undoing.last_of(_person(request))
    shared = {
        **admin.site.each_context(request),
        "title": title,
        "last": told(last) if last else "",
        "undo": UndoForm.of(last) if last else None,
        "rail": lines(done),
    }
    return render(request, f"admin/claims/{template}", {**shared, **context}, status=status)


def _carry_out(request: HttpRequest, form: DecisionForm) -> HttpResponse:
    if not form.is_valid():
        return _again(request, form, 400 if _is_offered(request, form) else 409)
    try:
        _take_over_if_asked(request, form.claim)
        decision = form.decide(form.act(_person(request), timezone.now()))
    except Conflict as conflict:
        keep_note(form, _person(request), timezone.now())
        return _conflict(request, form, str(conflict))
    except (BadInput, NotAllowed) as error:
        form.add_error(form.blame if isinstance(error, BadInput) else None, str(error))
        return _again(request, form, status_of(error))
    forget_note(form, decision)
    messages.success(request, told(decision))
    if form.returns:
        return redirect(form.returns, form.claim.public_id)
    return redirect(Round.of(request).onward(decision, form.claim))


def _take_over_if_asked(request: HttpRequest, claim: Claim) -> None:
    """Take the claim from whoever has it in hand, where the page that said so was sent again. Raises Conflict."""
    over = request.POST.get("over", "")
    if over.isdecimal() and len(over) < 19:
        reservations.take_over(claim=claim, by=_person(request), over=int(over), now=timezone.now())


def status_of(error: ClaimsError) -> int:
    """Return the HTTP status of a refusal: 400 for what was typed, 409 for the claim's state, 403 for the role."""
    if isinstance(error, BadInput):
        return 400
    return 409 if isinstance(error, NotOpen) else 403


def _is_offered(request: HttpRequest, form: DecisionForm) -> bool:
    return any(offer.name == form.name for offer in offers.allowed(_person(request), form.claim))


def _again(request: HttpRequest, form: DecisionForm, status: int) -> HttpResponse:
    return page_of(request, form, status) if form.template else card_page(request, form.claim, form, status)


def _conflict(request: HttpRequest, form: DecisionForm, sentence: str) -> HttpResponse:
    """Show what the other editor did beside what this one was about to do, ready to be sent again."""
    steps, renewed = form.meanwhile(), form.renewed()
    shown = _card(request, renewed.claim)
    company = around(renewed.claim, _person(request), bound=renewed)
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
    return panel(shown["card"], _person(request), company["company"].others, bound, shown["here"].note)


def _company(request: HttpRequest, form: DecisionForm) -> dict[str, Any]:
    """Return what a form's page shows beside the form."""
    known = foresee(_person(request), form.claim)
    foreseen = known.of_move(form.move) if form.move else ""
    if isinstance(form, MergeForm):
        query = request.GET.get("q", "") or str(form["into"].value() or "")
        return {"foreseen": foreseen, "query": query, "candidates": cards.candidates(form.claim, query[:200])}
    if isinstance(form, SettleForm):
        return {"verdicts": form.verdicts(known), "new": EvidenceForm.kept(form.claim, request.POST)}
    if isinstance(form, OriginForm):
        return {"sorted": sorted_out(form.claim, form)}
    return {}


def _add_while_settling(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Add a piece of evidence from within the settle form; what is typed there stays."""
    new = EvidenceForm(claim, request.POST)
    kept = SettleForm.kept(claim, request.POST)
    if not new.is_valid():
        return page_of(request, kept, 400, new=new)
    try:
        decision = new.decide(new.act(_person(request), timezone.now()))
    except (BadInput, NotAllowed) as error:
        new.add_error(new.blame if isinstance(error, BadInput) else None, str(error))
        return page_of(request, kept, status_of(error), new=new)
    messages.success(request, told(decision))
    chosen = [*request.POST.getlist("evidence"), str(decision.after["evidence_id"])]
    return page_of(request, SettleForm.kept(claim, request.POST, evidence=chosen), new=EvidenceForm(claim))


def _card(request: HttpRequest, claim: Claim, bound: DecisionForm | None = None) -> dict[str, Any]:
    came, person, now = Round.of(request), _person(request), timezone.now()
    here = arrived(claim, person, now)
    shown = cards.card(claim, came.selection, came.at)
    addresses = {"onward": replace(came, at=shown.place).here, "table": came.beyond(at=shown.place)}
    eyes = second_look(shown, person, bound)
    return {"card": shown, "round": came, **addresses, **eyes, "here": here, "hold": here.hold}


def claim_or_404(public_id: str) -> Claim:
    """Return the claim with this public id; raise Http404."""
    try:
        return cards.find(public_id)
    except Claim.DoesNotExist:
        raise Http404(f"There is no claim {public_id}.") from None


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)
