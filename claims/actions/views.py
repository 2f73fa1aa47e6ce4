"""Keeping views of lists under names: one's own, and, for those who may, the team's. Twice is as once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.errors import BadInput, NotAllowed
from claims.models import SavedView
from claims.models.roles import check_may
from claims.models.view import ViewPlace

MAX_NAME = 40
MAX_QUERY = 2000
#: As many as tabs can still be told apart.
MOST = 30


def keep(*, place: ViewPlace, name: str, query: str, is_of_team: bool, by: User, now: datetime) -> SavedView:
    """Keep a query under a name of one's own, or of the team's; return the view.

    Raises BadInput for no name, one that is too long or taken by another query, and beyond MOST views; NotAllowed for
    the team's without that permission.
    """
    if is_of_team:
        check_may(by, "keep_team_views")
    words, owner = _name(name), None if is_of_team else by
    if len(query) > MAX_QUERY:
        raise BadInput("These filters are too long to keep: leave some words out.")
    kept = SavedView.objects.filter(owner=owner, place=place.value)
    if same := kept.filter(name__iexact=words, query=query).first():
        return same
    if kept.count() >= MOST:
        raise BadInput(f"There are {MOST} views already: delete one that is not used any more.")
    view = SavedView(owner=owner, place=place.value, name=words, query=query, made_at=now)
    _save(view)
    return view


def change(*, view: SavedView, query: str, by: User) -> SavedView:
    """Let a view stand for another query. Raises NotAllowed for what is not one's own or the team's to keep."""
    _check_keeps(view, by)
    if len(query) > MAX_QUERY:
        raise BadInput("These filters are too long to keep: leave some words out.")
    view.query = query
    _save(view)
    return view


def rename(*, view: SavedView, name: str, by: User) -> SavedView:
    """Call a view otherwise. Raises BadInput and NotAllowed as `keep` does."""
    _check_keeps(view, by)
    view.name = _name(name)
    _save(view)
    return view


@transaction.atomic
def open_with(*, view: SavedView, is_default: bool, by: User) -> SavedView:
    """Let its list open with a view, in place of the one that it opened with, or no longer. Raises NotAllowed."""
    _check_keeps(view, by)
    SavedView.objects.filter(owner=view.owner, place=view.place, is_default=True).update(is_default=False)
    view.is_default = is_default
    _save(view)
    return view


def delete(*, view: SavedView, by: User) -> None:
    """Forget a view. Raises NotAllowed for what is not one's own or the team's to keep."""
    _check_keeps(view, by)
    SavedView.objects.filter(pk=view.pk).delete()


def may_keep(view: SavedView, person: User) -> bool:
    """Say whether a person may change, rename and delete a view."""
    try:
        _check_keeps(view, person)
    except NotAllowed:
        return False
    return True


def _check_keeps(view: SavedView, by: User) -> None:
    if view.is_of_team:
        check_may(by, "keep_team_views")
    elif view.owner_id != by.pk:
        raise NotAllowed("This view is somebody else's: keep it under a name of your own.")


def _name(written: str) -> str:
    words = " ".join(written.split())
    if not words:
        raise BadInput("Give the view a name, such as Courts, disputed.")
    if len(words) > MAX_NAME:
        raise BadInput(f"This name has {len(words)} characters; it takes at most {MAX_NAME}.")
    return words


def _save(view: SavedView) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        whose = "The team has" if view.is_of_team else "You have"
        raise BadInput(f"{whose} a view called “{view.name}” already: choose another name.") from None
