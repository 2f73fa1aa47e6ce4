"""Deciding about many claims at once: choosing what to do with them, the page of a run, and its one way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import bulk
from claims.actions.bulk import MOST, Wanted
from claims.admin.doors import for_deciders, person
from claims.admin.forms import NOTE, STALE, new_nonce
from claims.admin.pages import answer
from claims.admin.rounds import Round
from claims.admin.site import refused
from claims.errors import BadInput, NotAllowed, NotOpen
from claims.models import BulkRun, Claim
from claims.models.bulk import BulkVerb
from claims.queries import bulk as reading
from claims.queries import desk, people
from claims.tasks import bulk as tasks
from claims.verdicts import DismissReason
from claims.workflow import Move

#: Up to so many claims are decided about while the reader waits; more of them in the background.
AT_ONCE = 50


class TogetherForm(forms.Form):
    """What to do with the claims that were chosen: each button says its own verb, as `verb` or `verb:reason`."""

    chosen = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Choose at least one claim."})
    nonce = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, error_messages={"required": STALE})
    does = forms.CharField(max_length=40, error_messages={"required": "Say what to do with them."})
    to = forms.CharField(required=False, label="Give them to", widget=forms.Select)
    until = forms.DateField(
        required=False,
        label="Put off until",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as year-month-day, such as 2026-03-14."},
    )
    note = forms.CharField(
        required=False, max_length=NOTE, label="Note with each decision (optional)", widget=forms.Textarea({"rows": 2})
    )

    def clean_chosen(self) -> dict[int, int]:
        """Return the revision that was shown of each claim, by its id."""
        try:
            pairs = [pair.split(":") for pair in self.cleaned_data["chosen"].split()]
            return {int(pk): int(seen) for pk, seen in pairs}
        except ValueError:
            raise forms.ValidationError(STALE) from None

    def clean_to(self) -> int | None:
        """Return the id of the colleague with this user name."""
        found = User.objects.filter(username=self.cleaned_data["to"]).first() if self.cleaned_data["to"] else None
        return found.pk if found else None

    def wanted(self) -> Wanted:
        """Return what a valid form asks for. Raises BadInput for a verb that there is none of."""
        verb, _, because = self.cleaned_data["does"].partition(":")
        if verb not in list(BulkVerb) or (because and because not in list(DismissReason)):
            raise BadInput("Say what to do with them.")
        until = self.cleaned_data["until"]
        options = {"because": because, "to": self.cleaned_data["to"], "until": until.isoformat() if until else ""}
        given = {name: value for name, value in options.items() if value}
        return Wanted(BulkVerb.of(verb), given, self.cleaned_data["note"])


@require_POST
@for_deciders
def choose(request: HttpRequest) -> HttpResponse:
    """Show what could be done to the claims chosen in the queue: those ticked, or all that its filters leave."""
    if "all" in request.POST:
        waiting = desk.fronts(Round.of(request).selection).order_by("claim").values_list("claim", flat=True)
        chosen = Claim.objects.filter(pk__in=list(waiting[: MOST + 1]))
    else:
        chosen = Claim.objects.filter(public_id__in=request.POST.getlist("claim")[:MOST])
    return offer(request, chosen.order_by("pk").values_list("pk", "revision"))


def offer(request: HttpRequest, chosen: Iterable[tuple[int, int]]) -> HttpResponse:
    """Answer with the page on which to say what to do with these claims (ids, with the revisions shown)."""
    found = list(chosen)
    if not found:
        messages.error(request, "No claim was chosen: tick at least one.")
        return redirect(Round.of(request).queue)
    kept = " ".join(f"{pk}:{seen}" for pk, seen in found[:MOST])
    form = TogetherForm(initial={"chosen": kept, "nonce": new_nonce()})
    return _page(request, form, dict(found[:MOST]), is_cut=len(found) > MOST)


@require_POST
@for_deciders
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a run, finish it where it is small, and lead to its page."""
    form = TogetherForm(request.POST)
    if not form.is_valid():
        return _again(request, form)
    by, now = person(request), timezone.now()
    chosen = form.cleaned_data["chosen"]
    try:
        nonce = form.cleaned_data["nonce"]
        run = bulk.begin(wanted=form.wanted(), chosen=chosen, by=by, nonce=nonce, now=now)
    except BadInput as problem:
        form.add_error(None, str(problem))
        return _again(request, form)
    return _under_way(run, len(chosen))


@for_deciders
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a run has come."""
    run = get_object_or_404(BulkRun.objects.select_related("by", "undoes"), pk=pk)
    shown = reading.progress(run)
    mine = run.by_id == request.user.pk or request.user.has_perm("claims.undo_any")
    return answer(request, "run.html", "Many at once", {"progress": shown, "nonce": new_nonce(), "mine": mine})


@for_deciders
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell a script how far a run has come."""
    shown = reading.progress(get_object_or_404(BulkRun, pk=pk))
    counted = {"total": shown.total, "done": shown.done, "refused": shown.refusals, "left": shown.left}
    return JsonResponse({**counted, "finished": shown.finished})


@require_POST
@for_deciders
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back all that a run decided, and lead to the run that does so."""
    run = get_object_or_404(BulkRun, pk=pk)
    nonce = request.POST.get("nonce", "")[:32] or new_nonce()
    try:
        back = bulk.take_back(run=run, by=person(request), nonce=f"{nonce}.back", now=timezone.now())
    except NotOpen as closed:
        messages.error(request, str(closed))
        return redirect("admin:run", pk)
    except NotAllowed as refusal:
        return refused(request, str(refusal))
    return _under_way(back, back.claims.count())


def _under_way(run: BulkRun, number: int) -> HttpResponse:
    if number <= AT_ONCE:
        bulk.run(run_id=run.pk)
    else:
        tasks.nudge(run.pk)
    return redirect("admin:run", run.pk)


def _again(request: HttpRequest, form: TogetherForm) -> HttpResponse:
    chosen = form.cleaned_data.get("chosen", {})
    return _page(request, form, chosen, status=400) if chosen else redirect(Round.of(request).queue)


def _page(
    request: HttpRequest, form: TogetherForm, chosen: dict[int, int], is_cut: bool = False, status: int = 200
) -> HttpResponse:
    named: Any = form.fields["to"].widget
    named.choices = [("", "choose …"), *((it.get_username(), people.full_name(it)) for it in people.deciders())]
    found = reading.preview(chosen)
    context = {"form": form, "preview": found, "deeds": _deeds(found), "is_cut": is_cut, "most": MOST}
    return answer(request, "together.html", "Many at once", context, status)


def _deeds(found: reading.Preview) -> list[tuple[str, str, str]]:
    """Return the buttons that need nothing more: value, words, and the effect in numbers."""

    def said(number: int, effect: str) -> str:
        rest = f" · {found.number - number:,} not open to it" if number < found.number else ""
        return f"{number:,} {effect}{rest}"

    told = f"{found.watching:,} watching told" if found.watching else "nobody watches"
    deeds = [("follow", "Follow them", said(found.of_move(Move.FOLLOW), "→ triaged, follow-up begins"))]
    dismissed = said(found.of_move(Move.DISMISS), f"→ dismissed · {told}")
    deeds += [(f"dismiss:{why.value}", f"Dismiss them: {why.label}", dismissed) for why in DismissReason]
    return [*deeds, ("acknowledge", "Seen", said(found.to_look_at, "with questions that close · stay as they are"))]
