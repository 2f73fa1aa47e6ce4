from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, follow_ups, ledger
from claims.models import Claim
from claims.models.follow_up import Stage
from claims.queries.follow_ups import Place, notices, waiting
from claims.verdicts import Verdict
from tests.conftest import NOW
from tests.factories import make_act, other_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(editor: User) -> list[Claim]:
    """Followed claims, the second of which is to be looked at last."""
    made = [claims.follow(claim=other_claim(), act=make_act(editor)).claim for _ in range(5)]
    day = NOW.date() + timedelta(days=30)
    follow_ups.plan(claim=made[1], criteria="A lamp is seen.", check_by=day, act=make_act(editor))
    return made


def ids(found: list[Claim]) -> list[str]:
    return [claim.public_id for claim in found]


def test_what_is_to_be_looked_at_soonest_comes_first_a_page_at_a_time(
    five: list[Claim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    listed: list[str] = []
    after: Place | None = None
    for _ in range(3):
        with django_assert_num_queries(1):
            page = waiting(after=after, size=2)
        listed += [row.public_id for row in page.rows]
        after = page.further and Place.parse(str(page.further))

    assert listed == ids([five[0], five[2], five[3], five[4], five[1]])
    assert after is None


def test_a_row_tells_what_would_settle_it_and_whether_it_sleeps(five: list[Claim], editor: User) -> None:
    until = NOW.date() + timedelta(days=40)
    follow_ups.snooze(claim=five[1], until=until, until_evidence=True, act=make_act(editor))

    row = waiting().rows[-1]

    assert (row.words, row.criteria, row.check_by) == (five[1].text, "A lamp is seen.", until - timedelta(days=10))
    assert (row.snoozed_until, row.until_evidence, row.stage) == (until, True, Stage.ON_TIME)


def test_claims_that_are_followed_no_longer_are_not_listed(five: list[Claim], editor: User) -> None:
    ruling = ledger.Ruling(verdict=Verdict.CONFIRMED, reason="Counted.", no_evidence_because="Seen by all.")
    ledger.settle(claim=five[0], ruling=ruling, act=make_act(editor))

    assert five[0].public_id not in [row.public_id for row in waiting().rows]


def test_it_lists_one_stage_alone_and_the_notices_newest_first(
    five: list[Claim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    follow_ups.advance(now=NOW + timedelta(days=9))
    follow_ups.advance(now=NOW + timedelta(days=32))

    assert [row.public_id for row in waiting(stage=Stage.LATE).rows] == [five[1].public_id]
    with django_assert_num_queries(1):
        given = [(row.stage, row.follow_up.claim.public_id) for row in notices().rows]
    assert given[5:] == [("late", claim.public_id) for claim in (five[4], five[3], five[2], five[0])]
    assert sorted(stage for stage, _ in given) == ["escalated"] * 4 + ["late"] * 5


@pytest.mark.parametrize("written", ["", "2026-03-14", "2026-03-14_x", "x_1", "2026-03-14_-1", f"2026-03-14_{2**63}"])
def test_a_place_that_is_none_is_none(written: str) -> None:
    assert Place.parse(written) is None
    assert Place.parse(str(Place(date(2026, 3, 14), 7))) == Place(date(2026, 3, 14), 7)
