"""Decisions as a browser sends them: plain forms, one decision each, then the next card."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import claims
from claims.models import Claim, Decision
from claims.verdicts import DismissReason
from tests.admin.desk import card, hidden, send, signed_in, step, value_of, words
from tests.conftest import NOW
from tests.factories import dismissed_claim, followed_claim, make_act, make_claim, other_claim
from tests.reserving import lapse

pytestmark = pytest.mark.django_db
QUEUE = "admin:claims_reviewitem_changelist"


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def three() -> list[Claim]:
    """Three waiting claims in the order of the queue."""
    return [other_claim(now=NOW - timedelta(days=days)) for days in (3, 2, 1)]


def test_following_leads_to_the_next_card_and_says_what_happened(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)

    answer = send(client, three[0], "follow", note="Ask the harbour.")

    assert answer.headers["Location"] == card(three[1])
    assert f"{three[0].public_id} is followed now." in words(client.get(card(three[1])))
    assert (again(three[0]).workflow, Decision.objects.get().note) == ("triaged", "Ask the harbour.")


@pytest.mark.parametrize("because", DismissReason)
def test_each_dismiss_button_gives_its_reason(because: DismissReason, editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)

    answer = send(client, three[1], "dismiss", because=because.value)

    assert answer.headers["Location"] == card(three[2])
    assert again(three[1]).dismissed_because == because.value
    assert f"is dismissed: {because.label}." in words(client.get(card(three[2])))


@pytest.mark.parametrize("because", ["", "because_i_say_so"])
def test_dismissing_needs_one_of_the_reasons(because: str, editor: User) -> None:
    claim = make_claim()

    answer = send(signed_in(editor), claim, "dismiss", because=because, note="Typed words.")

    assert answer.status_code == 400
    assert value_of(answer, "note") == "Typed words."
    assert again(claim).workflow == "detected"


def test_the_last_of_the_queue_leads_back_to_it(editor: User, three: list[Claim]) -> None:
    answer = send(signed_in(editor), three[2], "follow")

    assert answer.headers["Location"] == reverse(QUEUE)


def test_a_claim_outside_the_queue_keeps_its_card(editor: User, three: list[Claim]) -> None:
    claim = dismissed_claim(editor)

    answer = send(signed_in(editor), claim, "reopen")

    assert answer.headers["Location"] == card(claim)
    assert again(claim).workflow == "triaged"


def test_editing_the_words_keeps_the_card(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)

    answer = send(client, three[0], "reword", text="Lighthouse one went dark on Tuesday.")

    assert answer.headers["Location"] == card(three[0])
    assert again(three[0]).text == "Lighthouse one went dark on Tuesday."


@pytest.mark.parametrize(("text", "complaint"), [("  ", "A claim needs words"), ("{same}", "has already")])
def test_bad_words_are_refused_beside_the_field(text: str, complaint: str, editor: User) -> None:
    claim = make_claim()

    answer = send(signed_in(editor), claim, "reword", text=text.replace("{same}", claim.text), note="Typed words.")

    assert answer.status_code == 400
    assert complaint in words(answer)
    assert '<details class="reword fold" open>' in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_double_click_decides_once(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)
    page = client.get(card(three[0]))

    first = send(client, three[0], "follow", page=page)
    second = send(client, three[0], "follow", page=page)

    assert first.headers["Location"] == second.headers["Location"] == card(three[1])
    assert Decision.objects.count() == 1


def test_two_buttons_of_one_page_are_two_decisions(editor: User, three: list[Claim]) -> None:
    """After "back", another button of the same page must not be taken for the first one, come again."""
    client = signed_in(editor)
    page = client.get(card(three[0]))
    send(client, three[0], "follow", page=page)

    answer = send(client, three[0], "dismiss", page=page, because="duplicate")

    assert answer.status_code == 409
    assert "Dana followed this claim since you opened it" in words(answer)


def test_a_step_that_the_workflow_lacks_is_refused_in_words(editor: User) -> None:
    claim = followed_claim(editor)
    client = signed_in(editor)
    claim = again(claim)

    answer = client.post(step(claim, "follow"), {**hidden(client.get(card(claim)), step(claim, "follow")), "note": "x"})

    assert answer.status_code == 409
    assert "cannot be changed by “follow this claim”" in words(answer)
    assert value_of(answer, "note") == "x"


@pytest.mark.parametrize("missing", ["seen", "nonce"])
def test_a_form_without_its_hidden_fields_decides_nothing(missing: str, editor: User) -> None:
    claim = make_claim()
    fields = {"seen": "1", "nonce": "0" * 32}
    del fields[missing]

    answer = signed_in(editor).post(step(claim, "follow"), fields)

    assert answer.status_code == 400
    assert "This page is out of date" in words(answer)
    assert not Decision.objects.exists()


def test_looking_at_the_address_of_a_step_decides_nothing(editor: User) -> None:
    claim = make_claim()

    answer = signed_in(editor).get(step(claim, "follow"))

    assert answer.headers["Location"] == card(claim)
    assert not Decision.objects.exists()


def test_merging_shows_the_words_of_the_target_before_it_is_chosen(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)

    page = client.get(step(three[0], "merge"), {"q": three[2].public_id.lower()})
    answer = send(client, three[0], "merge", page=page, into=three[2].public_id)

    assert three[2].text in words(page)
    assert answer.headers["Location"] == card(three[1])
    assert again(three[0]).merged_into == three[2]
    assert f"is merged into {three[2].public_id}" in words(client.get(card(three[1])))


def test_a_target_is_found_by_its_words(editor: User) -> None:
    claim, other = make_claim(), other_claim()

    page = words(signed_in(editor).get(step(claim, "merge"), {"q": "dark lighthouse"}))

    assert other.text in page
    assert other.public_id in page


def test_claims_of_the_same_speaker_are_offered_first(editor: User) -> None:
    claim = make_claim(speaker="The harbour master")
    near = other_claim()
    Claim.objects.filter(pk=near.pk).update(speaker=claim.speaker)
    other_claim()

    page = words(signed_in(editor).get(step(claim, "merge")))

    assert near.public_id in page
    assert Claim.objects.exclude(pk__in=[claim.pk, near.pk]).get().public_id not in page


@pytest.mark.parametrize(
    ("into", "complaint"),
    [("", "Choose the claim to merge into"), ("C-00000000", "no claim C-00000000"), ("{own}", "itself")],
)
def test_a_bad_target_is_refused_beside_the_field(into: str, complaint: str, editor: User) -> None:
    claim = make_claim()

    answer = send(signed_in(editor), claim, "merge", into=into.replace("{own}", claim.public_id), note="Typed words.")

    assert answer.status_code == 400
    assert complaint in words(answer)
    assert again(claim).workflow == "detected"


def test_undo_takes_back_the_last_decision_and_shows_its_card(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)
    send(client, three[0], "dismiss", because="duplicate")
    page = client.get(card(three[1]))

    answer = client.post(reverse("admin:undo"), hidden(page, reverse("admin:undo")))

    assert answer.headers["Location"] == card(three[0])
    assert f"Taken back: {three[0].public_id} is as it was before." in words(client.get(card(three[0])))
    assert again(three[0]).workflow == "detected"


def test_undo_is_offered_after_signing_in_anew(editor: User, three: list[Claim]) -> None:
    send(signed_in(editor), three[0], "follow")

    page = words(signed_in(editor).get(reverse(QUEUE)))

    assert f"Your last decision: {three[0].public_id} is followed now. Undo it" in page


def test_an_undo_sent_twice_undoes_once(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)
    send(client, three[0], "follow")
    send(client, three[1], "follow")
    fields = hidden(client.get(card(three[2])), reverse("admin:undo"))

    for _ in range(2):
        client.post(reverse("admin:undo"), fields)

    assert Claim.objects.filter(workflow="triaged").get() == three[0]


def test_an_undo_from_an_old_page_takes_back_what_that_page_named(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)
    send(client, three[0], "follow")
    old = hidden(client.get(card(three[1])), reverse("admin:undo"))
    send(client, three[1], "follow")

    answer = client.post(reverse("admin:undo"), old)

    assert answer.headers["Location"] == card(three[0])
    assert Claim.objects.filter(workflow="triaged").get() == three[1]


def test_an_undo_of_what_another_built_upon_is_refused_and_says_what_to_take_back_first(
    editor: User, second_editor: User
) -> None:
    claim = followed_claim(editor)
    client = signed_in(editor)
    fields = hidden(client.get(card(claim)), reverse("admin:undo"))
    claims.dismiss(claim=lapse(claim), because=DismissReason.DUPLICATE, act=make_act(second_editor))

    answer = client.post(reverse("admin:undo"), fields)

    assert answer.status_code == 409
    assert f"first take back decision 2 (Omar dismissed {claim.public_id})" in words(answer)


def test_an_administrator_takes_back_what_an_editor_decided(editor: User, administrator: User) -> None:
    claim = followed_claim(editor)
    fields = {"decision": 1, "nonce": "0" * 32}

    assert signed_in(administrator).post(reverse("admin:undo"), fields).headers["Location"] == card(claim)
    assert again(claim).workflow == "detected"


def test_an_editor_takes_back_nothing_of_another(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)

    answer = signed_in(second_editor).post(reverse("admin:undo"), {"decision": 1, "nonce": "0" * 32})

    assert answer.status_code == 403
    assert "needs the role “administrator”" in words(answer)
    assert again(claim).workflow == "triaged"


@pytest.mark.parametrize("fields", [{}, {"decision": "x", "nonce": "0" * 32}, {"decision": "4711", "nonce": "0" * 32}])
def test_a_made_up_undo_undoes_nothing(fields: dict[str, str], editor: User) -> None:
    followed_claim(editor)

    assert signed_in(editor).post(reverse("admin:undo"), fields).status_code in (403, 404)
    assert Decision.objects.count() == 1
