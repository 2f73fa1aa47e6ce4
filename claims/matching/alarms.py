"""What a suggestion alarms the desk about: a settled claim contradicted, a refuted one repeated, a caveat lost."""

from __future__ import annotations

from claims.verdicts import AlertKind, Stance, Verdict

_AGAINST = frozenset({Stance.REFUTES, Stance.RETRACTS, Stance.REVISES})
_FOR = frozenset({Stance.SUPPORTS, Stance.PARTLY_SUPPORTS})
#: Verdict → the stances that speak against it.
_CONTRADICTING: dict[Verdict, frozenset[Stance]] = {
    Verdict.CONFIRMED: _AGAINST,
    Verdict.PARTLY_CONFIRMED: _AGAINST - {Stance.REVISES},
    Verdict.FIGURES_REVISED: _AGAINST,
    Verdict.REFUTED: _FOR,
    Verdict.WITHDRAWN: _FOR,
    Verdict.UNRESOLVABLE: _FOR | _AGAINST,
}


def alarm(verdict: Verdict, stance: Stance, *, is_bare: bool) -> AlertKind | None:
    """Return what a suggestion of this stance alarms the desk about, given the claim's verdict; None for nothing.

    `is_bare`: the passage states the claim as a fact, with no caveat and no new evidence.
    """
    if is_bare and stance in _FOR:
        if verdict is Verdict.REFUTED:
            return AlertKind.ZOMBIE
        return AlertKind.CAVEAT_LOST if verdict in (Verdict.UNVERIFIED, Verdict.CONTESTED) else None
    return AlertKind.CONTRADICTED if stance in _CONTRADICTING.get(verdict, ()) else None
