"""One row of everything, and a valid further row of each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from claims.models import (
    AddedPhrase,
    Article,
    ArticleVersion,
    Claim,
    FollowUp,
    Mention,
    Origin,
    OriginMember,
)
from tests.conftest import NOW
from tests.factories import make_claim, other_claim

Fields = dict[str, Any]

_OF_EVERY_CHAIN = ("sequence", "previous_digest", "digest", "by", "by_name", "before", "after", "nonce")


class World:
    """One row of everything, for new rows to hang on."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.claim = make_claim(speaker="The harbour master")
        self.other = other_claim()
        self.mention: Mention = self.claim.mentions.get()
        self.version, self.flag, self.speaker = self.mention.version, self.mention.flag, self.claim.speaker
        self.source = self.version.article.source
        self.number = 0

    def next(self) -> int:
        """A number of its own for each row."""
        self.number += 1
        return self.number

    def source_(self) -> Fields:
        return {"name": f"Outlet {self.next()}", "created_at": NOW}

    def article(self) -> Fields:
        return {"source": self.source, "identity": f"made:{self.next()}", "title": "Made", "first_seen_at": NOW}

    def version_(self) -> Fields:
        number = self.next() + 10
        made = {"article": self.version.article, "number": number, "title": "Made", "text": "Words."}
        return made | {"digest": str(number), "door": "paste", "received_at": NOW}

    def analysis(self) -> Fields:
        return {"version": ArticleVersion.objects.create(**self.version_()), "due_at": NOW}

    def claim_(self) -> Fields:
        dates = {"reported_at": NOW, "created_at": NOW, "changed_at": NOW}
        return {"text": "Words.", "kind": "unverified", **dates}

    def quote(self, start: int = 0, end: int = 1) -> Fields:
        return {"version": self.version, "start": start, "end": end, "exact": self.version.text[start:end]}

    def flag_(self) -> Fields:
        start = self.next()
        return {**self.quote(start, start + 1), "kind": "unverified", "phrase": "U-1", "detector": "test"}

    def mention_(self) -> Fields:
        start = self.next()
        made = {**self.quote(start, start + 1), "claim": self.claim, "flag": self.flag}
        return made | {"scope": "same_sentence", "rule": "test", "recorded_at": NOW}

    def figure(self) -> Fields:
        start = self.next()
        return {"mention": self.mention, "start": start, "end": start + 1, "exact": "1"}

    def evidence(self) -> Fields:
        made = {"claim": self.claim, "url": "https://port.example/", "passage": "12 wrecks", "stance": "supports"}
        return made | {"added_by": self.by, "added_at": NOW}

    def question(self) -> Fields:
        """Closed, since the claim has an open one already."""
        dates = {"opened_at": NOW, "look_by": NOW, "closed_at": NOW, "closed_by": self.by}
        return {"claim": self.claim, "why": "A test.", **dates}

    def chained(self) -> Fields:
        number = self.next()
        digests = {"sequence": number, "previous_digest": f"p{number}", "digest": f"d{number}"}
        about = {"claim": self.claim, "claim_public_id": self.claim.public_id, "decided_at": NOW}
        return {**digests, **about, "by": self.by, "by_name": "Dana"}

    def decision(self) -> Fields:
        return {**self.chained(), "verb": "followed", "before": {}, "after": {}, "nonce": str(self.next())}

    def missed(self) -> Fields:
        chained = {name: value for name, value in self.chained().items() if name != "decided_at"}
        passage = {"version": self.version, "flag": self.flag, "cue": {}, "kind": "unverified", "covers": []}
        return {**chained, **passage, "marked_at": NOW, "nonce": str(self.next())}

    def phrase(self) -> Fields:
        made = {"public_id": f"E-{self.next()}", "kind": "unverified", "words": f"phrase {self.next()}"}
        return {**made, "reach": "statement", "example": "x", "counter": "y", "added_by": self.by, "added_at": NOW}

    def phrase_change(self) -> Fields:
        chained = {name: value for name, value in self.decision().items() if name in _OF_EVERY_CHAIN}
        phrase = AddedPhrase.objects.create(**self.phrase())
        return {**chained, "verb": "added", "phrase": phrase, "phrase_public_id": "E-01", "changed_at": NOW}

    def match(self) -> Fields:
        made = {"claim": self.claim, "version": ArticleVersion.objects.create(**self.version_()), "found_at": NOW}
        passage = {"start": 0, "end": 5, "passage": "Words", "stance": "supports", "algorithm": "test"}
        return {**made, **passage, "related": 0.9, "confidence": 0.9}

    def decided(self) -> Fields:
        return {"decided_at": NOW, "decided_by": self.by}

    def matching(self) -> Fields:
        return {"version": ArticleVersion.objects.create(**self.version_()), "due_at": NOW}

    def alert(self) -> Fields:
        sides = {"before": "", "after": "Twelve barges sank.", "after_version": self.version}
        about = {"claim": self.claim, "kind": "caveat_lost", "key": f"made:{self.next()}"}
        return {**about, **sides, "why": "A test.", "raised_at": NOW}

    def merge(self) -> Fields:
        pair = {"earlier": Claim.objects.create(**self.claim_()), "later": Claim.objects.create(**self.claim_())}
        return {**pair, "score": 0.9, "algorithm": "test", "found_at": NOW}

    def follow_up(self) -> Fields:
        promise = {"criteria": "A count.", "check_by": NOW.date(), "changed_at": NOW}
        return {"claim": Claim.objects.create(**self.claim_()), **promise}

    def notice(self) -> Fields:
        follow_up = FollowUp.objects.create(**self.follow_up())
        made = {"stage": "late", "check_by": NOW.date(), "text": "Look again.", "made_at": NOW}
        return {"follow_up": follow_up, **made}

    def origin_key(self) -> Fields:
        origin, article = Origin.objects.create(opened_at=NOW), Article.objects.create(**self.article())
        member = OriginMember.objects.create(article=article, origin=origin, placed_at=NOW)
        return {"member": member, "key": f"made:{self.next()}"}

    def entry(self) -> Fields:
        verdicts = {"verdict": "refuted", "previous_verdict": "unverified"}
        return {
            **self.chained(),
            **verdicts,
            "claim_text": "Words.",
            "reason": "A drill.",
            "evidence": [{"passage": "x"}],
        }


def insert(model: type[models.Model], fields: Fields) -> models.Model:
    """Write a row past every guard but the database's own."""
    row = model(**fields)
    with transaction.atomic():
        models.Model.save(row, force_insert=True)
    return row


Change = Callable[[World], Fields]
Case = tuple[type[models.Model], Callable[[World], Fields], Change, Change]


def fixed(**fields: Any) -> Change:
    return lambda world: fields


def word(column: str, known: str) -> tuple[Change, Change]:
    return fixed(**{column: known}), fixed(**{column: "strange"})
