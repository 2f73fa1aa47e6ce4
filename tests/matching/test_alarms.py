"""What a suggestion alarms the desk about."""

from __future__ import annotations

import pytest

from claims.matching.alarms import alarm
from claims.verdicts import AlertKind, Stance, Verdict


@pytest.mark.parametrize(
    ("verdict", "stance", "is_bare", "expected"),
    [
        (Verdict.CONFIRMED, Stance.REFUTES, False, AlertKind.CONTRADICTED),
        (Verdict.CONFIRMED, Stance.REVISES, False, AlertKind.CONTRADICTED),
        (Verdict.CONFIRMED, Stance.SUPPORTS, False, None),
        (Verdict.PARTLY_CONFIRMED, Stance.REVISES, False, None),
        (Verdict.REFUTED, Stance.SUPPORTS, False, AlertKind.CONTRADICTED),
        (Verdict.REFUTED, Stance.SUPPORTS, True, AlertKind.ZOMBIE),
        (Verdict.REFUTED, Stance.REPEATS, False, None),
        (Verdict.UNVERIFIED, Stance.SUPPORTS, True, AlertKind.CAVEAT_LOST),
        (Verdict.UNVERIFIED, Stance.SUPPORTS, False, None),
        (Verdict.UNVERIFIED, Stance.REFUTES, False, None),
        (Verdict.CONFIRMED, Stance.SUPPORTS, True, None),
        (Verdict.UNRESOLVABLE, Stance.SUPPORTS, False, AlertKind.CONTRADICTED),
        (Verdict.SUPERSEDED, Stance.REFUTES, False, None),
    ],
)
def test_it_alarms(verdict: Verdict, stance: Stance, is_bare: bool, expected: AlertKind | None) -> None:
    assert alarm(verdict, stance, is_bare=is_bare) is expected
