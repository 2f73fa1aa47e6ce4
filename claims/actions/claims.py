"""What an editor does with a claim short of a verdict: follow, dismiss, merge, reword, reopen."""

from __future__ import annotations

from claims.actions import dispute, follow_ups, matching, merging
from claims.actions.acts import Act
from claims.actions.decisions import lock, once, write
from claims.errors import BadInput, NotOpen
from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.verdicts import DismissReason, Fault
from claims.workflow import Move, State, check_can

MAX_WORDS = 5000
BLAMELESS = "What was wrong goes with “Dismiss: not a claim” only: clear it, or choose that reason."


@once
def follow(*, claim: Claim, act: Act) -> Decision:
    """Accept a detected claim, so that it is followed until it is settled, with a day by which to look again."""
    claim = lock(claim, act)
    state = check_can(claim.state, Move.FOLLOW)
    follow_ups.begin(claim=claim, now=act.now)
    return write(claim, Verb.FOLLOWED, act, changes={"workflow": state.value})


@once
def dismiss(*, claim: Claim, because: DismissReason, act: Act, fault: Fault | None = None) -> Decision:
    """Put a claim aside for a stated reason. It stays findable and can be reopened.

    `fault` says what the detector got wrong; BadInput where the reason is none that blames the detector.
    """
    if fault and because is not DismissReason.NOT_A_CLAIM:
        raise BadInput(BLAMELESS)
    claim = lock(claim, act)
    state = check_can(claim.state, Move.DISMISS)
    changes = {"workflow": state.value, "dismissed_because": because.value}
    remember = {**_blame(fault), **follow_ups.end(claim=claim, now=act.now)}
    return write(claim, Verb.DISMISSED, act, changes=changes, remember=remember)


@once
def merge(*, claim: Claim, into: Claim, act: Act) -> Decision:
    """Join a claim to another that says the same. Its id keeps leading there; its mentions stay its own."""
    # Always in the order of their ids, so that two merges cannot wait for each other.
    list(Claim.objects.select_for_update().filter(pk__in=[claim.pk, into.pk]).order_by("pk"))
    claim = lock(claim, act)
    into = Claim.objects.get(pk=into.pk)
    _check_target(claim, into)
    state = check_can(claim.state, Move.MERGE)
    marked = merging.mark_merged(claim=claim, into=into, act=act)
    remember = {"into": into.public_id, **marked, **follow_ups.end(claim=claim, now=act.now)}
    changes = {"workflow": state.value, "merged_into_id": into.pk}
    decision = write(claim, Verb.MERGED, act, changes=changes, remember=remember)
    dispute.tell(claims=[into.pk], now=act.now)
    return decision


@once
def reword(*, claim: Claim, text: str, act: Act, fault: Fault | None = None) -> Decision:
    """Edit the canonical words of a claim. What the articles said stays as they said it.

    `fault` says what the detector got wrong, where that is why.
    """
    words = " ".join(text.split())
    if not words:
        raise BadInput("A claim needs words: say in one sentence what was asserted.")
    if len(words) > MAX_WORDS:
        raise BadInput(f"These are {len(words):,} characters; a claim takes at most {MAX_WORDS:,}. Shorten it.")
    claim = lock(claim, act)
    if claim.state is State.MERGED:
        raise NotOpen("This claim was merged into another: edit the words of that one.")
    if words == claim.text:
        raise BadInput("These are the words that the claim has already: nothing was changed.")
    matching.owe_of_claim(claim=claim, now=act.now)
    return write(claim, Verb.REWORDED, act, changes={"text": words}, remember=_blame(fault))


@once
def reopen(*, claim: Claim, act: Act) -> Decision:
    """Follow a settled or dismissed claim again. Its verdicts stay in the ledger."""
    claim = lock(claim, act)
    state = check_can(claim.state, Move.REOPEN)
    follow_ups.begin(claim=claim, now=act.now)
    return write(claim, Verb.REOPENED, act, changes={"workflow": state.value, "dismissed_because": ""})


def _blame(fault: Fault | None) -> dict[str, str]:
    return {"fault": fault.value} if fault else {}


def _check_target(claim: Claim, into: Claim) -> None:
    if claim.pk == into.pk:
        raise BadInput("A claim cannot be merged into itself: give the id of the other one.")
    if into.state in (State.MERGED, State.DISMISSED):
        raise BadInput(f"{into.public_id} is itself {into.state.label}: merge into a claim that stands.")
