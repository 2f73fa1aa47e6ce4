"""Every state in which a claim can stand before an editor, and a complete form of every kind for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import claims, recording
from claims.models import Claim
from claims.queries.offer import Offer
from claims.verdicts import AlertKind
from tests.conftest import NOW
from tests.factories import (
    TEXT,
    dismissed_claim,
    followed_claim,
    make_act,
    make_claim,
    make_draft,
    make_version,
    other_claim,
    settled_claim,
)  # fmt: skip
from tests.suggesting import make_alert, make_likeness, make_overdue, make_suggestion


def merged(by: User) -> Claim:
    return claims.merge(claim=other_claim(), into=other_claim(), act=make_act(by)).claim


def suggested(by: User) -> Claim:
    claim = followed_claim(by)
    make_suggestion(claim)
    return claim


def settled_and_suggested(by: User) -> Claim:
    claim = settled_claim(by)
    make_suggestion(claim)
    return claim


def alarming(by: User) -> Claim:
    claim = followed_claim(by)
    make_alert(claim)
    return claim


def contradicted(by: User) -> Claim:
    claim = settled_claim(by)
    make_alert(claim, kind=AlertKind.CONTRADICTED)
    return claim


def alike(by: User) -> Claim:
    earlier, later = other_claim(), other_claim()
    make_likeness(earlier, later)
    return later


def alike_to_a_merged_one(by: User) -> Claim:
    later = alike(by)
    claims.merge(claim=later, into=other_claim(), act=make_act(by))
    return Claim.objects.get(pk=later.pk)


def told_twice(by: User) -> Claim:
    claim = followed_claim(by)
    text, url = f"{TEXT} Corrected.", claim.mentions.get().version.article.url
    version = make_version(text, url=url)
    recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)
    return claim


def overdue(by: User) -> Claim:
    claim = followed_claim(by)
    make_overdue(claim)
    return claim


SITUATIONS: dict[str, Callable[[User], Claim]] = {
    "detected": lambda by: make_claim(),
    "triaged": followed_claim,
    "settled": settled_claim,
    "dismissed": dismissed_claim,
    "merged": merged,
    "triaged with a suggestion": suggested,
    "settled with a suggestion": settled_and_suggested,
    "triaged with an alert": alarming,
    "settled and contradicted": contradicted,
    "detected and like another": alike,
    "merged and like another": alike_to_a_merged_one,
    "triaged and overdue": overdue,
    "triaged and told twice": told_twice,
}

#: A complete form of every kind, but for the hidden fields and what an offer sends itself.
TYPED: dict[str, dict[str, Any]] = {
    "follow": {},
    "sensitive": {"is_sensitive": "1", "note": "It names a minor."},
    "dismiss": {"because": "duplicate"},
    "reopen": {},
    "reword": {"text": "Other words."},
    "merge": {},
    "separate": {},
    "settle": {"verdict": "confirmed", "day_unknown": "on", "reason": "Seen.", "no_evidence_because": "Counted."},
    "evidence": {
        "new-url": "https://port.example/count",
        "new-passage": "Divers counted 12.",
        "new-stance": "supports",
        "new-independence": "unknown",
    },
    "accept": {"stance": "supports"},
    "turn_down": {"how": "set_aside"},
    "acknowledge": {},
    "keep_apart": {},
    "plan": {"criteria": "A count.", "check_by": "2099-01-01"},
    "snooze": {"until": "2099-01-01", "until_evidence": "on"},
    "assign": {"to": "omar"},
    "prioritise": {"priority": "high"},
    "split": {},
    "join": {"other": "1"},
    "take_out": {},
    "dissent": {"meant": "dismiss this claim", "typed_before": "[]"},
}
#: Days of forms must lie within ten years of the day on which the tests run.
SOON = "check_by", "until"


def sent(claim: Claim, name: str, offer: Offer | None, day: str) -> dict[str, Any]:
    """Return a complete form for a claim; `offer` is what the form answers, where there is one."""
    typed = {field: day if field in SOON else value for field, value in TYPED[name].items()}
    if name == "merge":
        typed["into"] = other_claim(now=NOW).public_id
    if name == "take_out":
        typed["mentions"] = [claim.mentions.order_by("pk").values_list("pk", flat=True).last()]
    about = offer.about if offer and offer.about else 4711
    hidden = {"seen": claim.revision, "nonce": "0" * 32, "about": about}
    prefix = "new-" if name == "evidence" else ""
    return {**{prefix + field: value for field, value in hidden.items()}, **typed, **(offer.sends if offer else {})}


def address(claim: Claim, name: str) -> str:
    """Return the address to which a form of this kind is sent."""
    return reverse(f"admin:{name}", args=[claim.public_id])
