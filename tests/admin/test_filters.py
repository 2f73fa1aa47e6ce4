"""The filters of the queue as an editor meets them: in the address, beside their fields, on every card of the round."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.urls import reverse

from claims.models import Claim
from claims.queries import desk
from claims.queries.queue import counts
from tests.admin.desk import card, send, signed_in, step, words
from tests.conftest import NOW
from tests.factories import make_claim, other_claim

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:claims_reviewitem_changelist")


def shown(page: Any) -> list[str]:
    return [row.public_id for row in page.context["queue"].rows]


@pytest.fixture
def mine(editor: User) -> Claim:
    claim = make_claim(speaker="The harbour master", now=NOW - timedelta(days=2))
    Claim.objects.filter(pk=claim.pk).update(assignee=editor)
    return claim


@pytest.fixture
def others() -> list[Claim]:
    return [other_claim(now=NOW - timedelta(days=days)) for days in (3, 1)]


def test_filters_combine_in_the_address_and_stand_in_the_form(mine: Claim, others: list[Claim], editor: User) -> None:
    page = signed_in(editor).get(QUEUE, {"speaker": "harbour", "state": "detected", "assignee": "me"})

    assert shown(page) == [mine.public_id]
    html = page.content.decode()
    assert 'name="speaker" value="harbour"' in html
    assert '<option value="detected" selected>' in html
    assert "1 claim to decide" in words(page)


def test_each_filter_that_is_set_can_be_left_out_by_itself(mine: Claim, others: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    chips = client.get(QUEUE, {"words": "sunk", "caveat": "unverified", "order": "oldest"}).context["chips"]

    assert [(label, value) for label, value, _ in chips] == [
        ("Words, speaker or id", "sunk"), ("Caveat", "unverified")]  # fmt: skip
    without = client.get(chips[0][2])
    assert len(shown(without)) == 3
    assert without.context["round"].selection.order is desk.Order.OLDEST


def test_me_and_nobody_are_read_as_the_person_who_looks(
    mine: Claim, others: list[Claim], editor: User, second_editor: User
) -> None:
    assert shown(signed_in(editor).get(QUEUE, {"assignee": "me"})) == [mine.public_id]
    assert shown(signed_in(second_editor).get(QUEUE, {"assignee": "me"})) == []
    assert shown(signed_in(second_editor).get(QUEUE, {"assignee": "dana"})) == [mine.public_id]
    assert mine.public_id not in shown(signed_in(editor).get(QUEUE, {"assignee": "nobody"}))


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("kind", "nonsense", "“nonsense” is not one of the choices"),
        ("state", "MERGED", "“MERGED” is not one of the choices"),
        ("speaker", "Nobody Known", "No speaker called “Nobody Known” is recorded"),
        ("outlet", "No Such Paper", "No outlet called “No Such Paper” is recorded"),
        ("assignee", "ghost", "Nobody here is called “ghost”"),
        ("language", "e1", "This is no code of a language"),
        ("words", "x" * 300, "at most 200 characters"),
        ("phrase", "a\0b", "Null characters"),
        ("order", "sideways", ""),
    ],
)
def test_a_bad_filter_narrows_nothing_says_so_at_its_field_and_leaves_the_others(
    name: str, written: str, said: str, mine: Claim, others: list[Claim], editor: User
) -> None:
    page = signed_in(editor).get(
        QUEUE, {name: written, "assignee" if name != "assignee" else "words": "", "age": "day"}
    )

    assert page.status_code == 200
    assert len(shown(page)) == 3
    assert said in words(page)
    assert [name for name, _ in page.context["round"].carried] == ["age"]


def test_a_round_stays_within_its_filters(mine: Claim, others: list[Claim], editor: User) -> None:
    client = signed_in(editor)
    query = "caveat=unverified&phrase=U-1&words=gone+dark"
    begun = client.get(f"{reverse('admin:next_card')}?{query}").headers["Location"]
    assert begun == f"{card(others[0])}?words=gone+dark&caveat=unverified&phrase=U-1"

    page = client.get(begun)
    assert page.context["card"].following == others[1].public_id
    assert "2 left within these filters" in words(page)
    onward = send(client, others[0], "follow", page=page)
    assert onward.headers["Location"] == f"{card(others[1])}?words=gone+dark&caveat=unverified&phrase=U-1"
    ended = send(client, others[1], "follow", page=client.get(onward.headers["Location"]))
    assert ended.headers["Location"] == f"{QUEUE}?words=gone+dark&caveat=unverified&phrase=U-1"


def test_a_page_of_a_decision_keeps_the_filters(mine: Claim, others: list[Claim], editor: User) -> None:
    client = signed_in(editor)

    page = client.get(f"{step(others[0], 'merge')}?words=dark&q=sunk&round=words%3Ddark")

    assert 'name="round" value="words=dark"' in page.content.decode()
    assert f"{card(others[0])}?words=dark" in page.content.decode()


def test_the_table_and_the_card_lead_to_each_other_and_keep_the_place(
    mine: Claim, others: list[Claim], editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(others[1]), {"caveat": "unverified"})

    table = client.get(page.context["table"])

    html = table.content.decode()
    assert table.context["queue"].at == others[1].public_id
    assert html.count(" autofocus") == 1
    row = html[html.index('<li class="here" aria-current="true">') :]
    assert row.index(f"{card(others[1])}?caveat=unverified") < row.index("</li>")


def test_a_count_that_takes_too_long_is_skipped_and_the_page_still_comes(
    mine: Claim, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "SECONDS", 0)

    page = signed_in(editor).get(QUEUE)

    assert "Claims to decide: count skipped" in words(page)
    assert "evidence (count skipped)" in words(page)
    assert shown(page) == [mine.public_id]
    assert "count skipped left" in words(signed_in(editor).get(card(mine)))


def test_a_count_that_fails_is_a_question_mark_and_not_none(
    mine: Claim, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: desk.Selection) -> list[Any]:
        raise DatabaseError("out of memory")

    monkeypatch.setattr(counts, "_read", refused)

    page = words(signed_in(editor).get(QUEUE))

    assert "Claims to decide: ?" in page
    assert "evidence (?)" in page
