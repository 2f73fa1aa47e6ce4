"""The rows of sleeping claims: begun, ended by what wakes them, put back by an undo. Locks no claim, no history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from claims.actions.acts import Act
from claims.errors import Conflict
from claims.models import Claim, Decision, Snooze
from claims.models.decision import Verb

#: What is done about a claim without looking at what is asked: it sleeps on.
_LETS_SLEEP = (Verb.UNDONE, Verb.ASSIGNED, Verb.PRIORITISED, Verb.DISSENTED)


def begin(*, claim: Claim, until: datetime | None, until_evidence: bool, act: Act) -> dict[str, Any]:
    """Let a locked claim sleep; return what the decision must remember, so that undoing can tell it from another."""
    row = Snooze(claim=claim, until=until, until_evidence=until_evidence, by=act.by, at=act.now)
    fields = ["until", "until_evidence", "by", "at"]
    Snooze.objects.bulk_create([row], update_conflicts=True, unique_fields=["claim"], update_fields=fields)
    return {"asleep": _snapshot(row)}


def end(claim: Claim, verb: Verb) -> dict[str, Any]:
    """Wake a locked claim about which something is decided; return what the decision must remember of its sleep."""
    if verb in (*_LETS_SLEEP, Verb.SNOOZED):
        return {}
    row = Snooze.objects.filter(claim=claim).first()
    if row is None:
        return {}
    row.delete()
    return {"slept": _snapshot(row)}


def before(claim: Claim) -> dict[str, Any]:
    """Return what a decision that puts a locked claim off must remember of its earlier sleep, if there was one."""
    row = Snooze.objects.filter(claim=claim).first()
    return {"slept": _snapshot(row)} if row else {}


def wake(claim_id: int) -> bool:
    """Wake a claim that waits for evidence; say whether it slept."""
    return bool(Snooze.objects.filter(claim_id=claim_id, until_evidence=True).delete()[0])


def wake_due(now: datetime) -> int:
    """Wake every claim whose time has come; return how many."""
    return Snooze.objects.over(now).delete()[0]


def take_back(*, decision: Decision, act: Act) -> None:
    """Wake a locked claim that the decision put to sleep, if it still sleeps. Raises Conflict if put off anew since."""
    meant, row = decision.after.get("asleep"), Snooze.objects.filter(claim=decision.claim).first()
    if meant is None or row is None:
        return
    if _snapshot(row) != meant:
        raise Conflict("This claim was put off anew since: take that back first.")
    row.delete()


def fall_asleep_again(*, decision: Decision, act: Act) -> None:
    """Put a locked claim back to the sleep from which a decision woke it, while that is still meant and to come."""
    slept: Mapping[str, Any] | None = decision.after.get("slept")
    if slept is None:
        return
    until, at = _moment(slept["until"]), datetime.fromisoformat(slept["at"])
    put_off = Decision.objects.standing().filter(claim=decision.claim, verb=Verb.SNOOZED, decided_at=at)
    if (until is not None and until <= act.now) or not put_off.exists():
        return
    row = Snooze(claim=decision.claim, until=until, until_evidence=slept["until_evidence"], by_id=slept["by"], at=at)
    Snooze.objects.bulk_create([row], ignore_conflicts=True)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _snapshot(row: Snooze) -> dict[str, Any]:
    until = row.until.isoformat() if row.until else None
    return {"until": until, "until_evidence": row.until_evidence, "by": row.by_id, "at": row.at.isoformat()}
