"""Keeping views under names, and who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from claims.actions import views
from claims.errors import BadInput, NotAllowed
from claims.models import SavedView
from claims.models.view import ViewPlace
from claims.queries.views import default
from claims.queries.views import views as seen_by
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def keep(by: User, name: str = "Courts", query: str = "beat=courts", *, is_of_team: bool = False) -> SavedView:
    return views.keep(place=ViewPlace.QUEUE, name=name, query=query, is_of_team=is_of_team, by=by, now=NOW)


def names(person: User) -> list[str]:
    return [view.name for view in seen_by(person, ViewPlace.QUEUE)]


def test_a_view_of_ones_own_is_seen_by_oneself_and_the_teams_by_all(
    editor: User, second_editor: User, administrator: User
) -> None:
    keep(editor, "Mine")
    keep(administrator, "Everybody's", is_of_team=True)

    assert names(editor) == ["Everybody's", "Mine"]
    assert names(second_editor) == ["Everybody's"]


def test_the_same_kept_twice_is_kept_once(editor: User) -> None:
    assert keep(editor) == keep(editor, " courts ")
    assert SavedView.objects.count() == 1


def test_a_name_stands_for_one_query_alone(editor: User, second_editor: User) -> None:
    keep(editor)
    keep(second_editor)

    with pytest.raises(BadInput, match="You have a view called “Courts” already"):
        keep(editor, query="beat=war")
    with pytest.raises(BadInput, match="already"):
        views.rename(view=keep(editor, "War", "beat=war"), name="COURTS", by=editor)


@pytest.mark.parametrize(("name", "said"), [("  ", "Give the view a name"), ("x" * 41, "41 characters")])
def test_a_name_has_words_and_an_end(name: str, said: str, editor: User) -> None:
    with pytest.raises(BadInput, match=said):
        keep(editor, name)


def test_there_are_as_many_as_can_be_told_apart(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 1)
    keep(editor)

    with pytest.raises(BadInput, match="1 views already"):
        keep(editor, "War", "beat=war")


def test_what_everybody_sees_is_kept_by_administrators_alone(editor: User, administrator: User) -> None:
    with pytest.raises(NotAllowed, match="administrator"):
        keep(editor, is_of_team=True)
    team = keep(administrator, is_of_team=True)

    for attempt in attempts(team, editor):
        with pytest.raises(NotAllowed, match="administrator"):
            attempt()
    assert not views.may_keep(team, editor)
    assert views.may_keep(team, administrator)


def test_nobody_changes_what_is_somebody_elses(editor: User, administrator: User) -> None:
    own = keep(editor)

    for attempt in attempts(own, administrator):
        with pytest.raises(NotAllowed, match="somebody else's"):
            attempt()
    assert SavedView.objects.get() == own


def attempts(view: SavedView, by: User) -> list[Callable[[], object]]:
    return [
        lambda: views.change(view=view, query="x=1", by=by),
        lambda: views.rename(view=view, name="Other", by=by),
        lambda: views.open_with(view=view, is_default=True, by=by),
        lambda: views.delete(view=view, by=by),
    ]


def test_a_view_is_changed_renamed_and_deleted(editor: User) -> None:
    view = keep(editor)

    views.rename(view=views.change(view=view, query="beat=law", by=editor), name="Law", by=editor)
    assert SavedView.objects.values_list("name", "query").get() == ("Law", "beat=law")

    views.delete(view=view, by=editor)
    views.delete(view=view, by=editor)
    assert not SavedView.objects.exists()


def test_ones_own_default_goes_before_the_teams_and_there_is_one(editor: User, administrator: User) -> None:
    views.open_with(view=keep(administrator, "Team", is_of_team=True), is_default=True, by=administrator)
    assert str(default(seen_by(editor, ViewPlace.QUEUE))) == "Team"

    first, second = keep(editor, "First"), keep(editor, "Second", "age=day")
    views.open_with(view=first, is_default=True, by=editor)
    views.open_with(view=second, is_default=True, by=editor)
    assert str(default(seen_by(editor, ViewPlace.QUEUE))) == "Second"

    views.open_with(view=second, is_default=False, by=editor)
    assert str(default(seen_by(editor, ViewPlace.QUEUE))) == "Team"
