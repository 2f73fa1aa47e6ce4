"""Having a claim in hand: one person at a time, for minutes, taken over in the open, and no part of history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, evidence, reservations
from claims.errors import Conflict, NotAllowed, Reserved
from claims.models import Claim, Decision, PersonalNotice, Reservation, ReviewItem
from claims.queries import cards, desk
from claims.queries.at_card import Hold, hold_of
from claims.verdicts import Stance
from tests.conftest import NOW
from tests.factories import make_act, make_claim, other_claim
from tests.suggesting import make_suggestion

pytestmark = pytest.mark.django_db

A_MINUTE = timedelta(minutes=1)
LATER = NOW + settings.RESERVATION + A_MINUTE


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def reserve(claim: Claim, by: User, now: datetime = NOW) -> Hold:
    reservations.reserve(claim=cards.find(claim.public_id), by=by, now=now)
    found = hold(claim, by, now)
    assert found
    return found


def hold(claim: Claim, person: User, now: datetime) -> Hold | None:
    return hold_of(Claim.objects.select_related("reservation__holder").get(pk=claim.pk), person, now)


def test_whoever_comes_first_has_it_for_five_minutes(claim: Claim, editor: User, second_editor: User) -> None:
    first = reserve(claim, editor)
    second = reserve(claim, second_editor)

    assert (first.by, first.is_mine, first.until) == ("Dana", True, NOW + timedelta(minutes=5))
    assert (second.by, second.is_mine, second.token) == ("Dana", False, first.token)


def test_each_sign_of_life_begins_the_minutes_anew(claim: Claim, editor: User) -> None:
    token = reserve(claim, editor).token

    again = reserve(claim, editor, NOW + A_MINUTE)
    reservations.extend(claim=claim, by=editor, token=token, now=NOW + 3 * A_MINUTE)

    assert (again.token, again.until) == (token, NOW + 6 * A_MINUTE)
    assert Reservation.objects.get().until == NOW + 8 * A_MINUTE


def test_one_that_ran_out_counts_as_none(claim: Claim, editor: User, second_editor: User) -> None:
    token = reserve(claim, editor).token

    assert hold(claim, second_editor, NOW + settings.RESERVATION) is None
    taken = reserve(claim, second_editor, LATER)

    assert (taken.by, taken.token) == ("Omar", token + 1)
    assert not reservations.extend(claim=claim, by=editor, token=token, now=LATER)


def test_a_token_never_comes_twice(claim: Claim, editor: User, second_editor: User) -> None:
    seen = []
    for person in (editor, second_editor, editor):
        seen.append(reserve(claim, person).token)
        reservations.release(claim=claim, by=person)

    assert seen == sorted(set(seen))


def test_another_tab_that_is_left_late_gives_nothing_back(claim: Claim, editor: User) -> None:
    old = reserve(claim, editor).token
    reservations.release(claim=claim, by=editor, token=old)
    new = reserve(claim, editor).token

    assert not reservations.release(claim=claim, by=editor, token=old)
    assert hold(claim, editor, NOW)
    assert reservations.release(claim=claim, by=editor, token=new)


def test_nobody_else_decides_about_it_meanwhile(claim: Claim, editor: User, second_editor: User) -> None:
    reserve(claim, editor)

    with pytest.raises(Reserved, match="Dana has reserved this claim until 09:31: take it over first"):
        claims.follow(claim=claim, act=make_act(second_editor))

    assert not Decision.objects.exists()
    claims.follow(claim=claim, act=make_act(second_editor, now=LATER))


def test_evidence_may_be_added_meanwhile(claim: Claim, editor: User, reporter: User) -> None:
    reserve(claim, editor)
    finding = evidence.Finding(passage="Divers counted.", stance=Stance.SUPPORTS, url="https://port.example/")

    evidence.add(claim=claim, finding=finding, act=make_act(reporter))

    assert claim.evidence.count() == 1


def test_a_decision_that_takes_it_out_of_the_queue_gives_it_back(claim: Claim, editor: User) -> None:
    reserve(claim, editor)

    claims.follow(claim=claim, act=make_act(editor))

    assert Reservation.objects.get().until is None


def test_while_something_is_left_to_answer_it_is_kept_and_for_longer(claim: Claim, editor: User) -> None:
    token = reserve(claim, editor).token
    make_suggestion(claim)
    act = make_act(editor, now=NOW + A_MINUTE)

    claims.follow(claim=claim, act=replace(act, held=token))

    assert Reservation.objects.get().until == NOW + 6 * A_MINUTE


def test_everybody_who_decides_may_take_over_and_the_former_holder_is_told(
    claim: Claim, editor: User, second_editor: User
) -> None:
    token = reserve(claim, editor).token

    for _ in range(2):
        reservations.take_over(claim=claim, by=second_editor, over=token, now=NOW)

    assert Reservation.objects.get().holder == second_editor
    notice = PersonalNotice.objects.get()
    assert notice.person == editor
    assert notice.text.startswith(f"Omar took {claim.public_id} over from you.")
    assert not Decision.objects.exists()


def test_the_former_holder_is_fenced_off(claim: Claim, editor: User, second_editor: User) -> None:
    token = reserve(claim, editor).token
    reservations.take_over(claim=claim, by=second_editor, over=token, now=NOW)
    act = make_act(editor, seen=claim.revision)

    with pytest.raises(Reserved, match="Omar has had this claim in hand since you last saw it"):
        claims.follow(claim=claim, act=replace(act, held=token))


def test_whom_one_did_not_see_one_does_not_take_over_from(
    claim: Claim, editor: User, second_editor: User, administrator: User
) -> None:
    token = reserve(claim, editor).token
    reservations.take_over(claim=claim, by=second_editor, over=token, now=NOW)

    with pytest.raises(Conflict, match="Omar has reserved this claim meanwhile"):
        reservations.take_over(claim=claim, by=administrator, over=token, now=NOW)


def test_who_may_not_decide_may_not_take_over(claim: Claim, editor: User, reporter: User) -> None:
    token = reserve(claim, editor).token

    with pytest.raises(NotAllowed, match="needs the role"):
        reservations.take_over(claim=claim, by=reporter, over=token, now=NOW)


def test_the_first_that_nobody_else_holds_is_taken(editor: User, second_editor: User) -> None:
    made = [other_claim(now=NOW - timedelta(days=days)) for days in (3, 2, 1)]

    taken = [reservations.take_first(questions=desk.fronts(), by=by, now=NOW) for by in (editor, second_editor)]

    assert taken == made[:2]
    assert reservations.take_first(questions=desk.fronts(), by=editor, now=NOW) == made[0]
    assert reservations.take_first(questions=ReviewItem.objects.none(), by=editor, now=NOW) is None


def test_a_sweep_gives_back_what_ran_out_and_nothing_else(editor: User, second_editor: User) -> None:
    old, new = other_claim(), other_claim()
    reserve(old, editor)
    reserve(new, editor, NOW + 3 * A_MINUTE)

    assert reservations.sweep(now=LATER) == 1
    assert reservations.sweep(now=LATER) == 0
    assert list(Reservation.objects.live(LATER)) == [Reservation.objects.get(claim=new)]


def test_all_that_a_person_holds_is_given_back_at_once(editor: User, second_editor: User) -> None:
    for by in (editor, editor, second_editor):
        reserve(other_claim(), by)

    assert reservations.release_all(by=editor) == 2
    assert Reservation.objects.live(NOW).get().holder == second_editor


def test_reserving_costs_one_statement(
    claim: Claim, editor: User, second_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for by, now, cost in ((editor, NOW, 1), (editor, NOW, 1), (second_editor, NOW, 0), (second_editor, LATER, 1)):
        found = cards.find(claim.public_id)
        with django_assert_num_queries(cost):
            reservations.reserve(claim=found, by=by, now=now)
