"""What a decision would change, in one line beside its button: the state and verdict after it, and who is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.models import Claim
from claims.queries import watching as watches
from claims.verdicts import Verdict
from claims.workflow import TRANSITIONS, Move, State

#: The moves that those who watch a claim are told of.
TOLD = frozenset({Move.DISMISS, Move.MERGE, Move.SETTLE, Move.REOPEN, Move.SEPARATE})
#: What is told besides, by the name of its form: new evidence, a split.
TOLD_BESIDES = frozenset({"evidence", "accept", "take_out"})


@dataclass(frozen=True, slots=True)
class Foresight:
    """What is known of a claim before a decision. `watching` counts those who would be told of it."""

    state: State
    verdict: Verdict
    watching: int

    def of_move(self, move: Move, verdict: Verdict | None = None) -> str:
        """Return what a step of the workflow changes, with the verdict that it gives, if any."""
        after = TRANSITIONS.get((self.state, move))
        if after is None:
            return ""
        settling = move is Move.SETTLE and verdict is None
        found = "with the verdict you choose" if settling else _found(verdict or self.verdict, verdict)
        arrow = f"→ {after.label}"
        return _line(f"{arrow}, {found}" if found else arrow, self._follow_up(after), self.told(told=move in TOLD))

    def beside(self, name: str, changed: str) -> str:
        """Return what a decision changes that leaves the claim in its state, with its verdict."""
        return _line(
            changed, f"stays {self.state.label}, {self.verdict.mark} {self.verdict.label}", self._told_of(name)
        )

    def told(self, *, told: bool) -> str:
        """Return how many people are told; nothing where nobody is."""
        return f"{self.watching:,} watching told" if told and self.watching else ""

    def _told_of(self, name: str) -> str:
        return self.told(told=name in TOLD_BESIDES)

    def _follow_up(self, after: State) -> str:
        if after is State.TRIAGED and self.state is not State.TRIAGED:
            return "follow-up begins"
        return "follow-up ends" if self.state is State.TRIAGED else ""


def foresee(person: User, claim: Claim, watching: int | None = None) -> Foresight:
    """Return what is known before a decision of `person` about a claim. One SQL query, none with `watching` at hand."""
    told = watches.others(person, claim) if watching is None else watching
    return Foresight(claim.state, claim.finding, told)


def _found(verdict: Verdict, given: Verdict | None) -> str:
    """Word the verdict that a claim has afterwards; one that it never had needs no words."""
    return "" if verdict is Verdict.UNVERIFIED and given is None else f"{verdict.mark} {verdict.label}"


def _line(*parts: str) -> str:
    return " · ".join(filter(None, parts))
