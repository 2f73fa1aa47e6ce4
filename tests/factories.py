"""Short makers of rows that speak newsroom. Each makes what it needs; name only what the test is about."""

from __future__ import annotations

import itertools
import uuid
from datetime import datetime

from django.contrib.auth.models import User

from claims.actions import articles, claims, evidence, ledger, questions, recording
from claims.actions.acts import Act
from claims.facts import ClaimDraft, Coverage, Flag, Speaker
from claims.models import AddedPhrase, ArticleVersion, Claim, Evidence, Match, PhraseChange
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.text.spans import Span
from claims.verdicts import DismissReason, FlagKind, Scope, Stance, Verdict
from tests.conftest import NOW

_numbers = itertools.count(1)

SAID = "The harbour master of Port Lowe said 12 of the 15 barges had sunk."
CAVEAT = "The figures could not be independently verified."
TEXT = f"A storm struck Port Lowe on Tuesday.\n\n{SAID} {CAVEAT}\n\nThe harbour stayed closed."


def make_version(
    text: str = TEXT, *, title: str = "Storm at Port Lowe", url: str = "", **reading: object
) -> ArticleVersion:
    """Receive an article with `text`; without a url each call makes another article."""
    url = url or f"https://news.example/{next(_numbers)}"
    read = Reading(text=text, title=title, outlet="The Lowe Herald", url=url, published=NOW, **reading)  # type: ignore[arg-type]
    return articles.receive(reading=read, door=Door.PASTE, by=None, now=NOW).version


def make_draft(text: str, *, covered: str = SAID, cue: str = CAVEAT, speaker: str = "") -> ClaimDraft:
    """Return a draft of `covered` under the caveat `cue`, both words of `text`."""
    words, caveat = find(text, covered), find(text, cue)
    coverage = Coverage(words, Scope.PREVIOUS_SENTENCE, "previous sentence")
    flag = Flag(FlagKind.UNVERIFIED, "U-1", caveat, (coverage,))
    return ClaimDraft(flag, coverage, Speaker(speaker, find(text, speaker)) if speaker else None)


def find(text: str, words: str) -> Span:
    """Return the span of the first occurrence of `words`."""
    at = text.index(words)
    return Span(at, at + len(words))


def make_claim(text: str = TEXT, *, now: datetime = NOW, speaker: str = "", **draft: str) -> Claim:
    """Record one detected claim of a fresh article and return it."""
    version = make_version(text)
    recording.record(version=version, drafts=[make_draft(text, speaker=speaker, **draft)], now=now)
    return version.mentions.get().claim


def other_claim(*, now: datetime = NOW) -> Claim:
    """Record a detected claim that no other claim can be taken for, and return it."""
    said = f"Lighthouse {next(_numbers)} had gone dark."
    return make_claim(f"{said} {CAVEAT}", covered=said, now=now)


def reweigh(claim: Claim, weight: int) -> None:
    """Give the open questions about a claim this weight, and the place in the queue that it brings."""
    for question in claim.review_items.all():
        place = questions.place(weight=weight, now=question.opened_at)
        claim.review_items.filter(pk=question.pk).update(**place)


def make_act(by: User, *, seen: int | None = None, note: str = "", now: datetime = NOW) -> Act:
    """Return an act of `by` with a nonce of its own."""
    return Act(by=by, nonce=uuid.uuid4().hex, now=now, seen=seen, note=note)


def followed_claim(by: User, *, text: str = TEXT, speaker: str = "") -> Claim:
    """Return a claim that `by` follows."""
    return claims.follow(claim=make_claim(text, speaker=speaker), act=make_act(by)).claim


def dismissed_claim(by: User) -> Claim:
    """Return a claim that `by` dismissed."""
    return claims.dismiss(claim=make_claim(), because=DismissReason.NOT_A_CLAIM, act=make_act(by)).claim


def make_evidence(claim: Claim, by: User, *, stance: Stance = Stance.SUPPORTS) -> Evidence:
    """Return a piece of evidence that `by` added to `claim`."""
    finding = evidence.Finding(passage="Divers counted 12 wrecks.", stance=stance, url="https://port.example/wrecks")
    decision = evidence.add(claim=claim, finding=finding, act=make_act(by))
    return Evidence.objects.get(pk=decision.after["evidence_id"])


def make_match(claim: Claim, *, passage: str = "Divers counted 9 wrecks.", stance: Stance = Stance.REVISES) -> Match:
    """Return a suggestion for `claim` from an article of its own."""
    version = make_version(f"{passage} The harbour stayed closed for report {next(_numbers)}.")
    return Match.objects.create(
        claim=claim,
        version=version,
        start=0,
        end=len(passage),
        passage=passage,
        stance=stance.value,
        related=0.9,
        confidence=0.8,
        is_highlighted=True,
        reasons=["Says 9 wrecks; the claim says 12."],
        algorithm="match-0",
        found_at=NOW,
    )


def make_phrase(by: User, *, words: str = "nobody vouches for") -> AddedPhrase:
    """Return an added phrase with its first row of history, without the checks that the action makes."""
    phrase = AddedPhrase.objects.create(
        public_id=f"E-{next(_numbers):02}",
        kind=FlagKind.UNVERIFIED.value,
        words=words,
        reach="words_after",
        example="Nobody vouches for the height of the wave.",
        counter="The bank vouches for its notes.",
        added_by=by,
        added_at=NOW,
    )
    PhraseChange.objects.append(
        phrase=phrase,
        phrase_public_id=phrase.public_id,
        verb="added",
        by=by,
        by_name=by.get_full_name(),
        changed_at=NOW,
        before={},
        after={"words": words},
        nonce=uuid.uuid4().hex,
    )
    return phrase


def judged_claim(by: User) -> Claim:
    """Return a sensitive claim that `by` has judged, and that waits for a second editor."""
    claim = other_claim()
    Claim.objects.filter(pk=claim.pk).update(is_sensitive=True)
    ruling = ledger.Ruling(Verdict.REFUTED, reason="It was a drill.", no_evidence_because="It is known.")
    return ledger.settle(claim=Claim.objects.get(pk=claim.pk), ruling=ruling, act=make_act(by)).claim


def settled_claim(by: User, *, verdict: Verdict = Verdict.CONFIRMED, now: datetime = NOW) -> Claim:
    """Return a claim that `by` settled on evidence."""
    claim = make_claim()
    ruling = ledger.Ruling(verdict=verdict, reason="Divers counted.", evidence=[make_evidence(claim, by)])
    return ledger.settle(claim=claim, ruling=ruling, act=make_act(by, now=now)).claim
