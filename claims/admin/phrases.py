"""The detector's phrases at the desk: the whole table, and the pages on which editors add to it.

Views hold no rules: they read with queries/, call one action through a form, and show what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import phrases as acting
from claims.actions.acts import Act
from claims.admin.doors import for_those_who_may, person
from claims.admin.history import ChainAdmin
from claims.admin.pages import answer
from claims.admin.phrase_forms import PhraseActForm, PhraseForm
from claims.admin.register import LeadingAdmin
from claims.errors import BadInput, ClaimsError, Conflict, NotAllowed
from claims.flagging.added import MAX_ALTERNATIVES, MAX_LENGTH, MAX_STARS
from claims.models import AddedPhrase, PhraseChange
from claims.queries import phrases

AnyForm = TypeVar("AnyForm", bound=PhraseActForm)

for_keepers = for_those_who_may(acting.PERMISSION)

STATUS: dict[type[ClaimsError], int] = {BadInput: 400, Conflict: 409}
TOLD = {
    "add": "{} is added: articles that come in from now on are read with it.",
    "change": "{} is changed: articles that come in from now on are read with it as it is now.",
    "retire": "{} is retired. What was found with it stays.",
    "restore": "{} is in use again.",
}
LIMITS = {"length": MAX_LENGTH, "alternatives": MAX_ALTERNATIVES, "stars": MAX_STARS}


@admin.register(AddedPhrase)
class AddedPhraseAdmin(LeadingAdmin[AddedPhrase]):
    """The whole table of phrases, and the way to those that editors added."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("new/", wrap(write), name="new_phrase"),
            path("<slug:public_id>/phrase/", wrap(write), name="phrase"),
            path("<slug:public_id>/retire/", wrap(retire), name="retire_phrase"),
            path("<slug:public_id>/restore/", wrap(restore), name="restore_phrase"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the table."""
        return table(request)

    def page_of(self, row: AddedPhrase) -> str:
        return row.get_absolute_url()


@admin.register(PhraseChange)
class PhraseChangeAdmin(ChainAdmin[PhraseChange]):
    """Everything that a person did to an added phrase."""

    list_display = ["sequence", "phrase_public_id", "verb", "by_name", "changed_at", "note", "short_digest", "seal"]
    list_filter = ["verb"]
    search_fields = ["phrase_public_id", "by_name", "note"]
    search_help_text = "A phrase's id, an editor's name, or words of a note."


@for_keepers
def table(request: HttpRequest) -> HttpResponse:
    """Show every phrase, built-in and added, with how often it was right."""
    return answer(request, "phrases.html", "Phrases of the detector", {"kinds": phrases.table()})


@for_keepers
def write(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Show the form of a phrase, try what it proposes, or save it."""
    phrase = _phrase(public_id) if public_id else None
    if request.method != "POST":
        return _page(request, PhraseForm(phrase))
    if phrase is None and (done := acting.earlier(by=person(request), nonce=f"{request.POST.get('nonce')}.add")):
        return redirect(done)
    form = PhraseForm(phrase, request.POST)
    if not form.is_valid():
        return _page(request, form, 400)
    return _save(request, form) if "save" in request.POST else _page(request, form)


@require_POST
@for_keepers
def retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a phrase out of use."""
    return _carry_out(request, public_id, "retire", acting.retire)


@require_POST
@for_keepers
def restore(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a retired phrase into use again."""
    return _carry_out(request, public_id, "restore", acting.restore)


def _save(request: HttpRequest, form: PhraseForm) -> HttpResponse:
    name = "change" if form.phrase else "add"
    try:
        saved = form.save(_act(request, form, name))
    except (BadInput, Conflict) as error:
        return _page(request, _renewed(form, error), STATUS[type(error)])
    messages.success(request, TOLD[name].format(saved.public_id))
    return redirect(saved)


def _carry_out(request: HttpRequest, public_id: str, name: str, action: Callable[..., AddedPhrase]) -> HttpResponse:
    phrase = _phrase(public_id)
    form = PhraseActForm(phrase, request.POST)
    if not form.is_valid():
        return _page(request, PhraseForm(phrase), 400, turn=form)
    try:
        action(phrase=phrase, act=_act(request, form, name))
    except (BadInput, Conflict, NotAllowed) as error:
        turn = _renewed(form, error)
        return _page(request, PhraseForm(_phrase(public_id)), STATUS.get(type(error), 409), turn=turn)
    messages.success(request, TOLD[name].format(public_id))
    return redirect(phrase)


def _renewed(form: AnyForm, error: ClaimsError) -> AnyForm:
    """Return a refused form ready to be sent again, with the sentence that says why."""
    again = form.renewed()
    again.is_valid()
    again.add_error(None, str(error))
    return again


def _page(request: HttpRequest, form: PhraseForm, status: int = 200, turn: PhraseActForm | None = None) -> HttpResponse:
    """Answer with the page of a phrase, or of one to be, and with what it would catch once it was judged."""
    phrase, judgement = form.phrase, form.judgement
    row = judgement.row if judgement else None
    context = {
        "form": form,
        "phrase": phrase,
        "limits": LIMITS,
        "turn": turn or PhraseActForm(phrase),
        "preview": phrases.in_recent(row, judgement.others) if judgement and row and form.tried else None,
        "score": phrases.score(phrase) if phrase else None,
        "history": phrases.history(phrase) if phrase else [],
    }
    return answer(request, "phrase.html", f"Phrase {phrase.public_id}" if phrase else "A new phrase", context, status)


def _act(request: HttpRequest, form: PhraseActForm, name: str) -> Act:
    return form.act(person(request), timezone.now(), name)


def _phrase(public_id: str) -> AddedPhrase:
    found = AddedPhrase.objects.filter(public_id=public_id.upper()).first()
    if found is None:
        raise Http404(f"There is no phrase {public_id}.")
    return found
