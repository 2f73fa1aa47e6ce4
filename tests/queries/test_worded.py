"""Words in lists: every way of finding them gives the same pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, ClaimWords, Source
from claims.queries import claims
from claims.queries.claim_facets import counts
from claims.queries.claims import Narrowing, Sought
from claims.queries.keyset import parse
from claims.queries.worded import Worded
from claims.text.asked import asked
from tests.conftest import NOW
from tests.factories import CAVEAT, make_claim

pytestmark = pytest.mark.django_db

#: How many rows next in order are looked through, and how many with the words are few.
WAYS = {"near": (2000, 3000), "few": (1, 3000), "gone through": (1, 0)}


@pytest.fixture
def tugs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ten claims, newest first, every other of which is about tugs; pages hold two."""
    monkeypatch.setattr("claims.queries.keyset.SIZE", 2)
    for number in range(10):
        words = f"{number + 3} {'tugs' if number % 2 else 'barges'} sank"
        make_claim(f"The pilots say: {words}. {CAVEAT}", covered=words)
    for number, claim in enumerate(Claim.objects.order_by("pk")):
        Claim.objects.filter(pk=claim.pk).update(reported_at=NOW + timedelta(hours=number))
    return list(
        Claim.objects.filter(text__contains="tugs").order_by("-reported_at").values_list("public_id", flat=True)
    )


@pytest.mark.parametrize("way", WAYS)
def test_pages_are_the_same_however_they_are_found(way: str, tugs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    near, few = WAYS[way]
    monkeypatch.setattr("claims.queries.worded.NEAR", near)
    monkeypatch.setattr("claims.queries.worded.FEW", few)
    narrowing = Narrowing(words="tugs")

    first = claims.listed(narrowing)
    second = claims.listed(narrowing, older=parse(first.older))
    third = claims.listed(narrowing, older=parse(second.older))
    back = claims.listed(narrowing, newer=parse(third.newer))
    found = [[row.public_id for row in page.rows] for page in (first, second, third, back)]

    assert found == [tugs[:2], tugs[2:4], tugs[4:], tugs[2:4]]
    assert third.older == ""
    assert claims.listed(narrowing, newer=parse(back.newer)).newer == ""


def test_words_that_many_hold_fill_a_page_without_their_index(
    tugs: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    worded = Worded(ClaimWords, asked("tugs"))

    with django_assert_num_queries(1):
        page = worded.page(Claim.objects.all(), "reported_at", older=None, newer=None, size=2)

    assert [claim.public_id for claim in page.rows] == tugs[:2]
    assert worded.seem_common


@pytest.mark.parametrize("words", ["tugs", "kraken"])
def test_a_page_and_its_counts_read_the_index_of_words_twice(words: str, tugs: list[str]) -> None:
    sought = Sought(Narrowing(words=words))

    with CaptureQueriesContext(connection) as queries:
        claims.listed(sought.narrowing, sought=sought)
        counts(sought.narrowing, sought)

    assert sum("claims_claimwords" in query["sql"] for query in queries) == 2


def test_counts_of_common_words_are_of_so_many_claims_and_say_so(
    tugs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert str(counts(Narrowing(words="tugs")).facets[0].answers[0].number) == "5"

    monkeypatch.setattr("claims.queries.worded.FEW", 0)
    assert str(counts(Narrowing(words="tugs")).facets[0].answers[0].number) == "5"

    monkeypatch.setattr("claims.queries.claim_facets.LOOKED", 6)
    assert str(counts(Narrowing(words="tugs")).facets[0].answers[0].number) == "3+"


@pytest.mark.parametrize("few", [5000, 0])
def test_outlets_of_few_and_of_many_articles_leave_the_same(
    few: int, tugs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.queries.claims.FEW_ARTICLES", few)
    outlet, other = Source.objects.get().pk, Source.objects.create(name="Another", created_at=NOW).pk

    assert [row.public_id for row in claims.listed(Narrowing(words="tugs", outlets=(outlet,))).rows] == tugs[:2]
    assert claims.listed(Narrowing(outlets=(other,))).rows == []
    assert str(counts(Narrowing(outlets=(outlet,))).facets[0].answers[0].number) == "10"
    assert counts(Narrowing(outlets=(other,))).facets[0].answers == ()
