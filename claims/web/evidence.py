"""The form that adds evidence to a claim."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claims.actions import evidence
from claims.actions.acts import Act
from claims.errors import BadInput, NotAllowed
from claims.models import Claim
from claims.queries import articles
from claims.web.access import needs, person
from claims.web.forms import EvidenceForm
from claims.workflow import State


@require_http_methods(["GET", "HEAD", "POST"])
@needs("add_evidence")
def add_evidence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take in a piece of evidence; what cannot be taken in keeps everything that was typed."""
    claim = get_object_or_404(Claim.objects.select_related("speaker", "merged_into"), public_id=public_id)
    if claim.state is State.MERGED and claim.merged_into:
        messages.info(request, f"{claim.public_id} was merged into this claim: add the evidence here.")
        return redirect("add_evidence", claim.merged_into.public_id)
    form = EvidenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (anchor := _added(request, claim, form)):
        return redirect(f"{claim.get_absolute_url()}#{anchor}")
    shown = {"form": form, "claim": claim, "offered": articles.offered()}
    return render(request, "claims/add_evidence.html", shown)


def _added(request: HttpRequest, claim: Claim, form: EvidenceForm) -> str:
    """Add the evidence and return its anchor on the claim's page; "" (and a message in the form) if it was refused."""
    act = Act(by=person(request), nonce=form.cleaned_data["nonce"], now=timezone.now())
    try:
        decision = evidence.add(claim=claim, finding=form.finding(), act=act)
    except (BadInput, NotAllowed) as problem:
        form.add_error(None, str(problem))
        return ""
    messages.success(request, "The evidence was added.")
    return f"evidence-{decision.after.get('evidence_id')}"
