"""The phrases of the detector at the desk: read, tried, added, changed, retired, and never lost."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims
from claims.flagging import trial
from claims.flagging.phrases import PHRASES
from claims.models import AddedPhrase, PhraseChange
from claims.queries import phrases as reading
from claims.verdicts import DismissReason
from tests.admin.desk import hidden, signed_in, value_of, words
from tests.factories import CAVEAT, make_act, make_phrase, make_version, other_claim

pytestmark = pytest.mark.django_db

TABLE = "admin:claims_addedphrase_changelist"
TYPED = {
    "words": "nobody * vouches for",
    "kind": "unverified",
    "reach": "words_after",
    "example": "Nobody in the valley vouches for the height of the wave.",
    "counter": "The bank vouches for its notes.",
    "note": "Heard on the ferry.",
}
#: Stands in the sample stories, where nothing flags it.
OFTEN = {**TYPED, "words": "the mayor", "example": "The mayor opened the new bridge.", "counter": "Rain fell."}


@pytest.fixture
def client(editor: User) -> Client:
    return signed_in(editor)


def new() -> str:
    return reverse("admin:new_phrase")


def try_out(client: Client, address: str = "", **typed: Any) -> Any:
    """Press “See what it would catch”."""
    address = address or new()
    return client.post(address, {**hidden(client.get(address), address), **TYPED, **typed, "check": "1"})


def save(client: Client, page: Any, address: str = "", **typed: Any) -> Any:
    """Press the button that `page` has after a trial."""
    address = address or new()
    return client.post(address, {**hidden(page, address), **TYPED, **typed, "save": "1"})


def test_a_phrase_is_tried_shown_and_added(client: Client) -> None:
    make_version("Rain fell. Nobody on the island vouches for the depth of the lake. The sea was calm.", title="A lake")

    page = try_out(client)

    assert page.status_code == 200
    assert "Nothing in the sample texts." in words(page)
    assert "1 place in the newest articles 1 of the newest 1 text was read." in words(page)
    assert '<mark class="cue">' in page.content.decode()
    assert "caveat: Nobody on the island vouches for claim: the depth of the lake" in words(page)
    assert not AddedPhrase.objects.exists()

    answer = save(client, page)

    phrase = AddedPhrase.objects.get()
    assert answer.headers["Location"] == reverse("admin:phrase", args=["E-01"])
    told = words(client.get(answer.headers["Location"]))
    assert "E-01 is added: articles that come in from now on are read with it." in told
    assert "Added by Dana" in told
    assert (phrase.words, phrase.note) == ("nobody * vouches for", "Heard on the ferry.")


def test_nothing_is_added_before_its_catches_were_shown(client: Client) -> None:
    answer = save(client, client.get(new()))

    assert answer.status_code == 400
    assert "Nothing is saved yet: look at what the phrase would catch" in words(answer)
    assert save(client, answer).status_code == 302


def test_words_that_changed_since_they_were_tried_are_shown_anew(client: Client) -> None:
    page = try_out(client)

    answer = save(
        client, page, words="nobody vouches [at all] for", example="Nobody vouches for the height of the wave."
    )

    assert answer.status_code == 400
    assert "Nothing is saved yet" in words(answer)
    assert not AddedPhrase.objects.exists()


def test_flags_in_the_sample_texts_must_be_ticked_off(client: Client) -> None:
    page = try_out(client, **OFTEN)
    assert re.search(r"[1-9]\d* places? in the sample texts", words(page))
    assert "Sample story “" in words(page)

    refused = save(client, page, **OFTEN)

    assert refused.status_code == 400
    assert "Tick this once you have looked at each of these places" in words(refused)
    assert save(client, refused, **OFTEN, seen_samples="on").status_code == 302
    assert AddedPhrase.objects.get().words == "the mayor"


def test_a_tick_for_another_list_does_not_count(client: Client) -> None:
    page = try_out(client)

    refused = save(client, page, **OFTEN, seen_samples="on")

    assert "Nothing is saved yet" in words(refused)
    assert not re.search(r'name="seen_samples"[^>]*checked', refused.content.decode())


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("words", "vouch*", "stands for whole words"),
        ("words", "", "A phrase needs words"),
        ("words", "x" * 300, "at most 240 characters"),
        ("kind", "", "Choose what the phrase says."),
        ("reach", "sideways", "not one of the available choices"),
        ("example", "", "Give a sentence that the phrase must catch."),
        ("example", "The sea was calm.", "The phrase does not catch this"),
        ("counter", "Nobody vouches for the mayor of the town.", "The phrase catches this too"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(
    field: str, typed: str, complaint: str, client: Client
) -> None:
    answer = try_out(client, **{field: typed})

    assert answer.status_code == 400
    assert complaint in words(answer)
    html = answer.content.decode()
    beside = html[html.index(complaint[:20]) :] if field in ("kind", "reach") else html
    assert f'name="{field}"' in beside
    for name in ("words", "example", "counter", "note"):
        assert value_of(answer, name) == {**TYPED, field: typed}[name]
    assert not AddedPhrase.objects.exists()


def test_the_error_is_tied_to_the_field_for_a_screen_reader(client: Client) -> None:
    html = try_out(client, example="The sea was calm.").content.decode()

    [area] = re.findall(r'<textarea name="example"[^>]*>', html)
    assert 'aria-invalid="true"' in area
    [described] = re.findall('aria-describedby="([^"]*)"', area)
    assert all(f'id="{name}"' in html for name in described.split())


def test_a_phrase_that_would_keep_readers_waiting_is_not_tried_on_articles(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version("Nobody here vouches for the depth of the lake.")
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.0)

    answer = try_out(client)

    assert "This phrase takes too long on a long text" in words(answer)
    assert "in the newest articles" not in words(answer)


def test_the_trial_stops_when_its_time_is_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version("Nobody here vouches for the depth of the lake.")
    row = reading.row_of(AddedPhrase(**{**TYPED, "public_id": "E-01"}))

    preview = reading.in_recent(row, (), seconds=-1)

    assert (preview.looked, preview.there, preview.in_time) == (0, 1, False)
    assert reading.in_recent(row, ()).found == 1


def test_the_trial_reads_the_newest_and_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        make_version(f"Nobody here vouches for the depth of lake {number}.", title=f"Lake {number}")
    monkeypatch.setattr(reading, "RECENT", 3)
    monkeypatch.setattr(reading, "SHOWN", 2)
    row = reading.row_of(AddedPhrase(**{**TYPED, "public_id": "E-01"}))

    with CaptureQueriesContext(connection) as queries:
        preview = reading.in_recent(row, ())

    assert [place.where for place in preview.places] == ["Lake 3", "Lake 2"]
    assert (preview.found, preview.looked, preview.there) == (3, 3, 3)
    assert len(queries) == 2


def test_a_long_text_is_shown_around_the_words_only(client: Client) -> None:
    make_version(
        f"{'Rain fell on the hills. ' * 40}Nobody here vouches for the depth of the lake. {'The sun rose. ' * 40}"
    )

    page = try_out(client)

    quoted = re.findall(r"<blockquote.*?</blockquote>", page.content.decode(), re.DOTALL)
    assert len(quoted) == 1
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", quoted[0])).split())
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 600


def test_a_phrase_is_changed_retired_and_restored_with_its_history(client: Client, editor: User) -> None:
    save(client, try_out(client))
    address = reverse("admin:phrase", args=["E-01"])

    page = try_out(client, address, counter="The sea was calm.", note="Simpler.")
    assert save(client, page, address, counter="The sea was calm.", note="Simpler.").status_code == 302
    for name in ("retire", "restore"):
        turn = reverse(f"admin:{name}_phrase", args=["E-01"])
        answer = client.post(turn, {**hidden(client.get(address), turn), "note": f"To {name}."})
        assert answer.headers["Location"] == address

    told = words(client.get(address))
    assert "E-01 is in use again." in told
    assert "Restored by Dana" in told
    assert "To retire." in told
    assert "Counter-example The bank vouches for its notes. → The sea was calm." in told
    assert list(PhraseChange.objects.values_list("verb", flat=True)) == ["added", "changed", "retired", "restored"]


def test_a_double_click_adds_once(client: Client) -> None:
    page = try_out(client)

    first, second = save(client, page), save(client, page)

    assert first.status_code == second.status_code == 302
    assert AddedPhrase.objects.count() == PhraseChange.objects.count() == 1


def test_the_second_of_two_editors_is_told_and_can_send_again(client: Client, second_editor: User) -> None:
    save(client, try_out(client))
    address = reverse("admin:phrase", args=["E-01"])
    page = try_out(client, address, counter="The sea was calm.")
    other = signed_in(second_editor)
    save(other, try_out(other, address, counter="Snow fell."), address, counter="Snow fell.")

    answer = save(client, page, address, counter="The sea was calm.")

    assert answer.status_code == 409
    assert "Somebody changed E-01 since you opened it." in words(answer)
    assert value_of(answer, "counter") == "The sea was calm."
    assert save(client, answer, address, counter="The sea was calm.").status_code == 302


def test_a_turn_on_an_old_page_is_refused_in_words(client: Client, second_editor: User) -> None:
    save(client, try_out(client))
    address, turn = reverse("admin:phrase", args=["E-01"]), reverse("admin:retire_phrase", args=["E-01"])
    old = hidden(client.get(address), turn)
    other = signed_in(second_editor)
    other.post(turn, hidden(other.get(address), turn))

    answer = client.post(turn, {**old, "note": "Typed words."})

    assert answer.status_code == 409
    assert "Somebody changed E-01" in words(answer)
    assert client.post(turn, {}).status_code == 400


def test_the_table_lists_every_row_with_its_examples_and_how_often_it_was_right(client: Client, editor: User) -> None:
    save(client, try_out(client))
    phrase = AddedPhrase.objects.get()
    for number, because in enumerate([None, None, None, DismissReason.NOT_A_CLAIM]):
        claim = other_claim()
        claim.mentions.get().flag.__class__.objects.filter(mentions__claim=claim).update(phrase="U-01")
        act = make_act(editor)
        claims.dismiss(claim=claim, because=because, act=act) if because else claims.follow(claim=claim, act=act)
        assert number < 4

    page = words(client.get(reverse(TABLE)))

    for row in PHRASES:
        assert f"{row.id} " in page
        assert row.example in page
        assert row.counter in page
    assert f"E-01 {phrase.words} added by Dana nothing decided yet" in page
    assert "U-01 75 % right 3 of 4, likely between 30 % and 95 %" in page


def test_the_table_costs_the_same_however_many_were_added(client: Client, editor: User) -> None:
    costs = []
    for number in range(4):
        make_phrase(editor, words=f"nobody swears to wave {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(TABLE))
        costs.append(len(queries))

    assert len(set(costs)) == 1


def test_the_page_of_a_phrase_shows_its_last_errors(client: Client, editor: User) -> None:
    save(client, try_out(client))
    claim = other_claim()
    claim.mentions.get().flag.__class__.objects.filter(mentions__claim=claim).update(phrase="E-01")
    claims.dismiss(claim=claim, because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    page = client.get(reverse("admin:phrase", args=["E-01"]))

    assert f"Last dismissed as not a claim: {claim.public_id}" in words(page)
    assert CAVEAT not in words(page)


@pytest.mark.parametrize("role", ["stranger", "reader", "reporter"])
def test_staff_without_the_role_are_told_which_they_lack(
    role: str, request: pytest.FixtureRequest, editor: User
) -> None:
    person = request.getfixturevalue(role)
    person.is_staff = True
    person.save()
    phrase, client = make_phrase(editor), signed_in(person)

    for address in (reverse(TABLE), new(), phrase.get_absolute_url()):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Adding and retiring phrases of the detector needs the role “editor”." in words(answer)
    for name in ("retire", "restore"):
        assert client.post(reverse(f"admin:{name}_phrase", args=[phrase.public_id])).status_code == 403
    assert "Phrases of the detector" not in words(client.get(reverse("admin:index")))


def test_the_desk_leads_to_the_table(client: Client, administrator: User) -> None:
    for person in (client, signed_in(administrator)):
        assert reverse(TABLE) in person.get(reverse("admin:index")).content.decode()
        assert person.get(reverse(TABLE)).status_code == 200


def test_the_row_of_the_register_leads_to_the_page_of_the_phrase(client: Client, editor: User) -> None:
    phrase = make_phrase(editor)

    answer = client.get(reverse("admin:claims_addedphrase_change", args=[phrase.pk]))

    assert answer.headers["Location"] == phrase.get_absolute_url()
    assert client.get(reverse("admin:claims_addedphrase_change", args=[999])).status_code == 404
    assert client.get(reverse("admin:phrase", args=["E-999"])).status_code == 404
    assert client.get(reverse("admin:phrase", args=[phrase.public_id.lower()])).status_code == 200
