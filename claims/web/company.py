"""What one does about a claim without deciding: watch it, comment on it, change or take back one's own comment."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from claims.actions import commenting, watching
from claims.actions.commenting import MAX_COMMENT
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Comment
from claims.web.access import needs, person
from claims.web.fields import Words


class CommentForm(forms.Form):
    """The words of a comment."""

    nonce = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, initial=lambda: uuid.uuid4().hex)
    seen = Words(required=False, strip=False, widget=forms.HiddenInput)
    text = Words(
        max_length=MAX_COMMENT,
        label="Comment",
        help_text="Everybody here reads it. Write @ and a user name to call a colleague.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": "Write something first."},
    )


@needs("view_claim")
@require_POST
def watch(request: HttpRequest, public_id: str) -> HttpResponse:
    """Watch a claim from now on, or no more, as the button says."""
    claim = get_object_or_404(Claim, public_id=public_id)
    if request.POST.get("watch") == "off":
        watching.unwatch(claim=claim, by=person(request))
        messages.success(request, f"You are told no more what becomes of {claim.public_id}.")
    else:
        watching.watch(claim=claim, by=person(request), now=timezone.now())
        messages.success(request, f"You watch {claim.public_id}: you are told what becomes of it.")
    return redirect(back(request, claim.get_absolute_url()))


@needs("add_comment")
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a comment in; what cannot be taken in is kept as it was typed."""
    claim = get_object_or_404(Claim, public_id=public_id)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            said = commenting.comment(
                claim=claim,
                text=form.cleaned_data["text"],
                by=person(request),
                nonce=form.cleaned_data["nonce"],
                now=timezone.now(),
            )
        except (BadInput, NotAllowed) as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, "Your comment stands.")
            return redirect(f"{back(request, claim.get_absolute_url())}#comment-{said.pk}")
    return _page(request, claim, form, "Comment on", bound=request.method == "POST")


@needs("add_comment")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of one's own comment."""
    said = get_object_or_404(Comment.objects.select_related("claim"), pk=pk)
    first = {"text": said.text, "seen": said.text, "nonce": uuid.uuid4().hex}
    form = CommentForm(request.POST) if request.method == "POST" else CommentForm(initial=first)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            commenting.edit(
                comment=said, text=typed["text"], seen=typed["seen"].strip(), by=person(request), now=timezone.now()
            )
        except (BadInput, NotAllowed, Conflict) as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, "Your comment is changed.")
            return redirect(f"{back(request, said.claim.get_absolute_url())}#comment-{said.pk}")
    return _page(request, said.claim, form, "Change your comment on", comment=said, bound=request.method == "POST")


@needs("add_comment")
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own comment back."""
    said = get_object_or_404(Comment.objects.select_related("claim"), pk=pk)
    try:
        commenting.remove(comment=said, by=person(request), now=timezone.now())
        messages.success(request, "Your comment is taken back.")
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect(f"{back(request, said.claim.get_absolute_url())}#comment-{said.pk}")


def back(request: HttpRequest, otherwise: str) -> str:
    """Return the page of ours that a form names to go back to, or else `otherwise`."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page.partition("#")[0] if page and ours else otherwise


def _page(request: HttpRequest, claim: Claim, form: CommentForm, doing: str, **extra: Any) -> HttpResponse:
    context = {"claim": claim, "form": form, "doing": doing, "next": back(request, ""), **extra}
    return render(request, "claims/comment_form.html", context, status=400 if form.errors else 200)
