"""Who gets in, and what each role may do at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.admin import decide
from claims.models import Claim, Decision
from tests.admin.desk import card, signed_in, step, words
from tests.factories import make_claim, settled_claim

pytestmark = pytest.mark.django_db

PEOPLE = ["stranger", "reader", "reporter", "editor", "administrator"]
DECIDERS = ["editor", "administrator"]
QUEUE = "admin:claims_reviewitem_changelist"
PAGES = ["admin:index", QUEUE, "admin:next_card", "admin:claims_claim_changelist", "admin:claims_decision_changelist"]
STEPS = [
    "follow", "dismiss", "reopen", "reword", "merge", "separate", "settle", "evidence",
    "accept", "turn_down", "acknowledge", "keep_apart", "plan", "snooze", "split", "join", "assign", "prioritise",
    "sensitive",
    "dissent", "take_out",
]  # fmt: skip


@pytest.fixture
def person(request: pytest.FixtureRequest) -> User:
    found: User = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_sent_to_the_sign_in_page_and_back(page: str, client: Client) -> None:
    answer = client.get(reverse(page), follow=True)

    (address, _), *_ = answer.redirect_chain[::-1]
    assert address.startswith(reverse("sign_in"))
    assert reverse(page) in address


def test_the_admin_has_no_sign_in_page_of_its_own(client: Client) -> None:
    answer = client.get(reverse("admin:login"), {"next": "/admin/claims/claim/"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{reverse('sign_in')}?next=/admin/claims/claim/"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_the_desk_lets_in_whoever_decides(page: str, person: User) -> None:
    make_claim()
    answer = signed_in(person).get(reverse(page), follow=True)

    if person.has_perm("claims.decide_claim"):
        assert answer.status_code == 200
    else:
        assert answer.status_code == 403
        assert "needs the role “editor”" in words(answer)


def test_every_decision_is_among_the_steps() -> None:
    assert set(decide.FORMS) == set(STEPS)


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_only_deciders_reach_a_decision(name: str, person: User) -> None:
    claim = make_claim()

    answer = signed_in(person).post(step(claim, name), {}, follow=True)

    # An empty form of somebody who may decide is refused for what it lacks, or for the state, not for who sends it.
    assert answer.status_code in ((400, 409) if person.has_perm("claims.decide_claim") else (403,))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("person", ["stranger", "reader", "reporter"], indirect=True)
def test_staff_without_the_role_enter_but_decide_nothing(person: User) -> None:
    person.is_staff = True
    person.save()
    claim, client = make_claim(), signed_in(person)

    assert client.get(reverse("admin:index")).status_code == 200
    for answer in (client.get(card(claim)), client.post(step(claim, "follow")), client.post(reverse("admin:undo"))):
        assert answer.status_code == 403
        assert "Deciding about claims needs the role “editor”." in words(answer)


def test_a_deactivated_editor_is_out(editor: User) -> None:
    client = signed_in(editor)
    editor.is_active = False
    editor.save()

    assert client.get(reverse(QUEUE)).status_code == 302


def test_an_editor_needs_no_staff_flag(editor: User) -> None:
    assert not editor.is_staff
    assert signed_in(editor).get(reverse("admin:index")).status_code == 200


REGISTERS = [
    "claim", "article", "articleversion", "evidence", "ledgerentry", "decision", "addedphrase", "phrasechange",
    "match", "alert", "followup", "mergesuggestion",
]  # fmt: skip


@pytest.mark.parametrize("person", DECIDERS, indirect=True)
@pytest.mark.parametrize("register", REGISTERS)
def test_deciders_read_every_register(register: str, person: User) -> None:
    settled_claim(person)

    assert signed_in(person).get(reverse(f"admin:claims_{register}_changelist")).status_code == 200


@pytest.mark.parametrize("register", ["source", "speaker"])
def test_only_administrators_correct_names(register: str, editor: User, administrator: User) -> None:
    claim = make_claim(speaker="The harbour master")
    row = claim.speaker if register == "speaker" else claim.mentions.get().version.article.source
    assert row
    address = reverse(f"admin:claims_{register}_change", args=[row.pk])
    aliases = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}

    assert signed_in(editor).post(address, {"name": "Forged", **aliases}).status_code == 403
    assert signed_in(administrator).post(address, {"name": "A better name", **aliases}).status_code == 302
    row.refresh_from_db()
    assert row.name == "A better name"


def test_only_administrators_manage_people(editor: User, administrator: User) -> None:
    address = reverse("admin:auth_user_changelist")

    assert signed_in(editor).get(address).status_code == 403
    assert signed_in(administrator).get(address).status_code == 200


def test_an_administrator_makes_nobody_a_superuser(editor: User, administrator: User) -> None:
    address = reverse("admin:auth_user_change", args=[editor.pk])
    typed = {"username": "dana", "first_name": "Dana", "is_active": "on", "is_superuser": "on"}

    answer = signed_in(administrator).post(address, typed)

    editor.refresh_from_db()
    assert (answer.status_code, editor.is_superuser) == (302, False)


def test_an_administrator_changes_no_superuser(administrator: User) -> None:
    root = User.objects.create_superuser("root", password="a long enough password")

    answer = signed_in(administrator).post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "gone"})

    assert answer.status_code == 403
    assert User.objects.filter(username="root").exists()


def test_an_unknown_claim_is_not_found(editor: User) -> None:
    client = signed_in(editor)

    assert client.get(reverse("admin:card", args=["C-00000000"])).status_code == 404
    assert client.post(reverse("admin:follow", args=["C-00000000"])).status_code == 404


def test_an_id_is_found_in_whatever_case(editor: User) -> None:
    claim = make_claim()

    answer = signed_in(editor).get(reverse("admin:card", args=[claim.public_id.lower()]))

    assert answer.status_code == 200
    assert Claim.objects.get().text in words(answer)
