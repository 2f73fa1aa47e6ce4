"""The index in which claims and versions find each other."""

from __future__ import annotations

import pytest

from claims.actions import indexing
from claims.matching.pool_clues import CLAIMS, clue
from claims.models import Claim, ClaimClue, IndexedClaim, VersionClue, WordCount
from tests.factories import make_claim, make_version, other_claim

pytestmark = pytest.mark.django_db

Rows = tuple[set[tuple[int, int]], dict[int, int], list[object]]


def rows() -> Rows:
    clues = set(ClaimClue.objects.values_list("clue", "claim_id"))
    counts = dict(WordCount.objects.values_list("clue", "claims"))
    return clues, counts, list(IndexedClaim.objects.order_by("pk").values_list("pk", "words", "clues"))


def test_a_claim_leaves_clues_and_counts_its_words() -> None:
    claim = make_claim()

    indexing.index_claim(claim=claim)

    clues, counts, _ = rows()
    assert {pk for _, pk in clues} == {claim.pk}
    assert counts[CLAIMS] == counts[clue("barg")] == 1


def test_indexing_twice_is_as_once() -> None:
    claims = [make_claim(), other_claim()]
    indexing.index_claims(claims=claims)
    before = rows()

    indexing.index_claims(claims=claims)

    assert rows() == before


def test_other_words_take_the_place_of_the_old_ones() -> None:
    claim = make_claim()
    indexing.index_claim(claim=claim)
    claim.text = "Every lighthouse had gone dark."

    indexing.index_claim(claim=claim)

    _, counts, _ = rows()
    assert (counts[CLAIMS], counts[clue("barg")], counts[clue("lighthous")]) == (1, 0, 1)
    assert not ClaimClue.objects.filter(clue=clue("barg")).exists()


def test_many_claims_are_indexed_as_if_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 2)
    claims = [other_claim() for _ in range(5)]

    indexing.index_claims(claims=claims)

    assert IndexedClaim.objects.count() == WordCount.objects.get(clue=CLAIMS).claims == 5


def test_claims_that_nobody_indexed_cost_nothing() -> None:
    indexing.index_claims(claims=list(Claim.objects.none()))

    assert rows() == (set(), {}, [])


def test_a_version_leaves_the_clue_of_each_telling_word_once() -> None:
    version = make_version("Barges sank. The barges of Port Lowe sank.")

    indexing.index_version(version=version)
    indexing.index_version(version=version)

    assert VersionClue.objects.filter(clue=clue("barg"), version=version).count() == 1
    assert not VersionClue.objects.filter(clue=clue("year")).exists()
