"""What the desk says after each kind of decision."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, questions
from claims.admin.told import _TOLD, told
from claims.models.decision import Verb
from tests.factories import followed_claim, make_act, make_claim
from tests.suggesting import make_alert

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_its_sentence(verb: Verb) -> None:
    assert verb in _TOLD


def test_it_names_the_claim_and_the_effect(editor: User) -> None:
    claim = make_claim()

    assert told(claims.follow(claim=claim, act=make_act(editor))) == f"{claim.public_id} is followed now."


def test_a_look_leaves_the_claim_as_it_is(editor: User) -> None:
    claim = followed_claim(editor)

    decision = questions.acknowledge(item=make_alert(claim), act=make_act(editor))

    assert told(decision) == f"Seen. {claim.public_id} stays as it is."
