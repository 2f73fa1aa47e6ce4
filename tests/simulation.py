"""A month at a desk, made up: articles come in, editors decide and change their minds, names are corrected."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import User

from claims.actions import (
    articles,
    claims,
    evidence,
    ledger,
    matches,
    merging,
    names,
    origins,
    recording,
    splitting,
    undo,
)
from claims.actions.acts import Act
from claims.errors import ClaimsError
from claims.models import Article, ArticleVersion, Claim, Decision, Evidence, Match, Source, Speaker
from claims.models.article import Door
from claims.models.match import MatchState
from claims.reading.articles import Reading
from claims.verdicts import DismissReason, Independence, Stance
from tests.factories import CAVEAT, make_draft, make_match

_numbers = itertools.count(1)


@dataclass
class Month:
    """The made-up month: `now` moves on with each step."""

    editors: tuple[User, ...]
    administrator: User
    now: datetime
    chance: Random
    claims: list[Claim] = field(default_factory=list)

    def steps(self, number: int) -> Iterator[datetime]:
        """Take as many steps, and yield the moment right after each."""
        for _ in range(number):
            self.now += timedelta(minutes=self.chance.randint(1, 200), microseconds=self.chance.randint(0, 999_999))
            self._step()
            yield self.now

    def _step(self) -> None:
        deeds: list[Callable[[], object]] = [
            self.report, self.report, self.repeat, self.repeat, self.follow, self.dismiss, self.merge, self.separate,
            self.reword, self.add_evidence, self.accept, self.settle, self.settle, self.reopen, self.split, self.join,
            self.take_out, self.take_out, self.take_back, self.take_back, self.rename,
        ]  # fmt: skip
        # What the desk refuses changes nothing, which is just what is looked for.
        with suppress(ClaimsError):
            self.chance.choice(deeds)()

    def report(self) -> None:
        if len(self.claims) < 6:
            number = next(_numbers)
            version = self._version(f"The wharf office said {number + 20} cranes had stopped.")
            self.claims.append(version.mentions.get().claim)

    def repeat(self) -> None:
        claim = self._claim()
        self._version(claim.mentions.order_by("pk").first().exact)  # type: ignore[union-attr]

    def follow(self) -> Decision:
        return claims.follow(claim=self._claim(), act=self._act())

    def dismiss(self) -> Decision:
        return claims.dismiss(claim=self._claim(), because=DismissReason.OUT_OF_SCOPE, act=self._act())

    def merge(self) -> Decision:
        claim, into = self._claim(), self._claim()
        return claims.merge(claim=claim, into=into, act=self._act())

    def separate(self) -> Decision:
        merged = Claim.objects.filter(merged_into__isnull=False).order_by("pk").first()
        return merging.separate(claim=merged or self._claim(), act=self._act())

    def reword(self) -> Decision:
        return claims.reword(
            claim=self._claim(), text=f"Cranes stood still, wording {next(_numbers)}.", act=self._act()
        )

    def add_evidence(self) -> Decision:
        found = evidence.Finding("Divers saw it.", self.chance.choice(list(Stance)[:5]), url="https://port.example/")
        return evidence.add(claim=self._claim(), finding=found, act=self._act())

    def accept(self) -> Decision:
        match = make_match(self._claim(), passage=f"Only {next(_numbers)} cranes had stopped.")
        Match.objects.filter(pk=match.pk).update(found_at=self.now)
        if self.chance.random() < 0.3:
            return matches.turn_down(match=match, how=MatchState.SET_ASIDE, act=self._act())
        return matches.accept(match=match, stance=Stance.REVISES, independence=Independence.PARTY, act=self._act())

    def settle(self) -> Decision:
        claim = self._claim()
        pieces = list(Evidence.objects.standing().filter(claim=claim))
        verdict = self.chance.choice(ledger.CLOSING)
        ruling = ledger.Ruling(
            verdict, "It was counted.", evidence=pieces, no_evidence_because="" if pieces else "Seen."
        )
        return ledger.settle(claim=claim, ruling=ruling, act=self._act())

    def reopen(self) -> Decision:
        return claims.reopen(claim=self._claim(), act=self._act())

    def split(self) -> Decision:
        return origins.split(claim=self._claim(), article=self._article(), act=self._act())

    def join(self) -> Decision:
        return origins.join(claim=self._claim(), article=self._article(), other=self._article(), act=self._act())

    def take_out(self) -> Decision:
        claim = self._claim()
        mentions = list(claim.mentions.order_by("pk").values_list("pk", flat=True))
        chosen = mentions[: self.chance.randint(1, max(len(mentions) - 1, 1))]
        decision = splitting.split(claim=claim, mentions=chosen, act=self._act())
        self.claims.append(Claim.objects.get(pk=decision.after["split_claim_id"]))
        return decision

    def take_back(self) -> None:
        by = self.chance.choice(self.editors)
        if last := undo.last_of(by):
            undo.undo(decision=last, act=self._act(by))

    def rename(self) -> None:
        subjects: list[Speaker | Source] = [*Speaker.objects.order_by("pk"), *Source.objects.order_by("pk")]
        subject = self.chance.choice(subjects)
        names.rename(subject=subject, name=f"Name {next(_numbers)}", by=self.administrator, now=self.now)

    def _version(self, said: str) -> ArticleVersion:
        text = f"Dockers spoke on the quay.\n\n{said} {CAVEAT}\n\nReport {next(_numbers)}."
        reading = Reading(text, title="Cranes", outlet="The Wharf Post", url=f"https://wharf.example/{uuid.uuid4()}")
        version = articles.receive(reading=reading, door=Door.PASTE, by=None, now=self.now).version
        recording.record(
            version=version, drafts=[make_draft(text, covered=said, speaker="The wharf office")], now=self.now
        )
        origins.place(version=version, now=self.now)
        return version

    def _claim(self) -> Claim:
        if not self.claims:
            self.report()
        return Claim.objects.get(pk=self.chance.choice(self.claims).pk)

    def _article(self) -> Article:
        return self.chance.choice(list(Article.objects.order_by("pk")))

    def _act(self, by: User | None = None) -> Act:
        return Act(
            by=by or self.chance.choice(self.editors), nonce=uuid.uuid4().hex, now=self.now, note="Of the month."
        )
