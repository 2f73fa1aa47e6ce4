"""Which claims need two editors: switches that administrators turn. Each turn is a row, and none is ever changed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from claims.actions.acts import name_of
from claims.models import PolicySwitch
from claims.models.roles import check_may
from claims.pairing import Ground


def turn(*, ground: Ground, is_on: bool, by: User, now: datetime) -> PolicySwitch:
    """Switch a ground on or off from now on; rounds that are open stay open. Raises NotAllowed."""
    check_may(by, "keep_policy")
    return PolicySwitch.objects.create(ground=ground.value, is_on=is_on, by=by, by_name=name_of(by), turned_at=now)
