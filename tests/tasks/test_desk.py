from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import presence, reservations
from claims.models import Presence, Reservation, Turn
from claims.tasks.desk import sweep_desk
from tests.conftest import NOW
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_the_sweep_tidies_up_what_ran_out_and_twice_is_as_once(editor: User) -> None:
    claim = make_claim()
    reservations.reserve(claim=claim, by=editor, now=NOW)
    presence.arrive(claim=claim, by=editor, now=NOW)

    sweep_desk()
    Turn.objects.all().delete()
    sweep_desk()

    assert Reservation.objects.get().holder is None
    assert not Presence.objects.exists()
