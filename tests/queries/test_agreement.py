"""How often two editors agreed: counted once both have judged, and never before."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, ledger, sensitivity
from claims.models import Claim, Pair
from claims.pairing import PairState
from claims.queries import agreement
from claims.verdicts import Verdict
from tests.conftest import make_person
from tests.factories import make_act, other_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


def judge(claim: Claim, by: User, verdict: Verdict) -> None:
    ruling = ledger.Ruling(verdict=verdict, reason="As I read it.", no_evidence_because="Plain.")
    ledger.settle(claim=Claim.objects.get(pk=claim.pk), ruling=ruling, act=make_act(by))


def sensitive(by: User) -> Claim:
    """A followed claim that needs two editors."""
    claim = claims.follow(claim=other_claim(), act=make_act(by)).claim
    sensitivity.mark(claim=claim, is_sensitive=True, act=make_act(by, note="It names a minor."))
    return claim


def rounds(first: User, second: User, *, alike: int, apart: int) -> None:
    """Have two editors judge this many claims, each as the other or not; half of them one way, half the other."""
    ways = (Verdict.CONFIRMED, Verdict.REFUTED)
    for number in range(alike + apart):
        claim, way = sensitive(first), ways[number % 2]
        judge(claim, first, way)
        judge(claim, second, way if number < alike else ways[1 - number % 2])


def test_each_kind_and_all_are_counted_in_one_query(
    editor: User, second_editor: User, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    rounds(editor, second_editor, alike=8, apart=2)

    with django_assert_num_queries(1):  # type: ignore[operator]
        every, *kinds = agreement.by_kind()

    assert (every.name, every.found.rounds, every.found.agreed, every.is_enough) == ("all", 10, 8, True)
    assert every.found.kappa == pytest.approx(0.6)
    assert [(it.name, it.found) for it in kinds] == [("unverified", every.found)]


def test_a_verdict_that_waits_is_in_no_number(editor: User, second_editor: User) -> None:
    rounds(editor, second_editor, alike=1, apart=1)
    before = agreement.by_kind()

    judge(sensitive(editor), editor, Verdict.CONFIRMED)

    assert Pair.objects.filter(state=PairState.WAITING).count() == 1
    assert agreement.by_kind() == before


def test_a_third_verdict_is_of_neither(editor: User, second_editor: User) -> None:
    claim = sensitive(editor)
    judge(claim, editor, Verdict.CONFIRMED)
    judge(claim, second_editor, Verdict.REFUTED)
    judge(claim, make_person("thea", "editor"), Verdict.CONFIRMED)

    (every, _) = agreement.by_kind()

    assert Pair.objects.get().state == PairState.DECIDED
    assert (every.found.rounds, every.found.agreed) == (1, 0)


def test_insight_says_how_far_and_from_how_many(editor: User, second_editor: User) -> None:
    empty = words(browser_of(editor).get("/insight/"))
    rounds(editor, second_editor, alike=1, apart=0)
    few = words(browser_of(editor).get("/insight/"))
    rounds(editor, second_editor, alike=7, apart=2)
    enough = words(browser_of(editor).get("/insight/"))

    assert "No claim has been judged by two editors yet." in empty
    assert "all 1 1 100 % too few –" in few
    assert "all 10 8 80 % 0.58 0.07 to 1.00" in enough
