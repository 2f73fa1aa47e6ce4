"""Decisions of every kind about a small desk, drawn at random, each made by the action that a form calls."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from claims.actions import claims, evidence, follow_ups, ledger, matches, merging, origins, questions
from claims.actions.acts import Act
from claims.errors import ClaimsError
from claims.models import Claim, Decision, Evidence, Match, MergeSuggestion, OriginMember, PolicySwitch, ReviewItem
from claims.models.match import MatchState
from claims.models.review import LOOKED_AT
from claims.pairing import Ground
from claims.verdicts import AlertKind, DismissReason, Independence, Stance
from tests.conftest import NOW
from tests.factories import make_act, other_claim
from tests.suggesting import make_alert, make_likeness, make_overdue, make_suggestion

CLAIMS = 10


@dataclass
class Desk:
    """A small desk on which everything waits that can, and a clock on which no two decisions share a moment."""

    people: list[User]
    chance: random.Random
    now: datetime = NOW
    pks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A sealed verdict cannot be taken back once the round is over, so here one editor decides (rounds: test_pairs).
        for ground in Ground:
            by = self.people[0]
            PolicySwitch.objects.create(ground=ground.value, is_on=False, by=by, by_name=by.username, turned_at=NOW)
        made = [other_claim() for _ in range(CLAIMS)]
        self.pks = [claim.pk for claim in made]
        for claim in made[:3]:
            claims.follow(claim=claim, act=self.act())
        settle(self, made[3], self.act())
        make_overdue(made[0])
        for claim in made[:6]:
            make_suggestion(claim)
            make_suggestion(claim)
            make_alert(claim)
        make_alert(made[3], kind=AlertKind.CONTRADICTED)
        for earlier, later in ((4, 5), (4, 6), (7, 8), (0, 9)):
            make_likeness(made[earlier], made[later])
        for claim in made:
            origins.place(version=claim.mentions.get().version, now=NOW)

    def act(self) -> Act:
        """Return an act of any of the people, a second after the last."""
        self.now += timedelta(seconds=1)
        return make_act(self.chance.choice(self.people), now=self.now)

    def one(self, rows: Any) -> Any:
        """Return one of the rows at random; raise ClaimsError where there is none."""
        found = list(rows)
        if not found:
            raise ClaimsError("There is none.")
        return self.chance.choice(found)

    def decide(self) -> Decision | None:
        """Try one decision of any kind; None where it was not open."""
        claim = self.one(Claim.objects.filter(pk__in=self.pks).order_by("pk"))
        try:
            return self.chance.choice(KINDS)(self, claim, self.act())
        except ClaimsError:
            return None

    def decide_often(self, number: int) -> list[Decision]:
        """Make so many decisions."""
        made: list[Decision] = []
        while len(made) < number:
            if decision := self.decide():
                made.append(decision)
        return made


def dismiss(desk: Desk, claim: Claim, act: Act) -> Decision:
    return claims.dismiss(claim=claim, because=desk.chance.choice(list(DismissReason)), act=act)


def settle(desk: Desk, claim: Claim, act: Act) -> Decision:
    pieces = list(Evidence.objects.filter(claim=claim, state="accepted"))
    verdict = desk.chance.choice(ledger.CLOSING)
    ruling = ledger.Ruling(verdict, "Seen.", evidence=pieces, no_evidence_because="" if pieces else "The bay is empty.")
    return ledger.settle(claim=claim, ruling=ruling, act=act)


def merge(desk: Desk, claim: Claim, act: Act) -> Decision:
    into = desk.one(Claim.objects.standing().filter(pk__in=desk.pks).exclude(pk=claim.pk).order_by("pk"))
    return claims.merge(claim=claim, into=into, act=act)


def reword(desk: Desk, claim: Claim, act: Act) -> Decision:
    return claims.reword(claim=claim, text=f"Wording {desk.chance.random()}.", act=act)


def add_evidence(desk: Desk, claim: Claim, act: Act) -> Decision:
    finding = evidence.Finding(passage="Divers counted 12.", stance=Stance.SUPPORTS, url="https://port.example/count")
    return evidence.add(claim=claim, finding=finding, act=act)


def accept(desk: Desk, claim: Claim, act: Act) -> Decision:
    match = desk.one(Match.objects.filter(claim=claim).order_by("pk"))
    return matches.accept(match=match, stance=Stance.REFUTES, independence=Independence.PARTY, act=act)


def turn_down(desk: Desk, claim: Claim, act: Act) -> Decision:
    how = desk.chance.choice([MatchState.NOT_ABOUT, MatchState.SET_ASIDE])
    return matches.turn_down(match=desk.one(Match.objects.filter(claim=claim).order_by("pk")), how=how, act=act)


def look(desk: Desk, claim: Claim, act: Act) -> Decision:
    kinds = [kind.value for kind in LOOKED_AT]
    asked = ReviewItem.objects.filter(kind__in=kinds, closed_at__isnull=True, claim__in=desk.pks).order_by("pk")
    return questions.acknowledge(item=desk.one(asked), act=act)


def keep_apart(desk: Desk, claim: Claim, act: Act) -> Decision:
    return merging.keep_apart(suggestion=desk.one(MergeSuggestion.objects.order_by("pk")), act=act)


def plan(desk: Desk, claim: Claim, act: Act) -> Decision:
    day = (act.now + timedelta(days=desk.chance.randint(1, 60))).date()
    return follow_ups.plan(claim=claim, criteria=f"Count {desk.chance.random()}.", check_by=day, act=act)


def snooze(desk: Desk, claim: Claim, act: Act) -> Decision:
    day = (act.now + timedelta(days=desk.chance.randint(2, 60))).date()
    return follow_ups.snooze(claim=claim, until=day, until_evidence=desk.chance.random() < 0.5, act=act)


def split(desk: Desk, claim: Claim, act: Act) -> Decision:
    return origins.split(claim=claim, article=desk.one(OriginMember.objects.order_by("pk")).article, act=act)


def join(desk: Desk, claim: Claim, act: Act) -> Decision:
    first, second = (desk.one(OriginMember.objects.order_by("pk")).article for _ in range(2))
    return origins.join(claim=claim, article=first, other=second, act=act)


KINDS: list[Callable[[Desk, Claim, Act], Decision]] = [
    lambda desk, claim, act: claims.follow(claim=claim, act=act),
    lambda desk, claim, act: claims.reopen(claim=claim, act=act),
    lambda desk, claim, act: merging.separate(claim=claim, act=act),
    *(dismiss, settle, merge, reword, add_evidence, accept, turn_down, look, keep_apart, plan, snooze, split, join),
]
