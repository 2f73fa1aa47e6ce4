"""Which versions hold words of a claim: most of them first, chosen from the newest that hold each."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.models import VersionClue
from claims.queries import holding
from tests.factories import make_version

pytestmark = pytest.mark.django_db

#: Clues of a word that hardly any version holds, and of two that many do.
RARE, COMMON, USUAL = 3, 2, 1
STRENGTHS = {RARE: 4.0, COMMON: 1.0, USUAL: 1.0}


def holders(*clues: int, number: int = 1) -> list[int]:
    """Make so many versions that hold the clues, each newer than the one before."""
    made = [make_version(f"Ferry {clues} of wharf {n}.").pk for n in range(number)]
    VersionClue.objects.bulk_create(VersionClue(clue=clue, version_id=pk) for pk in made for clue in clues)
    return made


def test_those_that_hold_the_strongest_together_come_first_and_the_newest_of_equals() -> None:
    (both,), (rare,), usual, _ = holders(COMMON, USUAL), holders(RARE), holders(USUAL, number=2), holders(99)

    assert list(holding._best(STRENGTHS)) == [rare, both, *reversed(usual)]


def test_it_is_told_which_each_holds() -> None:
    (one,), (other,) = holders(RARE, USUAL, 99), holders(COMMON)

    assert holding.versions_sharing(STRENGTHS) == {one: {RARE, USUAL}, other: {COMMON}}


def test_a_common_word_leads_to_the_newest_only_and_may_be_in_any_older_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(holding, "NEWEST", 2)
    (old,), (other,), (older,) = holders(RARE, COMMON), holders(RARE), holders(COMMON)
    newest, (last,) = holders(COMMON, number=2), holders(RARE, USUAL)

    found = holding.versions_sharing(STRENGTHS)

    # The first of the rare ones was not asked for either: two newer versions hold its word.
    assert found == {other: {RARE, COMMON}, last: {RARE, USUAL}, **{pk: {COMMON} for pk in newest}}
    assert not {old, older} & found.keys()


def test_no_more_are_returned_than_are_compared(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(holding, "COMPARED", 2)
    made = holders(USUAL, number=3)

    with django_assert_num_queries(2):
        assert set(holding.versions_sharing(STRENGTHS)) == set(made[1:])


def test_without_clues_there_are_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    holders(USUAL)

    with django_assert_num_queries(0):
        assert holding.versions_sharing({}) == {}
