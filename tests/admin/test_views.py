"""Saved views as tabs of the queue."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, SavedView
from tests.admin.desk import card, signed_in, words
from tests.factories import make_claim, other_claim

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:claims_reviewitem_changelist")
VIEWS = reverse("admin:queue_views")


@pytest.fixture(autouse=True)
def waiting() -> list[Claim]:
    return [make_claim(), other_claim()]


def post(client: Client, do: str, query: str = "", **typed: str) -> Any:
    return client.post(VIEWS, {"do": do, "round": query, **typed})


def kept(client: Client, name: str = "Sunk", query: str = "words=sunk", **typed: str) -> SavedView:
    post(client, "keep", query, name=name, **typed)
    return SavedView.objects.get(name=name)


def tabs(page: Any) -> list[tuple[str, str, bool, bool]]:
    return [(tab.name, str(tab.left), tab.is_current, tab.is_changed) for tab in page.context["views"]]


def test_filters_kept_under_a_name_become_a_tab_with_its_count(editor: User) -> None:
    client = signed_in(editor)

    shown = client.get(post(client, "keep", "caveat=unverified&words=sunk", name="Sunk").headers["Location"])

    assert SavedView.objects.get().query == "words=sunk&caveat=unverified"
    assert tabs(shown) == [("All", "2", False, False), ("Sunk", "1", True, False)]
    assert 'data-act="switch-2"' in shown.content.decode()
    assert "1 claim to decide" in words(shown)


def test_a_tab_whose_filters_were_changed_is_marked_and_can_be_saved(editor: User) -> None:
    client = signed_in(editor)
    view = kept(client)

    changed = client.get(f"{QUEUE}?words=gone&view={view.pk}")
    assert tabs(changed)[1] == ("Sunk", "1", True, True)
    assert "Sunk * changed" in words(changed)

    post(client, "change", f"words=gone&view={view.pk}")
    assert SavedView.objects.get().query == "words=gone"


def test_another_way_of_writing_the_same_address_is_no_change(editor: User) -> None:
    client = signed_in(editor)
    view = kept(client, query="words=sunk&state=detected")

    page = client.get(f"{QUEUE}?view={view.pk}&order=urgent&beat=&state=detected&words=sunk")

    assert tabs(page)[1][3] is False


def test_a_view_goes_with_the_round_from_card_to_card(editor: User) -> None:
    client = signed_in(editor)
    view = kept(client)

    begun = client.get(f"{reverse('admin:next_card')}?words=sunk&view={view.pk}").headers["Location"]

    assert begun.endswith(f"?words=sunk&view={view.pk}")
    assert f"words=sunk&amp;view={view.pk}&amp;at=" in client.get(begun).content.decode()


def test_a_view_is_renamed_and_deleted_and_a_second_delete_does_no_harm(editor: User) -> None:
    client = signed_in(editor)
    view = kept(client)

    post(client, "rename", f"view={view.pk}", name="Lost at sea")
    assert SavedView.objects.get().name == "Lost at sea"
    for _ in range(2):
        assert post(client, "delete", f"view={view.pk}").status_code == 302
    assert not SavedView.objects.exists()


def test_the_queue_opens_with_the_default_view_and_all_is_one_step_away(editor: User) -> None:
    client = signed_in(editor)
    view = kept(client)

    post(client, "open_with", f"words=sunk&view={view.pk}")

    opened = client.get(QUEUE)
    assert opened.headers["Location"] == f"{QUEUE}?words=sunk&view={view.pk}"
    whole = client.get(client.get(opened.headers["Location"]).context["views"][0].address)
    assert tabs(whole)[0] == ("All", "2", True, False)
    post(client, "close_with", f"view={view.pk}")
    assert client.get(QUEUE).status_code == 200


@pytest.mark.parametrize(("name", "said"), [("", "Give the view a name"), ("y" * 60, "60 characters"),
                                            ("sunk", "You have a view called “sunk” already")])  # fmt: skip
def test_a_bad_name_is_refused_beside_its_field_and_the_filters_stay(name: str, said: str, editor: User) -> None:
    client = signed_in(editor)
    kept(client)

    page = post(client, "keep", "words=gone", name=name)

    assert page.status_code == 400
    assert said in words(page)
    assert 'name="round" value="words=gone"' in page.content.decode()


def test_views_for_everybody_are_for_administrators(editor: User, administrator: User) -> None:
    refused = post(signed_in(editor), "keep", "words=sunk", name="Team", team="on")
    assert refused.status_code == 403
    assert "“administrator”" in words(refused)
    assert "For everybody" not in words(signed_in(editor).get(QUEUE))

    team = kept(signed_in(administrator), "Team", team="on")
    assert tabs(signed_in(editor).get(QUEUE))[1][0] == "Team"
    assert post(signed_in(editor), "delete", f"view={team.pk}").status_code == 403
    assert "Delete the view" not in words(signed_in(editor).get(QUEUE, {"view": team.pk}))


def test_somebody_elses_view_is_no_tab_and_cannot_be_touched(editor: User, second_editor: User) -> None:
    view = kept(signed_in(second_editor))
    client = signed_in(editor)

    assert tabs(client.get(QUEUE, {"view": view.pk})) == []
    assert post(client, "rename", f"view={view.pk}", name="Mine now").status_code == 400
    assert SavedView.objects.get().name == "Sunk"


def test_readers_keep_no_views_of_the_queue(reader: User) -> None:
    assert post(signed_in(reader), "keep", name="X").status_code in (302, 403)
    assert not SavedView.objects.exists()


def test_a_card_outside_the_view_still_opens(editor: User, waiting: list[Claim]) -> None:
    assert signed_in(editor).get(card(waiting[1]), {"words": "sunk", "view": "99999"}).status_code == 200
