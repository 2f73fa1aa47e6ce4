"""What watchers are told of a decision: one sentence, written with the decision itself.

A verb that is not in the table is told to nobody: so a sealed opinion is not, before it is opened.
"""

from __future__ import annotations

from typing import Any

from claims.actions import telling, watching
from claims.actions.acts import Act
from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.models.personal_notice import NoticeKind
from claims.verdicts import DismissReason, Stance, Verdict

_TOLD = {
    Verb.SETTLED: (NoticeKind.VERDICT, "settled {id}: {verdict}"),
    Verb.DISMISSED: (NoticeKind.VERDICT, "dismissed {id}: {because}"),
    Verb.REOPENED: (NoticeKind.REOPENED, "opened {id} again"),
    Verb.MERGED: (NoticeKind.MERGED, "merged {id} into {other}"),
    Verb.SEPARATED: (NoticeKind.MERGED, "took {id} out of {other} again"),
    Verb.SPLIT: (NoticeKind.MERGED, "split {id}: some of its mentions are {other} now"),
    Verb.EVIDENCE_ADDED: (NoticeKind.EVIDENCE, "added evidence to {id}"),
    Verb.MATCH_ACCEPTED: (NoticeKind.EVIDENCE, "accepted evidence on {id}: {stance}"),
}
#: Decisions after which one wants to know what becomes of the claim.
_JOINING = (
    *(Verb.FOLLOWED, Verb.SETTLED, Verb.REOPENED, Verb.REWORDED, Verb.PLANNED),
    *(Verb.EVIDENCE_ADDED, Verb.MATCH_ACCEPTED),
)
_LONGEST_WORDS = 120


def spread(*, decision: Decision, claim: Claim, act: Act, undoes: Decision | None = None) -> None:
    """Tell those who watch a claim of a decision that was just written about it, and let its author watch it too.

    Call it inside the decision's transaction. Three queries; a few more where somebody is told.
    """
    verb, at = Verb.of(decision.verb), decision.decided_at
    if verb in _JOINING:
        watching.join(claim=claim, by=act.by, now=at)
    if act.batch and claim.pk not in act.batch.watched:
        return
    told = undoes or decision
    if found := _TOLD.get(Verb.of(told.verb)):
        people = watching.watchers(claim, but=act.by)
        kind, text = found[0], _sentence(decision, told, found[1], claim) if people else ""
        key = f"decision:{decision.sequence}"
        telling.reach(people=people, kind=kind, claim=claim, text=text, key=key, now=at)


def shortened(claim: Claim) -> str:
    """Return the words of a claim, cut at a word where they are long."""
    words = claim.text
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rsplit(' ', 1)[0]}…"


def _sentence(decision: Decision, told: Decision, clause: str, claim: Claim) -> str:
    done = clause.format(id=told.claim_public_id, **_words(told))
    if decision is told:
        return f"{decision.by_name} {done} (“{shortened(claim)}”)."
    whose = "their own decision" if told.by_id == decision.by_id else f"what {told.by_name} had decided"
    return f"{decision.by_name} took back {whose}: {told.by_name} {done} (“{shortened(claim)}”)."


def _words(decision: Decision) -> dict[str, Any]:
    after = decision.after
    match Verb.of(decision.verb):
        case Verb.SETTLED:
            return {"verdict": Verdict.of(after["verdict"]).label}
        case Verb.DISMISSED:
            return {"because": DismissReason.of(after["dismissed_because"]).label}
        case Verb.MERGED:
            return {"other": Claim.objects.values_list("public_id", flat=True).get(pk=after["merged_into_id"])}
        case Verb.SEPARATED:
            return {"other": after["apart_from"]}
        case Verb.SPLIT:
            return {"other": after["split_claim"]}
        case Verb.MATCH_ACCEPTED:
            return {"stance": Stance.of(after["stance"]).label}
        case _:
            return {}
