"""The claims page: what its filters leave, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import assigning, recording
from claims.actions import claims as deciding
from claims.models import Article, Claim, Source
from claims.queries import claims, names
from claims.queries.claims import ANY, Narrowing
from claims.verdicts import Priority, Verdict
from claims.web.filters import ClaimFilters
from claims.workflow import State
from tests.conftest import NOW
from tests.factories import (
    CAVEAT,
    dismissed_claim,
    followed_claim,
    make_act,
    make_claim,
    make_draft,
    make_version,
    settled_claim,
)

pytestmark = pytest.mark.django_db


def claim_that(words: str) -> Claim:
    """Return a detected claim of its own with these words."""
    return make_claim(text=f"The pilots say: {words}. {CAVEAT}", covered=words)


def ids(narrowing: Narrowing) -> set[str]:
    return {row.public_id for row in claims.listed(narrowing).rows}


def test_without_filters_it_lists_what_stands(editor: User) -> None:
    standing = claim_that("nine tugs sank")
    put_aside = dismissed_claim(editor)

    assert ids(Narrowing()) == {standing.public_id}
    assert ids(Narrowing(workflow=ANY)) == {standing.public_id, put_aside.public_id}
    assert ids(Narrowing(workflow=State.DISMISSED)) == {put_aside.public_id}


def test_it_filters_by_verdict_and_state(editor: User) -> None:
    claim_that("nine tugs sank")
    refuted = settled_claim(editor, verdict=Verdict.REFUTED)

    assert ids(Narrowing(verdict=Verdict.REFUTED)) == {refuted.public_id}
    assert ids(Narrowing(workflow=State.SETTLED)) == {refuted.public_id}
    assert ids(Narrowing(verdict=Verdict.REFUTED, workflow=State.DETECTED)) == set()


@pytest.mark.parametrize("typed", ["The harbour master", "harbour MASTER", "harbour mast"])
def test_it_filters_by_a_speaker_by_name_or_a_part_of_it(typed: str) -> None:
    claim = make_claim(speaker="The harbour master")
    make_claim(text=f"A pilot said nine tugs had sunk. {CAVEAT}", covered="nine tugs had sunk", speaker="A pilot")

    found = names.speakers_called(typed)

    assert ids(Narrowing(speakers=tuple(found))) == {claim.public_id}


def test_it_filters_by_the_outlet_of_any_article_that_reports_it() -> None:
    claim = make_claim()
    Source.objects.create(name="The Other Paper", created_at=NOW)

    assert ids(Narrowing(outlets=tuple(names.outlets_called("lowe herald")))) == {claim.public_id}
    assert ids(Narrowing(outlets=tuple(names.outlets_called("The Other Paper")))) == set()


def test_it_filters_by_the_beat_and_the_language_of_any_article_that_reports_it() -> None:
    claim = make_claim()
    Source.objects.update(beat="Harbour")
    Article.objects.update(language="uk")
    claim_that("nine tugs sank")
    Source.objects.create(name="The Other Paper", created_at=NOW, beat="Sport")

    assert claim.public_id in ids(Narrowing(beat="harbour"))
    assert ids(Narrowing(language="uk")) == {claim.public_id}
    assert ids(Narrowing(beat="Sport")) == set()
    assert ids(Narrowing(beat="Harbour", language="fr")) == set()


def test_it_filters_by_who_is_to_decide_and_how_soon(editor: User) -> None:
    mine, nobodys = claim_that("nine tugs sank"), claim_that("ten boats burnt")
    assigning.assign(claim=mine, to=editor, act=make_act(editor))
    assigning.prioritise(claim=nobodys, priority=Priority.URGENT, act=make_act(editor))

    assert ids(Narrowing(assignee=editor.pk)) == {mine.public_id}
    assert ids(Narrowing(assignee=0)) == {nobodys.public_id}
    assert ids(Narrowing(priority=Priority.URGENT)) == {nobodys.public_id}
    assert ids(Narrowing(assignee=editor.pk, priority=Priority.URGENT)) == set()


@pytest.mark.parametrize(
    ("typed", "meant"), [("", None), ("nobody", 0), ("Nobody", 0), ("DANA", "dana")], ids=["none", "0", "0 too", "name"]
)
def test_who_is_to_decide_is_read_from_the_address(typed: str, meant: int | str | None, editor: User) -> None:
    filters = ClaimFilters({"assignee": typed})

    found = filters.narrowing().assignee

    assert found == (editor.pk if meant == "dana" else meant)
    assert not filters.errors


def test_a_name_that_nobody_has_narrows_nothing_and_is_said() -> None:
    filters = ClaimFilters({"assignee": "zelda", "language": "u!", "priority": "soon"})

    assert filters.narrowing() == Narrowing()
    assert set(filters.errors) == {"assignee", "language", "priority"}
    assert filters.has_more


def test_both_days_of_a_period_belong_to_it() -> None:
    claim = make_claim()
    reported = NOW.date()

    assert ids(Narrowing(since=reported, until=reported)) == {claim.public_id}
    assert ids(Narrowing(since=reported + timedelta(days=1))) == set()
    assert ids(Narrowing(until=reported - timedelta(days=1))) == set()
    assert ids(Narrowing(until=date(1900, 1, 1))) == set()


@pytest.mark.parametrize(
    "words",
    [
        lambda claim: "barges sunk",
        lambda claim: "BARGES",
        lambda claim: "harbour master",
        lambda claim: claim.public_id.lower(),
    ],
)
def test_search_finds_words_speakers_and_ids(words: Callable[..., str]) -> None:
    claim = make_claim(speaker="The harbour master")

    assert ids(Narrowing(words=words(claim))) == {claim.public_id}


@pytest.mark.parametrize("words", ["barges zebra", "%", "_____", "' OR 1=1 --"])
def test_search_takes_signs_as_signs(words: str) -> None:
    make_claim()

    assert ids(Narrowing(words=words)) == set()


def test_a_row_names_its_first_outlet_and_counts_its_articles() -> None:
    claim = make_claim()
    further = make_version()
    recording.record(version=further, drafts=[make_draft(further.text)], now=NOW)

    row = next(row for row in claims.listed(Narrowing()).rows if row.public_id == claim.public_id)
    assert (row.outlet, row.articles) == ("The Lowe Herald", 2)


def test_a_page_costs_so_many_queries_however_many_claims_it_lists(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        claim_that(f"{number} tugs sank")
    deciding.follow(claim=make_claim(speaker="The harbour master"), act=make_act(editor))

    outlets = tuple(Source.objects.values_list("pk", flat=True))
    narrowing = Narrowing(since=date(2020, 1, 1), verdict="unverified")

    with django_assert_num_queries(2):
        assert len(claims.listed(narrowing).rows) == 4
    with django_assert_num_queries(6):
        assert len(claims.listed(replace(narrowing, words="tugs", outlets=outlets)).rows) == 3


def test_claims_that_move_on_stay_under_one_id(editor: User) -> None:
    claim = followed_claim(editor)

    assert ids(Narrowing(workflow=State.TRIAGED)) == {claim.public_id}
