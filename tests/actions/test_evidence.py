"""Adding evidence by hand."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, evidence, undo
from claims.errors import BadInput, NotAllowed
from claims.models import Claim, Decision, Evidence
from claims.verdicts import Independence, Stance
from tests.factories import make_act, make_claim, make_evidence, make_version, other_claim

pytestmark = pytest.mark.django_db

LATER = "Divers searched the basin on Friday.\n\nThey counted 12 wrecks, the harbour office said."


def add(claim: Claim, by: User, passage: str, **place: object) -> Evidence:
    finding = evidence.Finding(passage=passage, stance=Stance.SUPPORTS, **place)  # type: ignore[arg-type]
    decision = evidence.add(claim=claim, finding=finding, act=make_act(by))
    return Evidence.objects.get(pk=decision.after["evidence_id"])


def test_a_passage_of_an_article_is_found_in_its_text(reporter: User) -> None:
    version = make_version(LATER)

    piece = add(make_claim(), reporter, " They counted 12 wrecks ", version=version, independence=Independence.PARTY)

    assert version.text[piece.start : piece.end] == piece.passage == "They counted 12 wrecks"
    assert (piece.independence, piece.state, piece.added_by) == ("party", "accepted", reporter)


def test_a_passage_of_a_page_elsewhere_keeps_its_canonical_address(reporter: User) -> None:
    piece = add(make_claim(), reporter, "12 wrecks", url="HTTPS://Port.example/count?utm_source=x")

    assert piece.address == "https://port.example/count"


@pytest.mark.parametrize(
    ("passage", "place", "complaint"),
    [
        ("  ", {"url": "https://port.example/"}, "Quote the passage"),
        ("word " * 1001, {"url": "https://port.example/"}, "at most 5,000"),
        ("12 wrecks", {}, "Say where the passage stands"),
        ("12 wrecks", {"url": "javascript:alert(1)"}, "not a web address"),
    ],
)
def test_it_refuses_a_finding_without_words_or_place(
    passage: str, place: dict[str, str], complaint: str, reporter: User
) -> None:
    with pytest.raises(BadInput, match=complaint):
        add(make_claim(), reporter, passage, **place)

    assert not Evidence.objects.exists()
    assert not Decision.objects.exists()


def test_it_refuses_words_that_the_article_does_not_have(reporter: User) -> None:
    with pytest.raises(BadInput, match="not in that article"):
        add(make_claim(), reporter, "They counted 13 wrecks", version=make_version(LATER))


def test_it_changes_neither_state_nor_verdict_nor_revision(reporter: User) -> None:
    claim = make_claim()

    make_evidence(claim, reporter)

    after = Claim.objects.get(pk=claim.pk)
    assert (after.workflow, after.verdict, after.revision) == ("detected", "unverified", claim.revision)


@pytest.mark.parametrize("name", ["stranger", "reader"])
def test_it_refuses_whoever_may_only_look(name: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed, match="Adding evidence needs the role “reporter”"):
        make_evidence(make_claim(), request.getfixturevalue(name))


def test_a_merged_claim_takes_no_evidence(editor: User) -> None:
    claim = make_claim()
    claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    with pytest.raises(NotAllowed, match="add the evidence there"):
        make_evidence(claim, editor)


def test_undone_evidence_is_kept_but_no_longer_accepted(reporter: User) -> None:
    piece = make_evidence(make_claim(), reporter)

    undo.undo(decision=Decision.objects.get(), act=make_act(reporter))

    piece.refresh_from_db()
    assert piece.state == "rejected"
