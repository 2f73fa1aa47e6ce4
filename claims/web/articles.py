"""The articles page, the page of one article, and the form that adds one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims.errors import BadInput, FetchError
from claims.models.roles import may
from claims.queries import article as one
from claims.queries import articles as many
from claims.queries import copies, missed
from claims.text.spans import Span
from claims.web import intake, paging, sharing
from claims.web.access import needs, person
from claims.web.fields import whole_number
from claims.web.forms import ArticleForm
from claims.web.marking import MarkForm


@require_safe
@needs("view_article")
def articles(request: HttpRequest) -> HttpResponse:
    """List articles, lately added first."""
    turn = paging.turn(request)
    page = many.listed(older=turn.older, newer=turn.newer)
    return render(request, "claims/articles.html", {"page": page, "turn": turn})


@require_safe
@needs("view_article")
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one version of an article, the newest unless the address names one."""
    shown, against = number(request, "version"), number(request, "against")
    page = one.page(pk, number=shown, against=against, passage=_passage(request))
    if page is None:
        raise Http404("There is no such article, or no such version of it.")
    form = MarkForm() if may(request.user, "decide_claim") else None
    told = {
        "marked": missed.marked_in(pk, page.version.number),
        "copies": copies.of_article(pk) if may(request.user, "view_copy") else None,
    }
    return render(request, "claims/article.html", {"page": page, "form": form, **told})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("add_article")
def add_article(request: HttpRequest) -> HttpResponse:
    """Take in an article; what cannot be taken in keeps everything that was typed.

    An address only fills the form in: see web/sharing.py.
    """
    sent = request.method == "POST"
    form = ArticleForm(request.POST, request.FILES) if sent else ArticleForm(initial=sharing.shared(request.GET))
    if not form.is_valid():
        return _form(request, form)
    try:
        receipt = intake.take_in(form, by=person(request))
    except (FetchError, BadInput) as problem:
        form.add_error("address", str(problem))
        return _form(request, form)
    messages.success(request, intake.outcome(receipt))
    return redirect(receipt.version)


def _form(request: HttpRequest, form: ArticleForm) -> HttpResponse:
    kept = form.keep_file() if form.errors else False
    return render(request, "claims/add_article.html", {"form": form, "kept": kept})


def _passage(request: HttpRequest) -> Span | None:
    """Return the words that the address points at, such as passage=120-180; None where it names none."""
    written = request.GET.get("passage", "")
    start, end = (whole_number(part) for part in (written.partition("-")[0], written.partition("-")[2]))
    if written and (start is None or end is None or start >= end):
        raise Http404("A passage is written as the numbers of its first letter and of the one after it: 120-180.")
    return None if start is None or end is None else Span(start, end)


def number(request: HttpRequest, name: str) -> int | None:
    """Return the number of a version that the address gives under `name`; None where it gives none."""
    written = request.GET.get(name, "")
    found = whole_number(written)
    if written and found is None:
        raise Http404("Versions are numbered 1, 2, 3 and so on.")
    return found
