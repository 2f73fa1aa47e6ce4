"""The page on which an editor marks a passage that the detector missed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claims.actions import missed as marking
from claims.actions.acts import Act
from claims.errors import BadInput
from claims.models import ArticleVersion, Claim, MissedPassage
from claims.queries import article, missed
from claims.verdicts import FlagKind
from claims.web.access import needs, person
from claims.web.articles import number
from claims.web.marking import CUE, MarkForm
from claims.workflow import State


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide_claim")
def mark_missed(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a passage that was marked; what cannot be taken in keeps everything that was typed."""
    version = missed.version_of(pk, number(request, "version"))
    if version is None:
        raise Http404("There is no such article, or no such version of it.")
    form = MarkForm(request.POST if request.method == "POST" else None, version=version)
    if form.is_valid() and (passage := _marked(request, version, form)):
        messages.success(request, outcome(passage.claim))
        return redirect(f"{version.get_absolute_url()}#covered-{passage.covers[0]['mention']}")
    shown = {"form": form, "version": version, "page": article.page(pk, number=version.number)}
    return render(request, "claims/mark_missed.html", shown)


def outcome(claim: Claim) -> str:
    """Return the sentence that says what became of a marked passage."""
    if claim.state is State.DETECTED:
        return f"The passage was marked: claim {claim.public_id} waits on the desk."
    if claim.state is State.DISMISSED:
        return f"The passage was added to claim {claim.public_id}, which is dismissed: reopen it to have it followed."
    return f"The passage was added to claim {claim.public_id}, which says the same and is {claim.state.label}."


def _marked(request: HttpRequest, version: ArticleVersion, form: MarkForm) -> MissedPassage | None:
    """Mark the passage; None (and a message in the form) if it was refused."""
    typed = form.cleaned_data
    try:
        return marking.mark(
            version=version,
            cue=form.spans[CUE],
            kind=FlagKind.of(typed["kind"]),
            covers=form.covers,
            speaker=form.spans.get("speaker"),
            note=typed["note"],
            act=Act(by=person(request), nonce=typed["nonce"], now=timezone.now()),
        )
    except BadInput as problem:
        form.refuse(problem)
        return None
