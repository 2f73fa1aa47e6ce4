"""Every followed claim has a day by which it is looked at again, and a sentence that says what would settle it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.actions import claims, follow_ups, ledger, undo
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Decision, FollowUp
from claims.verdicts import DismissReason, Verdict
from tests.conftest import NOW
from tests.factories import followed_claim, make_act, make_claim, other_claim

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
CRITERIA = "The insurers publish their list."


def day(after: int) -> date:
    return TODAY + timedelta(days=after)


def of(claim: Claim) -> FollowUp:
    return FollowUp.objects.get(claim=claim)


def promise(claim: Claim) -> tuple[str, date, date | None, bool]:
    row = of(claim)
    return row.criteria, row.check_by, row.snoozed_until, row.until_evidence


def is_running(claim: Claim) -> bool:
    row = of(claim)
    return row.next_at is not None or row.until_evidence


def settle(claim: Claim, by: User) -> Decision:
    ruling = ledger.Ruling(verdict=Verdict.CONFIRMED, reason="Counted.", no_evidence_because="Seen by all.")
    return ledger.settle(claim=claim, ruling=ruling, act=make_act(by))


def undo_last(by: User) -> None:
    decision = undo.last_of(by)
    assert decision
    undo.undo(decision=decision, act=make_act(by, now=NOW + timedelta(hours=1)))


def test_a_followed_claim_has_a_day_and_says_what_would_settle_it(editor: User) -> None:
    claim = followed_claim(editor)

    assert promise(claim) == (
        "Wreckage, pictures or a count by somebody who is no party shows what was hit.", day(7), None, False,
    )  # fmt: skip
    assert of(claim).next_at == NOW.replace(hour=0, minute=0) + timedelta(days=8)


def test_an_editor_plans_another_day_and_says_what_would_settle_it(editor: User) -> None:
    claim = followed_claim(editor)

    follow_ups.plan(claim=claim, criteria=f"  {CRITERIA}\n", check_by=day(3), act=make_act(editor))

    assert promise(claim) == (CRITERIA, day(3), None, False)


def test_the_audit_trail_keeps_what_was_promised_on_either_side(editor: User) -> None:
    claim = followed_claim(editor)

    decision = follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))

    assert decision.verb == "planned"
    assert decision.after["follow_up_before"]["check_by"] == day(7).isoformat()
    assert decision.after["follow_up"] == {
        "criteria": CRITERIA, "check_by": day(3).isoformat(), "snoozed_until": None, "until_evidence": False,
        "stage": "on_time",
    }  # fmt: skip
    assert decision.after["revision"] == decision.before["revision"] + 1


def test_the_second_of_two_editors_who_plan_is_shown_the_first(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    shown = claim.revision
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor, seen=shown))

    with pytest.raises(Conflict, match=r"^Dana planned this claim since you opened it"):
        follow_ups.plan(claim=claim, criteria="A count.", check_by=day(9), act=make_act(second_editor, seen=shown))

    assert promise(claim) == (CRITERIA, day(3), None, False)


def test_taking_a_plan_back_is_a_change_that_a_colleague_is_shown(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))
    shown = Claim.objects.get(pk=claim.pk).revision
    undo_last(editor)

    with pytest.raises(Conflict, match="Dana took back a decision"):
        follow_ups.snooze(claim=claim, until=day(9), until_evidence=False, act=make_act(second_editor, seen=shown))


@pytest.mark.parametrize(
    ("criteria", "after", "complaint"),
    [
        ("  \n", 3, "Say in a sentence"),
        ("long " * 201, 3, "takes at most 1,000"),
        (CRITERIA, -1, "13 March 2026 is too early: give a day from 14 March 2026 on"),
        (CRITERIA, 4000, "within ten years"),
    ],
)
def test_it_refuses_a_plan_that_is_none(criteria: str, after: int, complaint: str, editor: User) -> None:
    claim = followed_claim(editor)

    with pytest.raises(BadInput, match=complaint):
        follow_ups.plan(claim=claim, criteria=criteria, check_by=day(after), act=make_act(editor))

    assert of(claim).check_by == day(7)


@pytest.mark.parametrize(
    ("until", "complaint"),
    [(None, "Say until when"), (TODAY, "too early: give a day from 15 March 2026"), (date.max, "within ten years")],
)
def test_it_refuses_a_snooze_without_an_end(until: date | None, complaint: str, editor: User) -> None:
    claim = followed_claim(editor)

    with pytest.raises(BadInput, match=complaint):
        follow_ups.snooze(claim=claim, until=until, until_evidence=False, act=make_act(editor))


def test_only_a_followed_claim_is_planned(editor: User) -> None:
    with pytest.raises(NotAllowed, match="This claim is detected: only one that is followed"):
        follow_ups.plan(claim=make_claim(), criteria=CRITERIA, check_by=day(3), act=make_act(editor))


def test_a_reporter_plans_nothing(editor: User, reporter: User) -> None:
    claim = followed_claim(editor)

    with pytest.raises(NotAllowed, match="needs the role"):
        follow_ups.snooze(claim=claim, until=day(3), until_evidence=False, act=make_act(reporter))


def test_the_same_plan_sent_twice_counts_once(editor: User) -> None:
    claim, act = followed_claim(editor), make_act(editor)

    for _ in range(2):
        follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=act)

    assert Decision.objects.filter(verb="planned").count() == 1


def test_a_plan_ends_a_snooze(editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.snooze(claim=claim, until=day(30), until_evidence=True, act=make_act(editor))

    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))

    assert promise(claim) == (CRITERIA, day(3), None, False)


def test_new_evidence_wakes_what_slept_until_then_on_the_morrow(editor: User) -> None:
    claim, other = followed_claim(editor), claims.follow(claim=other_claim(), act=make_act(editor)).claim
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))
    assert of(claim).next_at is None

    assert follow_ups.wake(claim.pk, NOW) is True
    assert follow_ups.wake(claim.pk, NOW) is False
    assert follow_ups.wake(other.pk, NOW) is False

    assert (of(claim).until_evidence, of(claim).snoozed_until) == (False, day(1))
    assert of(other).snoozed_until is None


def test_a_settled_claim_is_no_longer_looked_at(editor: User) -> None:
    claim = followed_claim(editor)

    settle(claim, editor)

    assert not is_running(claim)


def test_a_merged_claim_is_no_longer_looked_at(editor: User) -> None:
    claim = followed_claim(editor)

    claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    assert not is_running(claim)


def test_a_claim_settled_at_once_never_had_a_day(editor: User) -> None:
    claim = make_claim()

    settle(claim, editor)

    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("act", ["settle", "merge"])
def test_undoing_what_ended_it_brings_everything_back(act: str, editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))
    follow_ups.snooze(claim=claim, until=day(5), until_evidence=True, act=make_act(editor))
    before, due = promise(claim), of(claim).next_at
    if act == "settle":
        settle(claim, editor)
    else:
        claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    undo_last(editor)

    assert (promise(claim), of(claim).next_at) == (before, due)


def test_undoing_a_plan_and_a_snooze_brings_back_what_was_promised(editor: User) -> None:
    claim = followed_claim(editor)
    first = promise(claim)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))

    undo_last(editor)
    assert promise(claim) == (CRITERIA, day(3), None, False)
    undo_last(editor)
    assert promise(claim) == first
    undo_last(editor)
    assert not is_running(claim)
    assert Claim.objects.get(pk=claim.pk).workflow == "detected"


def test_a_claim_followed_again_takes_a_fresh_day_and_keeps_its_words(editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))
    settle(claim, editor)
    later = NOW + timedelta(days=60)
    claims.reopen(claim=claim, act=make_act(editor, now=later))

    follow_ups.advance(now=later)

    assert promise(claim) == (CRITERIA, day(67), None, False)


def test_a_plan_that_another_changed_since_is_not_undone(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(3), act=make_act(editor))
    follow_ups.plan(claim=claim, criteria=CRITERIA, check_by=day(9), act=make_act(second_editor))

    with pytest.raises(Conflict, match="first take back decision 3 \\(Omar planned"):
        undo_last(editor)

    assert of(claim).check_by == day(9)


def test_a_snooze_that_evidence_ended_is_not_undone(editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))
    follow_ups.wake(claim.pk, NOW)

    with pytest.raises(Conflict, match="plan anew"):
        undo_last(editor)


def test_a_dismissed_claim_is_left_alone_by_the_next_sweep(editor: User) -> None:
    claim = followed_claim(editor)
    follow_ups.snooze(claim=claim, until=None, until_evidence=True, act=make_act(editor))
    claims.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))

    follow_ups.advance(now=NOW)

    assert not is_running(claim)


def test_the_desk_s_days_count_wherever_an_editor_sits(editor: User) -> None:
    here, there = followed_claim(editor), claims.follow(claim=other_claim(), act=make_act(editor)).claim
    day = NOW.date() + timedelta(days=9)

    follow_ups.plan(claim=here, criteria="A count.", check_by=day, act=make_act(editor))
    with timezone.override("Asia/Tokyo"):
        follow_ups.plan(claim=there, criteria="A count.", check_by=day, act=make_act(editor))

    assert FollowUp.objects.get(claim=here).next_at == FollowUp.objects.get(claim=there).next_at
