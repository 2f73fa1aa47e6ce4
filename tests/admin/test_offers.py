"""Role × state × action: what is offered works, what is not is refused, and pages show no more than is offered."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.actions import undo as undoing
from claims.admin import decide
from claims.models import Claim, Decision
from claims.queries import offers
from claims.queries.effects import TOLD, TOLD_BESIDES
from claims.queries.offer import Offer
from tests.admin.desk import card, signed_in
from tests.admin.situations import SITUATIONS, TYPED, address, sent

pytestmark = pytest.mark.django_db

ROLES = ["anonymous", "stranger", "reader", "reporter", "editor", "administrator"]
#: What is sent elsewhere than to the forms of the desk.
BESIDES = ["undo", "add_evidence", "actions"]
ACTIONS = [*TYPED, *BESIDES]


@pytest.fixture(params=ROLES)
def person(request: pytest.FixtureRequest) -> User | AnonymousUser:
    """Somebody of each role, and nobody at all."""
    return AnonymousUser() if request.param == "anonymous" else request.getfixturevalue(request.param)


@pytest.fixture(params=SITUATIONS)
def claim(request: pytest.FixtureRequest, second_editor: User) -> Claim:
    """A claim in each state, as another editor left it."""
    return SITUATIONS[request.param](second_editor)


def declared(person: User | AnonymousUser, claim: Claim, name: str) -> Offer | None:
    """Return the offer of this name that is about the claim or a row of it, if the declaration has one."""
    everything = [*offers.allowed(person, claim), *offers.on_pages(person, claim.public_id, claim.state)]
    here = [it for it in everything if it.name == name and not (name == "merge" and it.about)]
    return here[0] if here else None


def posted(client: Client, claim: Claim, name: str, offer: Offer | None, by: User) -> Any:
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    if name == "undo":
        newest = offer.about if offer else getattr(undoing.last_of(by), "sequence", 4711)
        return client.post(reverse("admin:undo"), {"decision": newest, "nonce": "0" * 32})
    if name == "actions":
        return client.get(address(claim, "actions"))
    if name == "add_evidence":
        typed = {"url": "https://port.example/count", "passage": "Divers counted 12.", "stance": "supports"}
        form = {"nonce": "0" * 32, "independence": "unknown", **typed}
        return client.post(reverse("add_evidence", args=[claim.public_id]), form)
    return client.post(address(claim, name), sent(claim, name, offer, day))


def test_the_whole_table_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    cells = len(ROLES) * len(SITUATIONS) * len(ACTIONS)
    with capsys.disabled():
        print(f"\n{len(ROLES)} roles × {len(SITUATIONS)} states × {len(ACTIONS)} actions = {cells} cells")

    assert set(TYPED) == set(decide.FORMS)
    assert cells >= 1000


def test_what_is_offered_is_done_and_the_rest_is_refused(
    person: User | AnonymousUser, claim: Claim, second_editor: User
) -> None:
    client = signed_in(person) if isinstance(person, User) else Client()
    before = Decision.objects.count()

    for name in ACTIONS:
        with transaction.atomic():
            offer = declared(person, claim, name)
            if name == "actions":
                offer = next(iter(offers.allowed(person, claim)), None)
            answer = posted(client, claim, name, offer, second_editor)
            if answer.status_code == 302 and answer["Location"].startswith(reverse("admin:login")):
                answer = client.get(answer["Location"])
            written = Decision.objects.count() - before
            transaction.set_rollback(True)
        told = f"{name}: {answer.status_code}, {written} written, {'' if offer else 'not '}offered"
        if name == "actions":
            assert (answer.status_code == 200) is (offer is not None), told
        elif offer:
            assert (answer.status_code, written) == (302, 1), told
        else:
            assert written == 0, told
            assert answer.status_code in (403, 409, 404) or is_sent_away(answer, claim), told
            if isinstance(person, User) and not person.has_perm("claims.decide_claim"):
                assert answer.status_code == 403 or name == "add_evidence", told


def is_sent_away(answer: Any, claim: Claim) -> bool:
    """Whether the answer leads to the sign-in page, or from a merged claim to the one that stands for it."""
    elsewhere = reverse("add_evidence", args=[claim.merged_into.public_id]) if claim.merged_into else "none"
    return bool(answer.status_code == 302 and answer["Location"].startswith((reverse("sign_in"), elsewhere)))


@pytest.mark.parametrize("person", ["editor", "administrator"], indirect=True)
def test_the_card_shows_what_is_offered_and_nothing_else(person: User, claim: Claim) -> None:
    client = signed_in(person)
    html = client.get(card(claim)).content.decode()
    offered = {offer.address for offer in offers.allowed(person, claim)}

    forms = set(re.findall(r'<form[^>]*method="post"[^>]*action="(/admin/claims/claim/[^"]+)"', html))
    buttons = set(re.findall(r'formaction="([^"]+)"', html))
    # The form around the buttons has an address of its own, which none of them uses.
    around = {address(claim, "follow")} - buttons

    # Notes, reservations and the like decide nothing.
    deciding = {sent for sent in forms | buttons if sent.split("/")[-2] in decide.FORMS}

    assert deciding - around <= offered
    for offer in offers.allowed(person, claim):
        if offer.name not in ("undo", "dissent", "split", "join"):
            assert offer.address in html, offer


@pytest.mark.parametrize("person", ["editor", "administrator"], indirect=True)
def test_other_programs_are_told_the_same_list(person: User, claim: Claim) -> None:
    answer = signed_in(person).get(address(claim, "actions"))

    expected = [offer.as_json() for offer in offers.allowed(person, claim)]
    assert answer.json() == {"actions": json.loads(json.dumps(expected))}


def test_a_reader_an_editor_and_an_administrator_are_offered_different_things(
    reader: User, reporter: User, editor: User, administrator: User
) -> None:
    claim = SITUATIONS["settled"](editor)

    def names(person: User) -> set[str]:
        both = [*offers.allowed(person, claim), *offers.on_pages(person, claim.public_id, claim.state)]
        return {offer.name for offer in both}

    assert names(reader) == set()
    assert names(reporter) == {"add_evidence"}
    assert {"settle", "undo", "card"} <= names(editor)
    assert names(administrator) - names(editor) == {"dissent"}


def test_an_offer_costs_the_same_whatever_waits(editor: User, django_assert_max_num_queries: Any) -> None:
    claim = SITUATIONS["triaged with a suggestion"](editor)
    editor.has_perm("claims.decide_claim")

    with django_assert_max_num_queries(12):
        offers.allowed(editor, claim)


def test_what_is_said_to_be_told_is_what_is_told() -> None:
    from claims.actions.tidings import _TOLD

    verbs = {"dismiss": "dismissed", "merge": "merged", "settle": "settled", "reopen": "reopened"}
    verbs |= {"separate": "separated", "evidence": "evidence_added", "accept": "match_accepted", "take_out": "split"}
    assert {verbs[name] for name in (*TOLD, *TOLD_BESIDES)} == {verb.value for verb in _TOLD}
