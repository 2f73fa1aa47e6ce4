"""The decisions of the desk: each is carried out by its form, and the undo takes one back.

Views hold no rules: they read with queries/, call one action through a form, and show what came of it.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import reservations
from claims.actions import undo as undoing
from claims.actions.acts import Act
from claims.admin.answers import AcceptForm, SeenForm, TurnDownForm
from claims.admin.arriving import forget_note, keep_note
from claims.admin.dissent import DissentForm
from claims.admin.doors import for_deciders, person
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
from claims.admin.merging import ApartForm, SeparateForm, TakeOutForm
from claims.admin.origins import JoinForm, OriginForm, SplitForm
from claims.admin.pages import card_page, claim_or_404, conflict_page, page_of
from claims.admin.plans import PlanForm, SnoozeForm
from claims.admin.rounds import Round
from claims.admin.rulings import EvidenceForm, SettleForm
from claims.admin.second_look import SensitiveForm
from claims.admin.site import refused
from claims.admin.told import told
from claims.errors import BadInput, ClaimsError, Conflict, NotAllowed, NotOpen
from claims.models import Claim, Decision
from claims.queries import offers

_ALL: tuple[type[DecisionForm], ...] = (
    *(FollowForm, DismissForm, ReopenForm, RewordForm, MergeForm, SeparateForm, SettleForm, EvidenceForm),
    *(AcceptForm, TurnDownForm, SeenForm, ApartForm, PlanForm, SnoozeForm, SplitForm, JoinForm, DissentForm),
    *(AssignForm, PriorityForm, SensitiveForm, TakeOutForm),
)
FORMS = {form.name: form for form in _ALL}


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
    offered = offers.allowed(person(request), claim_or_404(public_id))
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
    act = Act(by=person(request), nonce=f"{form.cleaned_data['nonce']}.undo", now=timezone.now())
    try:
        messages.success(request, told(undoing.undo(decision=decision, act=act)))
    except (NotOpen, Conflict) as error:
        messages.error(request, str(error))
        return card_page(request, claim_or_404(decision.claim_public_id), status=409)
    except NotAllowed as error:
        return refused(request, str(error))
    return redirect("admin:card", decision.claim_public_id)


def _carry_out(request: HttpRequest, form: DecisionForm) -> HttpResponse:
    if not form.is_valid():
        return _again(request, form, 400 if _is_offered(request, form) else 409)
    try:
        _take_over_if_asked(request, form.claim)
        decision = form.decide(form.act(person(request), timezone.now()))
    except Conflict as conflict:
        keep_note(form, person(request), timezone.now())
        return conflict_page(request, form, str(conflict))
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
        reservations.take_over(claim=claim, by=person(request), over=int(over), now=timezone.now())


def status_of(error: ClaimsError) -> int:
    """Return the HTTP status of a refusal: 400 for what was typed, 409 for the claim's state, 403 for the role."""
    if isinstance(error, BadInput):
        return 400
    return 409 if isinstance(error, NotOpen) else 403


def _is_offered(request: HttpRequest, form: DecisionForm) -> bool:
    return any(offer.name == form.name for offer in offers.allowed(person(request), form.claim))


def _again(request: HttpRequest, form: DecisionForm, status: int) -> HttpResponse:
    return page_of(request, form, status) if form.template else card_page(request, form.claim, form, status)


def _add_while_settling(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Add a piece of evidence from within the settle form; what is typed there stays."""
    new = EvidenceForm(claim, request.POST)
    kept = SettleForm.kept(claim, request.POST)
    if not new.is_valid():
        return page_of(request, kept, 400, new=new)
    try:
        decision = new.decide(new.act(person(request), timezone.now()))
    except (BadInput, NotAllowed) as error:
        new.add_error(new.blame if isinstance(error, BadInput) else None, str(error))
        return page_of(request, kept, status_of(error), new=new)
    messages.success(request, told(decision))
    chosen = [*request.POST.getlist("evidence"), str(decision.after["evidence_id"])]
    return page_of(request, SettleForm.kept(claim, request.POST, evidence=chosen), new=EvidenceForm(claim))
