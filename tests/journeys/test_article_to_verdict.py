"""A claim's whole life, through the same doors as in production."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from claims.actions import analyses, articles, claims, evidence, ledger, undo
from claims.models import ArticleVersion, Claim, Decision, LedgerEntry, Mention, ReviewItem
from claims.models.article import Door
from claims.queries import chains
from claims.reading.articles import Reading
from claims.reading.changes import Decision as Change
from claims.verdicts import Stance, Verdict
from claims.workflow import State
from tests.factories import make_act

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
FIRST = """Marrowland came under attack from the air overnight.

The Marrowland navy said on Thursday that 19 of the 24 gliders had been shot down near Quay Bridge. \
The claim could not be independently verified.

Schools stayed closed in the capital."""
CORRECTED = FIRST.replace("Schools stayed closed", "Schools and the port stayed closed")
LATER = """The Marrowland navy lowered its figure on Saturday: 16 of the 24 gliders had been shot down, \
it said, after wreckage was counted."""


def read(text: str, url: str, now: datetime) -> ArticleVersion:
    reading = Reading(text=text, title="Gliders", outlet="The Quay Post", url=url, published=now)
    version = articles.receive(reading=reading, door=Door.PASTE, by=None, now=now).version
    analyses.run(version_id=version.pk, now=now)
    return version


def test_a_claim_is_found_followed_revised_and_settled(editor: User) -> None:
    read(FIRST, "https://quay.example/1", THURSDAY)
    claim = Claim.objects.get(kind="unverified")
    assert "19 of the 24 gliders had been shot down" in claim.text
    assert claim.speaker is not None
    assert "navy" in claim.speaker.name
    assert ReviewItem.objects.waiting().get().claim == claim

    claims.follow(claim=claim, act=make_act(editor, seen=claim.revision))
    later = read(LATER, "https://quay.example/2", THURSDAY + timedelta(days=2))
    finding = evidence.Finding(
        passage="16 of the 24 gliders had been shot down", stance=Stance.REVISES, version=later, note="Same navy."
    )
    evidence.add(claim=claim, finding=finding, act=make_act(editor))
    ruling = ledger.Ruling(
        verdict=Verdict.FIGURES_REVISED,
        reason="The navy itself lowered the figure.",
        resolved_on=datetime(2026, 3, 14, tzinfo=UTC).date(),
        evidence=list(claim.evidence.all()),
    )
    ledger.settle(claim=claim, ruling=ruling, act=make_act(editor))

    claim.refresh_from_db()
    entry = LedgerEntry.objects.get()
    assert (claim.state, claim.finding) == (State.SETTLED, Verdict.FIGURES_REVISED)
    assert entry.evidence[0]["address"] == "https://quay.example/2"
    assert not ReviewItem.objects.waiting().exists()
    lengths = {head.chain: head.length for head in map(chains.verify, chains.CHAINS)}
    assert {chain: length for chain, length in lengths.items() if length} == {"ledger entries": 1, "decisions": 3}


def test_reading_the_same_article_again_changes_nothing() -> None:
    first = read(FIRST, "https://quay.example/1", THURSDAY)
    before = list(Mention.objects.values_list("pk", "claim_id"))

    again = read(FIRST, "https://quay.example/1", THURSDAY + timedelta(hours=1))

    assert again == first
    assert list(Mention.objects.values_list("pk", "claim_id")) == before


def test_a_further_version_mentions_the_known_claim_again() -> None:
    read(FIRST, "https://quay.example/1", THURSDAY)
    reading = Reading(text=CORRECTED, title="Gliders", outlet="The Quay Post", url="https://quay.example/1")

    receipt = articles.receive(reading=reading, door=Door.URL, by=None, now=THURSDAY + timedelta(hours=3))
    analyses.run(version_id=receipt.version.pk, now=THURSDAY + timedelta(hours=3))

    assert receipt.decision is Change.CHANGED
    assert receipt.version.number == 2
    assert Claim.objects.filter(kind="unverified").get().mentions.count() == 2


def test_undo_brings_the_claim_back_to_the_desk(editor: User) -> None:
    read(FIRST, "https://quay.example/1", THURSDAY)
    claim = Claim.objects.get(kind="unverified")
    ruling = ledger.Ruling(verdict=Verdict.UNRESOLVABLE, reason="Mistaken.", no_evidence_because="A slip of the hand.")
    ledger.settle(claim=claim, ruling=ruling, act=make_act(editor))
    last = undo.last_of(editor)
    assert last is not None

    undo.undo(decision=last, act=make_act(editor))

    claim.refresh_from_db()
    assert (claim.state, claim.finding) == (State.DETECTED, Verdict.UNVERIFIED)
    assert ReviewItem.objects.waiting().get().claim == claim
    assert list(LedgerEntry.objects.values_list("verdict", flat=True)) == ["unresolvable", "unverified"]
    assert Decision.objects.count() == 2
    assert chains.verify_verdicts() == Claim.objects.count()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short report.", "Short report."),
        ("The quay " * 40, "The quay " * 10 + "…"),
        ("埠" * 200, "埠" * 90 + " …"),
    ],
)
def test_an_article_without_a_title_is_called_by_its_first_words(text: str, title: str) -> None:
    receipt = articles.receive(reading=Reading(text=text), door=Door.PASTE, by=None, now=THURSDAY)

    assert receipt.version.title == title
