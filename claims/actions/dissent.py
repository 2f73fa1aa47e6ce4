"""A second opinion after the event: what somebody would have decided, kept beside the decision that stands."""

from __future__ import annotations

from collections.abc import Sequence

from claims.actions.acts import Act
from claims.actions.decisions import once, write
from claims.errors import BadInput, NotOpen
from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.models.roles import check_may

#: Label and words of what was typed; as long as the longest form may be.
Typed = Sequence[tuple[str, str]]
MAX_TYPED = 20_000
MAX_INTENDED = 300


@once
def dissent(*, claim: Claim, intended: str, typed: Typed, act: Act) -> Decision:
    """Keep what the person was about to do, with all that was typed, beside what others decided. Changes nothing else.

    It takes nothing from whoever has the claim, so a reservation does not stop it. Raises NotAllowed without the role,
    NotOpen where nobody else decided about the claim, and BadInput for no intention or too many words.
    """
    check_may(act.by, "decide_claim")
    _check(intended, typed)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    theirs = claim.decisions.standing().exclude(by=act.by).exclude(verb=Verb.DISSENTED.value)
    if (last := theirs.order_by("-sequence").first()) is None:
        raise NotOpen("Nobody else has decided about this claim: decide about it instead.")
    kept = {"intended": intended, "typed": [list(pair) for pair in typed], "beside": last.sequence}
    return write(claim, Verb.DISSENTED, act, changes={}, remember=kept)


def _check(intended: str, typed: Typed) -> None:
    if not intended.strip():
        raise BadInput("Say what you would have decided.")
    if len(intended) > MAX_INTENDED or sum(len(label) + len(words) for label, words in typed) > MAX_TYPED:
        raise BadInput(f"This is more than a second opinion takes ({MAX_TYPED:,} characters): shorten it.")
