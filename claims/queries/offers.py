"""What a person may do to a claim as it stands: pages show these buttons and no others. Reads only.

The actions refuse whatever is not offered here, by rules of their own; a test asks both for every role and state.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.urls import reverse

from claims.models import Claim, Decision
from claims.models.decision import Verb
from claims.models.roles import may
from claims.queries import answers, standing
from claims.queries.answers import AtHand
from claims.queries.effects import Foresight, foresee
from claims.queries.offer import Offer
from claims.verdicts import DismissReason
from claims.workflow import Move, State

#: How many of a claim's newest decisions are offered to be taken back.
UNDOABLE = 20


def allowed(person: User | AnonymousUser, claim: Claim, at_hand: AtHand | None = None) -> list[Offer]:
    """Return what a person may do to a claim at the desk, nothing for whoever does not decide.

    Twelve SQL queries at most, whatever waits on the claim; five less where the page has read that already.
    """
    if not isinstance(person, User) or not may(person, "decide_claim"):
        return []
    waits = at_hand or answers.read(person, claim)
    known = foresee(person, claim, waits.watching)
    found = [*_moves(claim, known), *_words(claim, known, waits)]
    return [*found, *answers.offered(claim, known, waits), *_histories(person, claim)]


def on_pages(person: User | AnonymousUser, public_id: str, state: State) -> list[Offer]:
    """Return what a person may do to a claim from the editors' pages. No SQL query once the person's role is known."""
    found = []
    if may(person, "add_evidence") and state is not State.MERGED:
        where = reverse("add_evidence", args=[public_id])
        found.append(Offer("add_evidence", "Add evidence", where, at_once=False))
    if may(person, "decide_claim"):
        where = reverse("admin:card", args=[public_id])
        found.append(Offer("card", "Decide at the desk", where, at_once=False))
    return found


def _at(claim: Claim, name: str) -> str:
    return reverse(f"admin:{name}", args=[claim.public_id])


def _moves(claim: Claim, known: Foresight) -> Iterator[Offer]:
    """Yield the steps that the workflow has from where the claim stands."""
    for name, move, words, act, key, at_once in _STEPS:
        if claim.can(move):
            yield Offer(name, words, _at(claim, name), act, key, at_once, known.of_move(move), None, _sent(act))


def _sent(act: str) -> dict[str, str]:
    reason = act.removeprefix("dismiss-").replace("-", "_")
    return {"because": reason} if reason in list(DismissReason) else {}


#: Name, step, words, act, key, and whether it decides at once; in the order of the card's buttons.
_STEPS = (
    ("follow", Move.FOLLOW, "Follow this claim", "follow", "f", True),
    ("reopen", Move.REOPEN, "Reopen this claim", "reopen", "p", True),
    ("separate", Move.SEPARATE, "Undo the merge", "", "", True),
    *(
        ("dismiss", Move.DISMISS, f"Dismiss: {why.label}", f"dismiss-{why.value.replace('_', '-')}", f"x {n}", True)
        for n, why in enumerate(DismissReason, 1)
    ),
    ("merge", Move.MERGE, "Merge into …", "merge", "i", False),
    ("settle", Move.SETTLE, "Settle …", "settle", "t", False),
)


def _words(claim: Claim, known: Foresight, waits: AtHand) -> Iterator[Offer]:
    """Yield what may be done to a claim besides the steps of the workflow."""
    if claim.state is State.MERGED:
        return
    changed = known.beside("reword", "other words")
    yield Offer("reword", "Edit the covered words", _at(claim, "reword"), "reword", "e", False, changed)
    added = known.beside("evidence", "evidence is added")
    yield Offer("evidence", "Add evidence", _at(claim, "evidence"), at_once=False, effect=added)
    given = known.beside("assign", "somebody is to decide")
    yield Offer("assign", "Give it to somebody", _at(claim, "assign"), at_once=False, effect=given)
    sooner = known.beside("prioritise", "comes sooner or later")
    yield Offer("prioritise", "Change how soon it comes", _at(claim, "prioritise"), at_once=False, effect=sooner)
    if claim.state is not State.DISMISSED and waits.mentions > 1:
        taken = known.beside("take_out", "some mentions become a claim of their own")
        yield Offer("take_out", "Take mentions out …", _at(claim, "take_out"), at_once=False, effect=taken)
    marked = known.beside("sensitive", "needs two editors, or not")
    words = "Say that it is not sensitive" if claim.is_sensitive else "Mark as sensitive"
    yield Offer("sensitive", words, _at(claim, "sensitive"), "sensitive", "!", False, marked)
    if claim.state is State.TRIAGED:
        planned = known.beside("plan", "another day to look again")
        yield Offer("plan", "Change the plan", _at(claim, "plan"), at_once=False, effect=planned)
    if claim.state is not State.DISMISSED:
        off = known.beside("snooze", "asked about again later")
        yield Offer("snooze", "Put it off", _at(claim, "snooze"), "snooze", "h", False, off)


def _histories(person: User, claim: Claim) -> Iterator[Offer]:
    """Yield what may be taken back, and the second opinion on what others decided."""
    # That a colleague has judged is as sealed as how.
    unsealed = claim.decisions.standing().exclude(~Q(by=person), verb=Verb.JUDGED.value)
    decisions = list(unsealed.order_by("-sequence")[:UNDOABLE])
    if any(it.by_id != person.pk and it.verb != Verb.DISSENTED for it in decisions):
        words = "Record mine as a second opinion"
        effect = "kept beside the decision that stands · changes nothing"
        yield Offer("dissent", words, _at(claim, "dissent"), at_once=False, effect=effect)
    mine = [it for it in decisions if it.by_id == person.pk]
    for decision in takeable(decisions if may(person, "undo_any") else mine):
        words = f"Take back decision {decision.sequence}: {Verb.of(decision.verb).label}"
        sent = {"decision": str(decision.sequence)}
        yield Offer("undo", words, reverse("admin:undo"), about=decision.sequence, sends=sent)


def takeable(decisions: list[Decision]) -> list[Decision]:
    """Return those of some standing decisions that no other builds on. Two SQL queries at most."""
    blocked = standing.obstacles(decisions)
    return [decision for decision in decisions if decision.sequence not in blocked]
