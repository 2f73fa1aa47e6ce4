"""Which decisions stand upon which: one can be taken back only while no other builds on it. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from claims.models import Decision
from claims.models.decision import Verb
from claims.models.review import ReviewKind

#: What ends a claim's stay on the desk: while it stands, so does all that was answered before.
_ENDS = frozenset({Verb.DISMISSED, Verb.MERGED, Verb.SETTLED})
_PROMISES = frozenset({Verb.PLANNED, Verb.SNOOZED})
_ANSWERS = _PROMISES | {Verb.MATCH_ACCEPTED, Verb.MATCH_TURNED_DOWN, Verb.ALERT_SEEN, Verb.KEPT_APART}
#: Questions that are asked because of the claim's state.
_OF_ITS_STATE = (ReviewKind.OVERDUE.value, ReviewKind.REOPENED.value)
_PLACINGS = frozenset({Verb.ORIGIN_SPLIT, Verb.ORIGIN_JOINED})
#: Several of these stand side by side on one claim; of any other verb the later one builds on the earlier.
_SIDE_BY_SIDE = _PLACINGS | {
    Verb.EVIDENCE_ADDED,
    Verb.MATCH_ACCEPTED,
    Verb.MATCH_TURNED_DOWN,
    Verb.ALERT_SEEN,
    Verb.KEPT_APART,
    Verb.DISSENTED,
    Verb.SPLIT,
}


def touched(decision: Decision) -> frozenset[str]:
    """Return the fields of the claim that a decision wrote: those that taking it back writes again."""
    before, after = decision.before, decision.after
    changed = {name for name in before if name != "revision" and before[name] != after.get(name)}
    # A verdict given again is a further entry of the ledger, although it changes no field.
    return frozenset(changed | ({"workflow", "verdict"} if decision.verb == Verb.SETTLED else set()))


def obstacle(decision: Decision) -> Decision | None:
    """Return the newest standing decision that builds on this one, or None. Two SQL queries at most."""
    return obstacles([decision]).get(decision.sequence)


def obstacles(decisions: Collection[Decision]) -> dict[int, Decision]:
    """Return, by the sequence of each decision that something builds on, the newest decision that does.

    Two SQL queries at most, however many decisions.
    """
    if not decisions:
        return {}
    later = list(_later(decisions))
    return {
        decision.sequence: newest
        for decision in decisions
        if (newest := next((other for other in later if _builds_on(other, decision)), None))
    }


def _later(decisions: Collection[Decision]) -> Iterable[Decision]:
    """Return the standing decisions that could build on one of these, the newest first."""
    since = Decision.objects.standing().filter(sequence__gt=min(decision.sequence for decision in decisions))
    claims = {pk for decision in decisions for pk in (decision.claim_id, _made(decision)) if pk}
    about = since.filter(claim__in=claims).order_by("-sequence")
    if not any(Verb.of(decision.verb) in _PLACINGS for decision in decisions):
        return about
    # An article tells several claims, and its origin is one for them all.
    placings = since.filter(verb__in=[verb.value for verb in _PLACINGS]).order_by("-sequence")
    return chain(placings, about)


def _builds_on(later: Decision, earlier: Decision) -> bool:
    if later.sequence <= earlier.sequence:
        return False
    verb, first = Verb.of(later.verb), Verb.of(earlier.verb)
    if verb in _PLACINGS and first in _PLACINGS:
        return bool(_moved(later) & _moved(earlier))
    if later.claim_id == _made(earlier):
        return True
    if later.claim_id != earlier.claim_id:
        return False
    return bool(touched(later) & touched(earlier)) or _rests_on(later, earlier, verb, first)


def _rests_on(later: Decision, earlier: Decision, verb: Verb, first: Verb) -> bool:
    """Say whether a decision about the same claim, which writes other fields, rests on the earlier one."""
    if verb is first and verb not in _SIDE_BY_SIDE:
        return True
    if verb is Verb.ALERT_SEEN and later.after.get("asked") in _OF_ITS_STATE:
        return "workflow" in touched(earlier)
    if verb in _PROMISES:
        return first in _PROMISES or "workflow" in touched(earlier)
    if verb is Verb.SETTLED and "evidence_id" in earlier.after:
        return first in _ANSWERS or earlier.after["evidence_id"] in later.after.get("evidence_ids", [])
    return verb in _ENDS and first in _ANSWERS


def _made(decision: Decision) -> int | None:
    """Return the claim (id) that a decision made: whatever is decided about that one builds on it."""
    made: int | None = decision.after.get("split_claim_id")
    return made


def _moved(placing: Decision) -> set[int]:
    return {was["member"] for was in placing.after["origins"]}
