from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import FollowUp, Notice, Turn
from claims.tasks.follow_ups import sweep_follow_ups
from tests.factories import followed_claim

pytestmark = pytest.mark.django_db


def test_the_sweep_advances_what_is_due_and_twice_is_as_once(editor: User) -> None:
    claim = followed_claim(editor)
    FollowUp.objects.update(check_by=timezone.localdate() - timedelta(days=2))

    sweep_follow_ups()
    Turn.objects.all().delete()
    sweep_follow_ups()

    assert Notice.objects.get().follow_up.claim == claim
