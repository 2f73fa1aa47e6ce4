"""The guidelines of the desk: everybody there reads them and their versions, administrators write the next one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from claims.actions import guidelines as acting
from claims.admin.doors import for_deciders, for_those_who_may, person
from claims.admin.pages import answer
from claims.admin.register import LeadingAdmin
from claims.errors import BadInput, Conflict
from claims.models import Guideline
from claims.models.review import ReviewKind
from claims.models.roles import may
from claims.queries import guidelines


class GuidelineForm(forms.Form):
    """The next version. What is wrong with it is for the action to say."""

    text = forms.CharField(
        required=False,
        label="What an editor should do",
        help_text="Plain paragraphs; an empty line parts them.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    #: The number of the version that the writer was shown.
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


@admin.register(Guideline)
class GuidelineAdmin(LeadingAdmin[Guideline]):
    """One page of all that hold now; each kind has a page of its versions."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "decide_claim")

    def has_view_permission(self, request: HttpRequest, obj: Guideline | None = None) -> bool:
        return may(request.user, "decide_claim")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<slug:kind>/versions/", wrap(versions), name="guideline_versions"),
            path("<slug:kind>/write/", wrap(write), name="write_guideline"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show what holds now."""
        return overview(request)

    def page_of(self, row: Guideline) -> str:
        return reverse("admin:guideline_versions", args=[row.kind]) + f"#version-{row.number}"


@for_deciders
def overview(request: HttpRequest) -> HttpResponse:
    """Show the newest guidelines of each kind of question."""
    newest = {it.kind: it for it in guidelines.newest()}
    kinds = [(kind, newest.get(kind)) for kind in ReviewKind]
    return _page(request, "guidelines.html", "Guidelines", {"kinds": kinds})


@for_deciders
def versions(request: HttpRequest, kind: str) -> HttpResponse:
    """Show every version for one kind, newest first."""
    about = _kind(kind)
    shown = {"about": about, "versions": guidelines.versions(about)}
    return _page(request, "guideline_versions.html", f"Guidelines: {about.label}", shown)


@for_those_who_may("keep_guidelines")
def write(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the form of the next version, or write it."""
    about = _kind(kind)
    if request.method != "POST":
        return _form(request, about, _fresh(about))
    form = GuidelineForm(request.POST)
    if not form.is_valid():
        return _form(request, about, form, 400)
    try:
        row = acting.write(kind=about, by=person(request), now=timezone.now(), **form.cleaned_data)
    except (BadInput, Conflict) as error:
        return _form(request, about, _refused(form, about, error), 400 if isinstance(error, BadInput) else 409)
    messages.success(request, f"Version {row.number} is written: cards show it from now on.")
    return redirect("admin:guideline_versions", about.value)


def _fresh(about: ReviewKind) -> GuidelineForm:
    newest = guidelines.shown(about.value)
    return GuidelineForm(initial={"text": newest.text if newest else "", "seen": newest.number if newest else 0})


def _refused(form: GuidelineForm, about: ReviewKind, error: BadInput | Conflict) -> GuidelineForm:
    """Return the form with what was typed, made out to the newest version, so that it can be sent again."""
    newest = guidelines.shown(about.value)
    again = GuidelineForm({"text": form.cleaned_data["text"], "seen": newest.number if newest else 0})
    again.is_valid()
    again.add_error("text", str(error))
    return again


def _form(request: HttpRequest, about: ReviewKind, form: GuidelineForm, status: int = 200) -> HttpResponse:
    title, newest = f"Write guidelines: {about.label}", guidelines.shown(about.value)
    shown = {"about": about, "form": form, "newest": newest}
    return _page(request, "write_guideline.html", title, shown, status)


def _page(request: HttpRequest, template: str, title: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    shown["may_write"] = may(request.user, "keep_guidelines")
    return answer(request, template, title, shown, status)


def _kind(value: str) -> ReviewKind:
    try:
        return ReviewKind.of(value)
    except KeyError as unknown:
        raise Http404(f"There is no kind of question {value}.") from unknown
