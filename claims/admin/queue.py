"""The pages of the queue: what waits, on to the next card, and the views that one keeps of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.actions import views
from claims.admin.choices import controls
from claims.admin.doors import for_deciders, person
from claims.admin.pages import answer
from claims.admin.rounds import Round
from claims.admin.tabs import ViewForm, address, opened, tabs
from claims.errors import BadInput, NotAllowed
from claims.models import SavedView
from claims.models.view import ViewPlace
from claims.queries import desk
from claims.queries.queue.emptiness import emptiness
from claims.queries.queue.progress import progress


@for_deciders
def queue(request: HttpRequest) -> HttpResponse:
    """Show a page of what waits: narrowed and in the order that the address says; with no words, the default view."""
    if not request.GET and (default := opened(person(request))):
        return redirect(default)
    return _page(request)


@for_deciders
def next_card(request: HttpRequest) -> HttpResponse:
    """Reserve the first claim of the round that nobody else has in hand, and lead to its card.

    Of the whole round, or where the address carries a place, `at`, of what comes after it: then the claim that stands
    there is given back. With none left, lead to the queue, which says why.
    """
    return redirect(Round.of(request).next_for(person(request), timezone.now()))


@require_POST
@for_deciders
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the round as a view, or change, rename, delete the view that it began from; then show the queue again."""
    came, by, form = Round.of(request), person(request), ViewForm(request.POST)
    view = SavedView.objects.shown_to(by, ViewPlace.QUEUE).filter(pk=came.view or 0).first()
    try:
        onward = _carry_out(request.POST.get("do", ""), came, view, form, by)
    except BadInput as error:
        form.add_error("name", str(error))
        return _page(request, form, 400)
    except NotAllowed as error:
        messages.error(request, str(error))
        return _page(request, form, 403)
    return redirect(onward)


def _carry_out(do: str, came: Round, view: SavedView | None, form: ViewForm, by: User) -> str:
    """Return the address to show next. Raises BadInput and NotAllowed as actions/views.py does."""
    form.is_valid()
    name, is_of_team = form.cleaned_data.get("name", ""), bool(form.cleaned_data.get("team"))
    if do == "keep":
        queue, now = ViewPlace.QUEUE, timezone.now()
        return address(views.keep(place=queue, name=name, query=came.asked, is_of_team=is_of_team, by=by, now=now))
    if view is None:
        if do == "delete":
            return came.everything
        raise BadInput("This view is gone: keep its filters under a name again if they are still needed.")
    match do:
        case "change":
            return address(views.change(view=view, query=came.asked, by=by))
        case "rename":
            views.rename(view=view, name=name, by=by)
        case "open_with" | "close_with":
            views.open_with(view=view, is_default=do == "open_with", by=by)
        case "delete":
            views.delete(view=view, by=by)
            return came.everything
        case _:
            raise BadInput("This page is out of date: open the queue again.")
    return came.queue


def _page(request: HttpRequest, form: ViewForm | None = None, status: int = 200) -> HttpResponse:
    came = Round.of(request)
    cursors = {name: desk.Place.parse(request.GET.get(name, "")) for name in ("after", "before", "at")}
    found, by, now = desk.queue(came.selection, desk.Opening(**cursors)), person(request), timezone.now()
    shown = {"is_shown": bool(found.rows), "is_narrowed": came.is_narrowed}
    empty = emptiness(came.selection, by, now, selected=found.left, **shown)
    told = {"queue": found, "round": came, "empty": empty, "progress": progress(by, now)}
    context: dict[str, Any] = {**told, **controls(came, found), **tabs(came, by, form), **_turns(came, found)}
    return answer(request, "queue.html", "Queue", context, status)


def _turns(came: Round, found: desk.Queue) -> dict[str, str]:
    further, nearer = found.further, found.nearer
    return {
        "further": came.beyond(after=further) if further else "",
        "nearer": came.beyond(before=nearer) if nearer else "",
    }
