"""Which claims a version may bear on, and which versions a claim."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, indexing, ledger
from claims.models import ArticleVersion, Claim
from claims.queries import finding
from claims.verdicts import DismissReason, Verdict
from tests.conftest import NOW
from tests.factories import CAVEAT, make_act, make_claim, make_evidence, make_version

pytestmark = pytest.mark.django_db

SUNK = "12 of the 15 barges at Port Lowe had sunk."
BREAD = "The mill at Ostrava Quay had stopped baking bread for the garrison."
BRIDGE = "A patrol boat rammed the Tamsin bridge before dawn."
DIVERS = "Divers counted wrecks at Port Lowe on Friday. Only nine of the barges had sunk, the harbour office found."


def found(text: str, *, now_title: str = "Divers at Port Lowe") -> list[int]:
    version = make_version(text, title=now_title)
    return finding.claims_for(version, limit=10)


def indexed(said: str, title: str = "Storm at Port Lowe") -> Claim:
    claim = make_claim(f"{said} {CAVEAT}", covered=said)
    indexing.index_claim(claim=claim)
    return claim


@pytest.fixture
def three() -> list[Claim]:
    return [indexed(said) for said in (SUNK, BREAD, BRIDGE)]


def test_a_version_finds_the_claim_that_it_speaks_of_and_no_other(three: list[Claim]) -> None:
    assert found(DIVERS) == [three[0].pk]


def test_an_article_about_something_else_finds_nothing(three: list[Claim]) -> None:
    assert found("The museum of clocks opened a new wing.", now_title="Clocks") == []


def test_a_claim_is_found_years_later(three: list[Claim]) -> None:
    Claim.objects.filter(pk=three[0].pk).update(reported_at=NOW - timedelta(days=2000))
    indexing.index_claims(claims=list(Claim.objects.all()))

    assert found(f"{DIVERS} It had been said that 12 of 15 barges sank.") == [three[0].pk]


def test_a_settled_claim_is_found(three: list[Claim], editor: User) -> None:
    evidence = [make_evidence(three[0], editor)]
    ruling = ledger.Ruling(verdict=Verdict.CONFIRMED, reason="Divers counted.", evidence=evidence)
    ledger.settle(claim=three[0], ruling=ruling, act=make_act(editor))

    assert found(DIVERS) == [three[0].pk]


def test_a_dismissed_or_merged_claim_is_not_found(three: list[Claim], editor: User) -> None:
    again = indexed("15 barges of Port Lowe had sunk.")
    claims.dismiss(claim=three[0], because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))
    claims.merge(claim=again, into=three[1], act=make_act(editor))

    assert found(DIVERS) == []


def test_a_reworded_claim_is_found_by_its_new_words_only(three: list[Claim], editor: User) -> None:
    claims.reword(claim=three[2], text="Vandals sawed through the Orrery pylons.", act=make_act(editor))
    indexing.index_claim(claim=Claim.objects.get(pk=three[2].pk))

    assert found("Vandals sawed through pylons of the Orrery.", now_title="Orrery pylons sawed") == [three[2].pk]
    assert found("A patrol boat rammed the Tamsin bridge.", now_title="Tamsin bridge rammed") == []


def test_what_stands_around_a_claim_helps_to_find_it() -> None:
    said = "The cause of the crash was not known."
    text = f"A glider of the Zephyrine club fell near Quillon on Monday. {said}"
    claim = make_claim(f"{text} {CAVEAT}", covered=said)
    indexing.index_claim(claim=claim)

    assert found(
        "A broken rudder was the cause of the crash, the Zephyrine club said.", now_title="Quillon glider"
    ) == [claim.pk]


def test_no_more_are_returned_than_asked_for() -> None:
    for pier in ("north", "south", "western"):
        indexed(f"At the {pier} pier of Port Lowe barges had sunk.")

    assert len(finding.claims_for(make_version(DIVERS), limit=2)) == 2


def test_the_number_of_queries_does_not_grow(
    three: list[Claim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = make_version(DIVERS)
    version = ArticleVersion.objects.select_related("article__source").get(pk=version.pk)

    with django_assert_num_queries(4):
        finding.claims_for(version, limit=10)


def test_a_claim_finds_the_versions_that_speak_of_it(three: list[Claim]) -> None:
    spoken, other = make_version(DIVERS), make_version("The museum of clocks opened a wing.", title="Clocks")
    for version in (spoken, other):
        indexing.index_version(version=version)

    assert finding.versions_for(three[0], limit=10) == [spoken.pk]


def test_texts_that_cannot_speak_of_a_claim_are_not_read(
    three: list[Claim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(3):
        indexing.index_version(version=make_version(f"The garrison of fort {n} met.", title=f"Fort {n}"))
    Claim.objects.filter(pk=three[1].pk).update(reported_at=NOW - timedelta(days=2000))
    indexing.index_claims(claims=[Claim.objects.get(pk=three[1].pk)])

    with django_assert_num_queries(5) as asked:
        assert finding.versions_for(three[1], limit=10) == []
    assert not any("claims_articleversion" in it["sql"] and '."text"' in it["sql"] for it in asked.captured_queries)


def test_a_claim_that_was_never_indexed_finds_no_versions() -> None:
    indexing.index_version(version=make_version(DIVERS))

    assert finding.versions_for(make_claim(), limit=10) == []


def test_without_claims_nothing_is_found() -> None:
    assert found(DIVERS) == []
