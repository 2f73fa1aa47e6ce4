"""One's own history: the last twenty beside queue and card, all of them on a page, each with the way back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import claims
from claims.models import Claim, Decision
from claims.queries import mine
from claims.verdicts import DismissReason
from tests.admin.desk import card, signed_in, words
from tests.factories import make_act, other_claim

pytestmark = pytest.mark.django_db

HISTORY = "admin:history"


def followed(by: User, number: int) -> list[Claim]:
    return [claims.follow(claim=other_claim(), act=make_act(by)).claim for _ in range(number)]


def test_the_last_twenty_stand_on_queue_and_card_newest_first(editor: User) -> None:
    made = followed(editor, 22)

    for address in (reverse("admin:claims_reviewitem_changelist"), card(made[0])):
        page = words(signed_in(editor).get(address))
        assert "My last 20" in page
        shown = page[page.index("My last 20") :]
        assert made[21].public_id in shown
        assert shown.index(made[21].public_id) < shown.index(made[2].public_id)
        assert made[1].public_id not in shown


def test_an_older_one_is_taken_back_from_the_list(editor: User) -> None:
    made = followed(editor, 3)
    first = Decision.objects.get(claim=made[0])

    answer = signed_in(editor).post(reverse("admin:undo"), {"decision": first.sequence, "nonce": "0" * 32})

    assert answer.status_code == 302
    assert Claim.objects.get(pk=made[0].pk).workflow == "detected"
    assert "taken back" in words(signed_in(editor).get(reverse(HISTORY)))


def test_what_another_built_upon_says_so_and_has_no_button(editor: User, second_editor: User) -> None:
    claim = followed(editor, 1)[0]
    claims.dismiss(claim=claim, because=DismissReason.DUPLICATE, act=make_act(second_editor))

    page = signed_in(editor).get(reverse(HISTORY))

    assert "another decision builds on it" in words(page)
    assert "Take it back" not in words(page)


def test_all_of_them_stand_on_pages_that_end(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mine, "PAGE", 2)
    monkeypatch.setattr(mine.decided, "__kwdefaults__", {"before": 0, "size": 2})
    followed(editor, 3)
    client = signed_in(editor)

    first = client.get(reverse(HISTORY))
    assert 'href="?before=2"' in first.content.decode()
    assert "Earlier ones" not in words(client.get(reverse(HISTORY) + "?before=2"))


def test_only_administrators_see_what_others_decided(editor: User, second_editor: User, administrator: User) -> None:
    claim = followed(editor, 1)[0]
    address = reverse(HISTORY) + "?by=dana"

    assert claim.public_id in words(signed_in(administrator).get(address))
    assert signed_in(second_editor).get(address).status_code == 403
    assert signed_in(editor).get(address).status_code == 200
    assert signed_in(administrator).get(reverse(HISTORY) + "?by=nobody").status_code == 404
