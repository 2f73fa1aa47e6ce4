"""Many decisions of every kind, and all of them taken back: the desk is as it was, and history tells both."""

from __future__ import annotations

import random

import pytest
from django.contrib.auth.models import User

from claims.actions import undo
from claims.errors import Conflict
from claims.models import Claim, Decision, LedgerEntry
from claims.queries import chains
from claims.queries.state_digest import digest, lines
from tests.factories import make_act
from tests.mixed import KINDS, Desk

pytestmark = pytest.mark.django_db

NUMBER = 50


@pytest.fixture(params=range(6))
def desk(request: pytest.FixtureRequest, editor: User, second_editor: User) -> Desk:
    """A desk for two editors, each time with other decisions."""
    return Desk([editor, second_editor], random.Random(request.param))


def take_back(desk: Desk, decision: Decision) -> None:
    act = desk.act()
    undo.undo(decision=decision, act=make_act(decision.by, now=act.now))


def test_taken_back_from_the_last_to_the_first_the_desk_is_as_it_was(desk: Desk) -> None:
    before, seal, history = list(lines()), digest(), Decision.objects.count()

    made = desk.decide_often(NUMBER)
    assert list(lines()) != before
    for decision in reversed(made):
        take_back(desk, decision)

    assert list(lines()) == before
    assert digest() == seal
    assert chains.verify(Decision).length == history + 2 * NUMBER
    assert chains.verify(LedgerEntry).length >= 1
    assert chains.verify_verdicts() == Claim.objects.count()


def test_taken_back_in_any_order_that_is_open_the_desk_is_as_it_was(desk: Desk) -> None:
    before = list(lines())
    left = desk.decide_often(NUMBER)
    turns = 0

    while left:
        turns += 1
        decision = left.pop(desk.chance.randrange(len(left)))
        try:
            take_back(desk, decision)
        except Conflict:
            left.append(decision)
        assert turns < 50 * NUMBER

    assert list(lines()) == before
    assert chains.verify_verdicts() == Claim.objects.count()


def test_the_decisions_drawn_are_of_every_kind(editor: User) -> None:
    desk = Desk([editor], random.Random(1))
    since = Decision.objects.latest("sequence").sequence

    desk.decide_often(8 * NUMBER)

    assert Decision.objects.filter(sequence__gt=since).values("verb").distinct().count() == len(KINDS)
