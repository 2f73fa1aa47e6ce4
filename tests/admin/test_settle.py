"""The settle page: a verdict, its day, its evidence, its reason; nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import ledger
from claims.models import Claim, Decision, Evidence, LedgerEntry
from tests.admin.desk import card, send, signed_in, step, value_of, words
from tests.factories import make_claim, make_evidence, make_version, other_claim

pytestmark = pytest.mark.django_db

TYPED = {
    "verdict": "refuted",
    "resolved_on": "2026-03-12",
    "no_evidence_because": "The harbour is empty.",
    "reason": "It was a drill.",
}
PASSAGE = {
    "add_evidence": "1",
    "new-passage": "They counted 12 wrecks",
    "new-url": "https://port.example/count?utm_source=x",
    "new-stance": "supports",
    "new-independence": "independent",
    "new-note": "By telephone, too.",
}


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def test_it_shows_each_verdict_with_mark_word_and_meaning(claim: Claim, editor: User) -> None:
    page = words(signed_in(editor).get(step(claim, "settle")))

    for verdict in ledger.CLOSING:
        assert f"{verdict.mark} {verdict.label} {verdict.description}" in page
    assert "Nobody has established" not in page


def test_a_verdict_is_entered_with_all_that_was_typed(claim: Claim, editor: User) -> None:
    piece = make_evidence(claim, editor)

    answer = send(signed_in(editor), claim, "settle", **TYPED | {"evidence": [piece.pk], "no_evidence_because": ""})

    entry = LedgerEntry.objects.get()
    assert answer.status_code == 302
    assert (entry.verdict, str(entry.resolved_on), entry.reason) == ("refuted", "2026-03-12", "It was a drill.")
    assert [kept["passage"] for kept in entry.evidence] == [piece.passage]


def test_settling_leads_to_the_next_card(claim: Claim, editor: User) -> None:
    after = other_claim()
    client = signed_in(editor)

    answer = send(client, claim, "settle", **TYPED)

    assert answer.headers["Location"] == card(after)
    assert f"{claim.public_id} is settled: refuted." in words(client.get(card(after)))


def test_the_day_may_be_unknown(claim: Claim, editor: User) -> None:
    send(signed_in(editor), claim, "settle", **TYPED | {"resolved_on": "", "day_unknown": "on"})

    assert LedgerEntry.objects.get().resolved_on is None


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"verdict": ""}, "Choose a verdict."),
        ({"verdict": "unverified"}, "Select a valid choice"),
        ({"resolved_on": ""}, "Give the day, or tick “not known”"),
        ({"day_unknown": "on"}, "Give the day, or tick “not known”"),
        ({"resolved_on": "next week"}, "Write the day as year-month-day"),
        ({"resolved_on": "2999-01-01"}, "1 January 2999 is still to come"),
        ({"no_evidence_because": ""}, "Choose at least one piece of evidence"),
        ({"evidence": ["4711"]}, "no longer there: choose again"),
        ({"reason": "  "}, "Say in a sentence why"),
        ({"new-passage": "Half typed"}, "typed but not added yet"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(
    typed: dict[str, Any], complaint: str, claim: Claim, editor: User
) -> None:
    sent = {**TYPED, "new-note": "Half a note.", **typed}

    answer = send(signed_in(editor), claim, "settle", **sent)

    assert answer.status_code == 400
    assert complaint in words(answer)
    for name in ("resolved_on", "no_evidence_because", "reason", "new-passage", "new-note"):
        assert value_of(answer, name) == sent.get(name, "")
    assert not Decision.objects.exists()


def test_evidence_is_added_on_the_way_and_nothing_else_is_lost(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    older = make_evidence(claim, editor)

    answer = send(client, claim, "settle", **TYPED, **PASSAGE, evidence=[older.pk], day_unknown="on")

    piece = Evidence.objects.latest("pk")
    html = answer.content.decode()
    assert (answer.status_code, piece.address, piece.independence) == (200, "https://port.example/count", "independent")
    assert piece.note == "By telephone, too."
    for pk in (older.pk, piece.pk):
        assert f'name="evidence" value="{pk}" checked' in html
    assert 'value="refuted" checked' in html
    assert value_of(answer, "reason") == TYPED["reason"]
    assert value_of(answer, "new-passage") == ""
    assert not LedgerEntry.objects.exists()


def test_evidence_added_on_the_way_can_be_settled_upon_at_once(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    page = send(client, claim, "settle", **TYPED, **PASSAGE)

    answer = send(client, claim, "settle", page=page, **TYPED, evidence=[Evidence.objects.get().pk])

    assert answer.status_code == 302
    assert len(LedgerEntry.objects.get().evidence) == 1


def test_evidence_sent_twice_is_added_once(claim: Claim, editor: User) -> None:
    client = signed_in(editor)
    page = client.get(step(claim, "settle"))

    for _ in range(2):
        send(client, claim, "settle", page=page, **TYPED, **PASSAGE)

    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"new-passage": " "}, "Quote the passage"),
        ({"new-stance": ""}, "Say how the passage bears on the claim"),
        ({"new-url": ""}, "Say where the passage stands"),
        ({"new-url": "javascript:alert(1)"}, "not a web address"),
        ({"new-url": "", "new-article": "4711"}, "There is no article 4711"),
        ({"new-url": "", "new-article": "99999999999999999999"}, "less than or equal"),
    ],
)
@pytest.mark.parametrize("page", ["settle", "evidence"])
def test_bad_evidence_is_refused_beside_its_field(
    page: str, typed: dict[str, str], complaint: str, claim: Claim, editor: User
) -> None:
    answer = send(signed_in(editor), claim, page, **TYPED | PASSAGE | typed)

    assert answer.status_code == 400
    assert complaint in words(answer)
    assert value_of(answer, "new-note") == PASSAGE["new-note"]
    if page == "settle":
        assert value_of(answer, "reason") == TYPED["reason"]
    assert not Evidence.objects.exists()


def test_a_passage_of_an_article_is_checked_against_its_text(claim: Claim, editor: User) -> None:
    client, version = signed_in(editor), make_version("Divers went down. They counted 12 wrecks, the office said.")
    place = {"new-url": "", "new-article": str(version.article_id)}

    refused = send(client, claim, "evidence", **PASSAGE | place | {"new-passage": "They counted 13 wrecks"})
    taken = send(client, claim, "evidence", **PASSAGE | place)

    assert refused.status_code == 400
    assert "not in that article" in words(refused)
    assert taken.headers["Location"] == card(claim)
    assert Evidence.objects.get().version == version


def test_evidence_needs_no_fresh_look_at_the_claim(claim: Claim, editor: User, second_editor: User) -> None:
    client = signed_in(editor)
    page = client.get(step(claim, "evidence"))
    send(signed_in(second_editor), claim, "follow")

    assert send(client, claim, "evidence", page=page, **PASSAGE).status_code == 302
