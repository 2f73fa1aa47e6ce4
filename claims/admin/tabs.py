"""The saved views of the queue as tabs, and what may be done with the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.urls import reverse

from claims.actions import views
from claims.actions.views import MAX_NAME
from claims.admin.filters import QueueFilters
from claims.admin.rounds import Round
from claims.models import SavedView
from claims.models.roles import may
from claims.models.view import ViewPlace
from claims.queries import desk
from claims.queries import views as kept
from claims.queries.queue.budget import Budget
from claims.queries.queue.counts import SECONDS
from claims.queries.queue.selection import EVERYTHING


class ViewForm(forms.Form):
    """What a view is called, and for whom it is."""

    name = forms.CharField(required=False, max_length=MAX_NAME * 2, label="Name of the view")
    team = forms.BooleanField(required=False, label="For everybody")

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="view-%s")


@dataclass(frozen=True, slots=True)
class Tab:
    """One saved view, or the whole queue. `is_changed`: its filters were changed and not saved."""

    name: str
    address: str
    left: desk.Left
    is_current: bool
    is_changed: bool = False
    is_of_team: bool = False
    is_default: bool = False
    may_keep: bool = False


def tabs(came: Round, person: User, form: ViewForm | None = None) -> dict[str, Any]:
    """Return the tabs of the queue, the one that is open, and the form for keeping its filters."""
    shown, budget = kept.views(person, ViewPlace.QUEUE), Budget(SECONDS)
    found = [_tab(view, came, person, budget) for view in shown]
    current = next((tab for tab in found if tab.is_current), None)
    return {
        "views": [_whole(came, budget), *found] if found else [],
        "tab": current,
        "keeping": form or ViewForm(initial={"name": current.name if current else ""}),
        "may_keep_team_views": may(person, "keep_team_views"),
    }


def _whole(came: Round, budget: Budget) -> Tab:
    is_current = came.view is None and not came.is_narrowed
    return Tab("All", Round().everything, desk.left(EVERYTHING, budget), is_current)


def opened(person: User) -> str | None:
    """Return the address of the view that the queue opens with for a person, if there is one."""
    view = kept.default(kept.views(person, ViewPlace.QUEUE))
    return address(view) if view else None


def address(view: SavedView) -> str:
    """Return where the queue is shown as a view keeps it."""
    query = "&".join(filter(None, [view.query, f"view={view.pk}"]))
    return f"{reverse('admin:claims_reviewitem_changelist')}?{query}"


def _tab(view: SavedView, came: Round, person: User, budget: Budget) -> Tab:
    is_current = came.view == view.pk
    selection = QueueFilters(QueryDict(view.query), person).selection()
    return Tab(
        name=view.name,
        address=address(view),
        left=desk.left(selection, budget),
        is_current=is_current,
        is_changed=is_current and came.asked != view.query,
        is_of_team=view.is_of_team,
        is_default=view.is_default,
        may_keep=views.may_keep(view, person),
    )
