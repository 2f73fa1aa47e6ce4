"""On time, late, overdue, escalated: one notice a stage and one question to the desk, however often it is swept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from claims.actions import claims, follow_ups, questions
from claims.actions.follow_ups import Advanced
from claims.models import Claim, FollowUp, Notice, ReviewItem
from claims.verdicts import DismissReason
from tests.actions.test_follow_ups import settle, undo_last
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, other_claim

pytestmark = pytest.mark.django_db

CRITERIA = "The insurers publish their list."


def days(after: int) -> datetime:
    return NOW + timedelta(days=after)


def sweep(after: int) -> Advanced:
    return follow_ups.advance(now=days(after))


@pytest.fixture
def claim(editor: User) -> Claim:
    """A followed claim that is to be looked at today."""
    claim = followed_claim(editor)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=NOW.date(), act=make_act(editor))
    return claim


def stage(claim: Claim) -> str:
    return FollowUp.objects.get(claim=claim).stage


def notices(claim: Claim) -> list[tuple[str, date]]:
    return list(Notice.objects.filter(follow_up__claim=claim).order_by("pk").values_list("stage", "check_by"))


def asked(claim: Claim) -> list[str]:
    waiting = ReviewItem.objects.waiting().filter(claim=claim, kind="overdue")
    return list(waiting.values_list("why", flat=True))


def test_each_stage_begins_on_its_day_and_gives_one_notice(claim: Claim) -> None:
    told = {}
    for after in range(24):
        sweep(after)
        sweep(after)
        told[after] = (stage(claim), len(notices(claim)))

    assert [told[after] for after in (0, 1, 6, 7, 20, 21, 23)] == [
        ("on_time", 0), ("late", 1), ("late", 1), ("overdue", 2), ("overdue", 2), ("escalated", 3), ("escalated", 3),
    ]  # fmt: skip
    assert notices(claim) == [(name, NOW.date()) for name in ("late", "overdue", "escalated")]
    assert len(asked(claim)) == 1


def test_the_notice_and_the_question_tell_all_that_is_needed(claim: Claim) -> None:
    sweep(21)

    assert Notice.objects.get().text == (
        f"For the administrators: {claim.public_id} was to be looked at again by 14 March 2026, three weeks ago or "
        f"more. It says “{claim.text}”. What would settle it: {CRITERIA}"
    )
    assert asked(claim) == [
        "It was to be looked at again by 14 March 2026. Its day passed three weeks ago or more: the administrators "
        f"are told. What would settle it: {CRITERIA}"
    ]


def test_the_notice_shortens_a_long_claim(claim: Claim, editor: User) -> None:
    claims.reword(claim=claim, text="mast " * 100, act=make_act(editor))

    sweep(1)

    assert f"“{'mast ' * 39}mast…”" in Notice.objects.get().text


def test_a_sweep_that_was_away_gives_the_notice_of_the_stage_that_is_reached(claim: Claim) -> None:
    assert sweep(30) == Advanced(opened=0, moved=1)
    assert sweep(30) == Advanced(opened=0, moved=0)

    assert notices(claim) == [("escalated", NOW.date())]


def test_a_day_begins_at_midnight_in_the_time_zone_of_the_desk(claim: Claim, settings: Settings) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"  # thirteen hours ahead: the planned day is over at eleven in the morning
    FollowUp.objects.update(next_at=days(0))

    follow_ups.advance(now=NOW.replace(hour=10, minute=59))
    assert stage(claim) == "on_time"
    follow_ups.advance(now=NOW.replace(hour=11))
    assert stage(claim) == "late"


@pytest.mark.parametrize("what", ["settle", "plan", "snooze", "dismiss"])
def test_the_question_is_closed_by_what_answers_it(what: str, claim: Claim, editor: User) -> None:
    sweep(1)
    act = make_act(editor, now=days(1))

    if what == "settle":
        settle(claim, editor)
    elif what == "plan":
        follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=days(2).date(), act=act)
    elif what == "snooze":
        follow_ups.snooze(claim=claim, until=days(2).date(), until_evidence=False, act=act)
    else:
        claims.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=act)

    assert asked(claim) == []
    assert stage(claim) == "on_time"


@pytest.mark.parametrize("what", ["settle", "plan", "snooze"])
def test_undoing_what_answered_it_asks_again_and_tells_nothing_twice(what: str, claim: Claim, editor: User) -> None:
    sweep(1)
    act = make_act(editor, now=days(1))
    if what == "settle":
        settle(claim, editor)
    elif what == "plan":
        follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=days(5).date(), act=act)
    else:
        follow_ups.snooze(claim=claim, until=days(5).date(), until_evidence=False, act=act)

    undo_last(editor)
    sweep(2)

    assert (stage(claim), len(asked(claim)), len(notices(claim))) == ("late", 1, 1)
    sweep(7)
    assert (stage(claim), len(asked(claim)), len(notices(claim))) == ("overdue", 1, 2)


def test_undoing_the_following_of_a_late_claim_closes_the_question(editor: User) -> None:
    claim = followed_claim(editor)
    sweep(9)
    assert len(asked(claim)) == 1

    undo_last(editor)

    assert asked(claim) == []


def test_what_was_looked_at_is_asked_again_at_the_next_stage_only(claim: Claim, editor: User) -> None:
    sweep(1)
    questions.acknowledge(item=ReviewItem.objects.get(kind="overdue"), act=make_act(editor))

    sweep(2)
    assert asked(claim) == []
    sweep(7)
    assert len(asked(claim)) == 1


def test_a_snooze_sleeps_through_until_its_day_and_gives_notices_of_its_own(claim: Claim, editor: User) -> None:
    sweep(1)
    act = make_act(editor, now=days(1))
    follow_ups.snooze(claim=claim, until=days(10).date(), until_evidence=False, act=act)

    sweep(9)
    assert (stage(claim), asked(claim)) == ("on_time", [])
    sweep(10)
    assert (stage(claim), len(asked(claim))) == ("late", 1)
    assert notices(claim) == [("late", NOW.date()), ("late", days(9).date())]
    sweep(16)
    assert stage(claim) == "overdue"


def test_until_evidence_alone_sleeps_however_long_it_takes(claim: Claim, editor: User) -> None:
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))

    sweep(400)
    assert (stage(claim), notices(claim)) == ("on_time", [])
    follow_ups.wake(claim.pk, days(400))
    sweep(400)
    assert (stage(claim), notices(claim)) == ("on_time", [])
    sweep(401)
    assert notices(claim) == [("late", days(400).date())]


def test_evidence_before_the_day_leaves_the_day_as_it_was(editor: User) -> None:
    claim = followed_claim(editor)  # for a week
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))
    follow_ups.wake(claim.pk, days(1))

    sweep(2)
    assert (stage(claim), notices(claim)) == ("on_time", [])
    sweep(8)
    assert notices(claim) == [("late", days(7).date())]


def test_the_first_of_day_and_evidence_ends_the_sleep(claim: Claim, editor: User) -> None:
    follow_ups.snooze(claim=claim, until=days(3).date(), until_evidence=True, act=make_act(editor))

    sweep(3)

    assert stage(claim) == "late"
    assert follow_ups.wake(claim.pk, days(3)) is False


def test_a_followed_claim_without_a_follow_up_gets_one(editor: User) -> None:
    claim = followed_claim(editor)
    FollowUp.objects.all().delete()  # followed before there were any

    assert sweep(5) == Advanced(opened=1, moved=0)
    assert sweep(5) == Advanced(opened=0, moved=0)

    assert FollowUp.objects.get(claim=claim).check_by == days(12).date()


def test_the_number_of_queries_is_the_same_for_one_and_for_many(editor: User) -> None:
    claims.follow(claim=other_claim(), act=make_act(editor))
    for_one = [_queries(after) for after in (8, 14)]
    for _ in range(9):
        claims.follow(claim=other_claim(), act=make_act(editor))

    assert [_queries(after) for after in (8, 14)] == for_one
    assert Notice.objects.count() == 20


def test_more_than_a_batch_is_advanced(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow_ups, "BATCH", 2)
    for _ in range(5):
        claims.follow(claim=other_claim(), act=make_act(editor))
    FollowUp.objects.filter(claim__in=Claim.objects.order_by("pk")[:3]).delete()

    assert sweep(8) == Advanced(opened=3, moved=2)
    assert sweep(16) == Advanced(opened=0, moved=5)
    assert Notice.objects.count() == 5 + 2


def _queries(after: int) -> int:
    with CaptureQueriesContext(connection) as caught:
        sweep(after)
    return len(caught)
