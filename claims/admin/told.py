"""What the desk says after a decision: one sentence that names the claim and the effect."""

from __future__ import annotations

from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.verdicts import DismissReason, Verdict

_TOLD = {
    Verb.FOLLOWED: "{id} is followed now.",
    Verb.DISMISSED: "{id} is dismissed: {because}.",
    Verb.MERGED: "{id} is merged into {into}.",
    Verb.REWORDED: "The words of {id} are changed.",
    Verb.SETTLED: "{id} is settled: {verdict}.",
    Verb.REOPENED: "{id} is followed again.",
    Verb.EVIDENCE_ADDED: "Evidence is added to {id}.",
    Verb.UNDONE: "Taken back: {id} is as it was before.",
}


def told(decision: Decision) -> str:
    """Return the sentence for a decision, from what it wrote down."""
    after = decision.after
    return _TOLD[Verb.of(decision.verb)].format(
        id=decision.claim_public_id,
        because=DismissReason.of(after["dismissed_because"]).label if after["dismissed_because"] else "",
        into=_into(decision),
        verdict=Verdict.of(after["verdict"]).label,
    )


def _into(decision: Decision) -> str:
    if decision.verb != Verb.MERGED:
        return ""
    return Claim.objects.values_list("public_id", flat=True).get(pk=decision.after["merged_into_id"])
