"""Deciding about many claims from the queue and the register: chosen, foreseen in numbers, run, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.admin import together
from claims.models import BulkRun, Claim, Decision
from claims.queries.state_digest import digest
from claims.tasks import bulk as tasks
from tests.admin.desk import hidden, signed_in, words
from tests.factories import other_claim, settled_claim

pytestmark = pytest.mark.django_db

QUEUE = "admin:claims_reviewitem_changelist"
BEGIN = "admin:begin_together"


@pytest.fixture
def three(db: None) -> list[Claim]:
    return [other_claim() for _ in range(3)]


def chosen(client: Any, **sent: Any) -> Any:
    return client.post(reverse("admin:together"), sent)


def run(client: Any, page: Any, does: str, **typed: str) -> Any:
    fields = hidden(page, reverse(BEGIN))
    return client.post(reverse(BEGIN), {**fields, "does": does, **typed}, follow=True)


def test_the_queue_offers_a_box_for_each_claim_and_all_that_fit(editor: User, three: list[Claim]) -> None:
    html = signed_in(editor).get(reverse(QUEUE)).content.decode()

    for claim in three:
        assert f'form="together" name="claim" value="{claim.public_id}"' in html
    assert 'name="all" value="1">Decide about all 3 that wait' in html


def test_what_is_ticked_is_foreseen_in_numbers_and_decided(editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)
    settled = settled_claim(editor)

    page = chosen(client, claim=[three[0].public_id, three[1].public_id, settled.public_id])
    assert "What to do with 3 claims?" in words(page)
    assert "2 → dismissed · 1 watching told · 1 not open to it" in words(page)
    assert not Decision.objects.filter(verb="dismissed").exists()
    answer = run(client, page, "dismiss:out_of_scope", note="A flood.")

    assert "2 of 3 done · 1 not open to it. It is finished." in words(answer)
    assert settled.public_id in words(answer) or settled.text in words(answer)
    assert Decision.objects.filter(verb="dismissed", note="A flood.").count() == 2
    assert Claim.objects.get(pk=three[2].pk).workflow == "detected"


def test_all_that_wait_are_decided_and_taken_back_with_one_button(editor: User, three: list[Claim]) -> None:
    client, before = signed_in(editor), digest()
    answer = run(client, chosen(client, all="1"), "dismiss:duplicate")
    assert set(Claim.objects.values_list("workflow", flat=True)) == {"dismissed"}

    back = client.post(
        reverse("admin:undo_run", args=[BulkRun.objects.get().pk]),
        hidden(answer, reverse("admin:undo_run", args=[BulkRun.objects.get().pk])),
        follow=True,
    )

    assert "3 of 3 done. It is finished." in words(back)
    assert digest() == before


def test_the_filters_of_the_queue_say_what_all_means(editor: User, three: list[Claim]) -> None:
    page = chosen(signed_in(editor), all="1", round="kind=overdue")

    assert page.status_code == 302


def test_a_large_run_goes_on_in_the_background_and_tells_how_far_it_is(
    editor: User, three: list[Claim], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(together, "AT_ONCE", 2)
    woken: list[int] = []
    monkeypatch.setattr(tasks.go_on, "apply_async", lambda args, **kwargs: woken.append(args[0]))
    client = signed_in(editor)

    with django_capture_on_commit_callbacks(execute=True):
        answer = run(client, chosen(client, all="1"), "follow")
    pk = BulkRun.objects.get().pk
    assert woken == [pk]
    assert "0 of 3 done. It goes on. Look again" in words(answer)
    # What the script needs to ask how far it is; a run that has ended is not asked about any more.
    status = reverse("admin:run_status", args=[pk])
    assert f'data-run="{status}" data-goes-on' in answer.content.decode()
    tasks.go_on(pk)
    assert "data-goes-on" not in client.get(reverse("admin:run", args=[pk])).content.decode()

    told = client.get(status).json()
    assert told == {"total": 3, "done": 3, "refused": 0, "left": 0, "finished": True}


def test_the_sweep_wakes_what_was_left(
    editor: User, three: list[Claim], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(together, "AT_ONCE", 2)
    client = signed_in(editor)
    run(client, chosen(client, all="1"), "follow")
    monkeypatch.setattr(tasks.go_on, "apply_async", lambda args, **kwargs: tasks.go_on(*args))

    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_bulk_runs()

    assert set(Claim.objects.values_list("workflow", flat=True)) == {"triaged"}


def test_the_register_leads_to_the_same_page(editor: User, three: list[Claim]) -> None:
    address = reverse("admin:claims_claim_changelist")
    ticked = {"action": "decide_together", "_selected_action": [three[0].pk, three[1].pk]}

    page = signed_in(editor).post(address, ticked)

    assert "What to do with 2 claims?" in words(page)


@pytest.mark.parametrize("does", ["", "x", "undo", "dismiss", "dismiss:x", "assign", "snooze"])
def test_half_an_order_is_refused_and_keeps_what_was_chosen(does: str, editor: User, three: list[Claim]) -> None:
    client = signed_in(editor)

    answer = run(client, chosen(client, all="1"), does, note="My own note.")

    assert answer.status_code == 400
    assert "My own note." in answer.content.decode()
    assert not Decision.objects.exists()


def test_nothing_ticked_leads_back(editor: User, three: list[Claim]) -> None:
    assert chosen(signed_in(editor))["Location"] == reverse(QUEUE)


def test_only_who_decides_about_one_decides_about_many(reporter: User, editor: User, second_editor: User) -> None:
    claim = other_claim()
    client = signed_in(editor)
    run(client, chosen(client, claim=[claim.public_id]), "follow")
    pk = BulkRun.objects.get().pk

    for name, args in (
        ("together", []),
        ("begin_together", []),
        ("run", [pk]),
        ("run_status", [pk]),
        ("undo_run", [pk]),
    ):
        address = reverse(f"admin:{name}", args=args)
        sender = signed_in(reporter)
        answer = (
            sender.get(address, follow=True) if name in ("run", "run_status") else sender.post(address, follow=True)
        )
        assert answer.status_code == 403
    assert signed_in(second_editor).post(reverse("admin:undo_run", args=[pk])).status_code == 403
    assert Claim.objects.get(pk=claim.pk).workflow == "triaged"
