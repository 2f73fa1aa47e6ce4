"""What the desk says after a decision: one sentence that names the claim and the effect."""

from __future__ import annotations

from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.models.match import MatchState
from claims.verdicts import DismissReason, Priority, Stance, Verdict

_TOLD = {
    Verb.FOLLOWED: "{id} is followed now.",
    Verb.DISMISSED: "{id} is dismissed: {because}.",
    Verb.MERGED: "{id} is merged into {into}.",
    Verb.REWORDED: "The words of {id} are changed.",
    Verb.SETTLED: "{id} is settled: {verdict}.",
    Verb.REOPENED: "{id} is followed again.",
    Verb.EVIDENCE_ADDED: "Evidence is added to {id}.",
    Verb.MATCH_ACCEPTED: "The passage is evidence on {id} now: {stance}.",
    Verb.MATCH_TURNED_DOWN: "The passage {how}.",
    Verb.ALERT_SEEN: "Seen. {id} stays as it is.",
    Verb.SEPARATED: "{id} stands by itself again.",
    Verb.SPLIT: "{id} is split: what was taken out is {new} now, and is followed.",
    Verb.KEPT_APART: "{id} and {other} are two: they are not suggested as one again.",
    Verb.PLANNED: "{id} has a new plan for when to look again.",
    Verb.SNOOZED: "{id} is put off.",
    Verb.ORIGIN_SPLIT: "The article has an origin of its own now.",
    Verb.ORIGIN_JOINED: "The articles have one origin now.",
    Verb.ASSIGNED: "{id} {given}.",
    Verb.PRIORITISED: "{id} {urgency}.",
    Verb.DISSENTED: "Kept beside the decision that stands: {id} is as it was.",
    Verb.JUDGED: "Your verdict on {id} is sealed until a second editor has judged it.",
    Verb.MARKED_SENSITIVE: "{id} {sensitive}.",
    Verb.UNDONE: "Taken back: {id} is as it was before.",
}
_TURNED_DOWN = {
    MatchState.NOT_ABOUT: "is not about {id}, and is not suggested for it again",
    MatchState.SET_ASIDE: "is about {id} but of no use, and is set aside",
}
_URGENCY = {
    Priority.NONE: "waits in its turn now",
    Priority.HIGH: "comes before most others now",
    Priority.URGENT: "comes before nearly all others now",
}


def told(decision: Decision) -> str:
    """Return the sentence for a decision, from what it wrote down."""
    return _TOLD[Verb.of(decision.verb)].format(id=decision.claim_public_id, **_words(decision))


def _words(decision: Decision) -> dict[str, str]:
    after = decision.after
    match Verb.of(decision.verb):
        case Verb.DISMISSED:
            return {"because": DismissReason.of(after["dismissed_because"]).label}
        case Verb.MERGED:
            # Older decisions do not name it.
            return {
                "into": after.get("into")
                or Claim.objects.values_list("public_id", flat=True).get(pk=after["merged_into_id"])
            }
        case Verb.SETTLED:
            return {"verdict": Verdict.of(after["verdict"]).label}
        case Verb.MATCH_ACCEPTED:
            return {"stance": Stance.of(after["stance"]).label}
        case Verb.MATCH_TURNED_DOWN:
            return {"how": _TURNED_DOWN[MatchState.of(after["how"])].format(id=decision.claim_public_id)}
        case Verb.SPLIT:
            return {"new": after["split_claim"]}
        case Verb.KEPT_APART:
            return {"other": after["apart_from"]}
        case Verb.ASSIGNED:
            name = after["assignee_name"]
            return {"given": f"is given to {name}" if name else "is nobody's in particular now"}
        case Verb.MARKED_SENSITIVE:
            return {"sensitive": "needs two editors now" if after["is_sensitive"] else "is not sensitive any more"}
        case Verb.PRIORITISED:
            return {"urgency": _URGENCY[Priority.of(after["priority"])]}
        case _:
            return {}


def _merged_into(pk: int) -> str:
    """Return the id of a claim for a decision of the time when decisions did not name it."""
    return Claim.objects.values_list("public_id", flat=True).get(pk=pk)
