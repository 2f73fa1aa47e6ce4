"""Matching end to end: articles in, suggestions out, whichever comes first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from claims.actions import claims, matching, suggestions
from claims.actions.catching_up import catch_up
from claims.actions.owed import FIRST_RETRY
from claims.models import Alert, Claim, Match, Matching, MergeSuggestion, OriginMember, ReviewItem
from claims.queries import due
from tests.conftest import NOW
from tests.factories import make_act, make_version

pytestmark = pytest.mark.django_db

FIRST = (
    "PORT LOWE — The harbour master of Port Lowe, Edda Quill, said on Tuesday that 12 of the 15 barges moored at the"
    " old mill had sunk in the storm. The figure could not be independently verified."
)
LATER = (
    "PORT LOWE — The harbour master of Port Lowe, Edda Quill, said on Friday that only 9 of the 15 barges moored at"
    " the old mill had sunk in the storm, correcting an earlier count of 12."
)
OTHER = "LISSEN — The town council of Lissen has voted to plant 40 lime trees along the road to the station."


def take_in(text: str, title: str, **given: Any) -> int:
    version = make_version(text, title=title, **given)
    catch_up(version_id=version.pk, now=NOW)
    return version.pk


def rows() -> dict[str, list[dict[str, Any]]]:
    tables: tuple[type[Model], ...] = (Match, ReviewItem, Alert, MergeSuggestion, OriginMember)
    return {table.__name__: list(table._default_manager.order_by("pk").values()) for table in tables}


def test_a_later_article_is_suggested_for_the_claim_that_it_revises() -> None:
    take_in(FIRST, "Barges sink at Port Lowe")
    later = take_in(LATER, "Harbour master corrects count of sunken barges")
    take_in(OTHER, "Lime trees for Lissen")

    match = Match.objects.get()
    assert (match.version_id, match.stance) == (later, "revises")
    assert "9 of the 15 barges" in match.passage
    assert any("9" in reason and "12" in reason for reason in match.reasons)


def test_a_new_claim_looks_back_through_what_was_taken_in_before() -> None:
    later = take_in(LATER, "Harbour master corrects count of sunken barges")
    take_in(FIRST, "Barges sink at Port Lowe")

    assert Match.objects.get().version_id == later


def test_matching_everything_again_adds_nothing() -> None:
    for text, title in (
        (FIRST, "Barges sink"),
        (LATER, "Count of barges corrected"),
        (OTHER, "Trees"),
        (FIRST, "A copy"),
    ):
        take_in(text, title)
    before = rows()

    for _ in range(2):
        matching.owe_again(now=NOW, everything=True)
        for matching_id in due.matchings(now=NOW, limit=100):
            matching.run(matching_id=matching_id, now=NOW)

    assert rows() == before


def test_what_another_algorithm_matched_is_due_again_and_what_todays_did_is_not() -> None:
    take_in(FIRST, "Barges sink")
    assert matching.owe_again(now=NOW) == 0

    Matching.objects.filter(claim__isnull=False).update(algorithm="match-0")

    assert matching.owe_again(now=NOW) == 1


def test_what_was_never_matched_is_due() -> None:
    take_in(FIRST, "Barges sink")
    Matching.objects.all().delete()

    assert matching.owe_again(now=NOW) == 2


def test_done_work_is_not_done_again() -> None:
    take_in(FIRST, "Barges sink")

    assert not matching.run(matching_id=Matching.objects.earliest("pk").pk, now=NOW)
    assert not matching.run(matching_id=999, now=NOW)


def test_an_error_puts_the_matching_off_and_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**given: object) -> None:
        raise RuntimeError("no space left")

    monkeypatch.setattr(suggestions, "keep", fail)
    version = make_version(FIRST)

    with pytest.raises(RuntimeError):
        catch_up(version_id=version.pk, now=NOW)

    row = Matching.objects.get(version=version)
    assert (row.error, row.due_at, row.finished_at) == ("RuntimeError: no space left", NOW + FIRST_RETRY, None)
    monkeypatch.undo()
    assert matching.run(matching_id=row.pk, now=NOW + timedelta(minutes=1))


def test_dismissed_and_merged_claims_are_matched_with_nothing() -> None:
    take_in(FIRST, "Barges sink")
    Claim.objects.update(workflow="dismissed", dismissed_because="out_of_scope")

    take_in(LATER, "Count of barges corrected")

    assert not Match.objects.exists()


def test_a_claim_that_was_reworded_is_matched_by_its_new_words(editor: User) -> None:
    take_in(FIRST, "Barges sink")
    claim = Claim.objects.get()
    later = take_in(OTHER, "Lime trees for Lissen")
    assert not Match.objects.exists()

    words = "The town council of Lissen voted to plant 60 lime trees along the road to the station."
    claims.reword(claim=claim, text=words, act=make_act(editor))
    for matching_id in due.matchings(now=NOW, limit=10):
        matching.run(matching_id=matching_id, now=NOW)

    assert (Match.objects.get().version_id, Match.objects.get().stance) == (later, "revises")
