"""The saved views of a list, as a person sees them. Reads only."""

from __future__ import annotations

from django.contrib.auth.models import User

from claims.models import SavedView
from claims.models.view import ViewPlace


def views(person: User, place: ViewPlace) -> list[SavedView]:
    """Return the views of a list that a person sees: the team's, then their own. One SQL query."""
    return list(SavedView.objects.shown_to(person, place))


def default(shown: list[SavedView]) -> SavedView | None:
    """Return the view that the list opens with: one's own before the team's; None where neither is chosen."""
    chosen = [view for view in shown if view.is_default]
    return max(chosen, key=lambda view: view.owner_id is not None, default=None)
