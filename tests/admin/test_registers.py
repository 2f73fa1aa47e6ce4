"""Registers are read, never written: add, change and delete are shut, on the page and in bulk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims, feeds
from claims.admin.register import RegisterAdmin, ShallowPaginator
from claims.models import (
    Analysis,
    Claim,
    FeedEntry,
    Heartbeat,
    LedgerEntry,
    MissedPassage,
    Opinion,
    OutgoingMail,
    PolicySwitch,
    Source,
    Speaker,
    SpeakerAlias,
    guards,
)
from claims.models.chain import ChainedRow
from claims.queries.chains import CHAINS
from tests.admin.desk import card, signed_in, words
from tests.conftest import NOW
from tests.factories import (
    make_act,
    make_claim,
    make_evidence,
    make_phrase,
    make_version,
    other_claim,
    settled_claim,
)
from tests.marking import SALT, make_missed
from tests.suggesting import make_alert, make_likeness, make_suggestion

pytestmark = pytest.mark.django_db

#: The policy's register takes a next turn of a switch, and heartbeats have pages of operations in place of a register;
#: what editors judged is sealed, and `verify_ledger` proves it.
REGISTERS = [
    model
    for model, options in admin.site._registry.items()
    if isinstance(options, RegisterAdmin) and model not in (PolicySwitch, Heartbeat)
]
SHOWN_CHAINS = [chain for chain in CHAINS if chain is not Opinion]
#: The queue, the table of phrases and the guidelines stand in the place of the lists of their rows.
LISTED = [model for model in REGISTERS if model._meta.model_name not in ("reviewitem", "addedphrase", "guideline")]


@pytest.fixture
def root(db: None) -> User:
    """Holds every permission there is."""
    return User.objects.create_superuser("root", password="a long enough password")


def grow(by: User) -> None:
    """Make a row in every register."""
    settled_claim(by)
    make_phrase(by)
    feed = feeds.add(url="https://lowe.example/feed.xml", by=None, now=NOW)
    FeedEntry.objects.get_or_create(feed=feed, digest="1" * 64, defaults={"mark": "2" * 64, "seen_at": NOW})
    make_missed(by)
    claim = claims.follow(claim=other_claim(), act=make_act(by)).claim
    make_suggestion(claim)
    make_alert(claim)
    make_likeness(claim, other_claim())
    letter = {"person": by, "purpose": "digest", "since": NOW, "made_at": NOW, "due_at": NOW}
    OutgoingMail.objects.create(key=f"made:{OutgoingMail.objects.count()}", **letter)


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:claims_{model._meta.model_name}_{page}", args=args)


def test_everything_that_history_rests_on_is_a_register() -> None:
    assert {model.__name__ for model in REGISTERS} == {
        "AddedPhrase", "Alert", "Analysis", "Article", "ArticleVersion", "Claim", "Decision", "Evidence", "Feed",
        "FeedEntry", "FollowUp", "Guideline", "LedgerEntry", "Match", "MergeSuggestion", "MissedPassage",
        "OutgoingMail", "PhraseChange", "ReviewItem",
    }  # fmt: skip


@pytest.mark.parametrize("model", REGISTERS)
def test_all_three_doors_are_shut_for_everybody(model: type[models.Model], root: User) -> None:
    grow(root)
    row = model._default_manager.first()
    assert row
    client, before = signed_in(root), model._default_manager.count()

    assert client.get(address(model, "add")).status_code == 403
    assert client.post(address(model, "add"), {}).status_code == 403
    assert client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    if model in LISTED:
        assert client.post(address(model, "change", row.pk), {"_save": "1"}).status_code == 403
        bulk = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        client.post(address(model, "changelist"), bulk)
    assert model._default_manager.count() == before


@pytest.mark.parametrize("model", LISTED)
def test_a_row_is_shown_without_a_field_to_fill_in(model: type[models.Model], root: User) -> None:
    grow(root)
    row = model._default_manager.first()
    assert row

    answer = signed_in(root).get(address(model, "change", row.pk))

    assert answer.status_code == 200
    assert 'name="_save"' not in answer.content.decode()


@pytest.mark.parametrize("model", LISTED)
def test_a_list_costs_the_same_however_long_it_is(model: type[models.Model], root: User) -> None:
    client, costs = signed_in(root), []
    for more in (1, 4):
        for _ in range(more):
            claim = make_claim()
            make_evidence(claim, root)
            make_version()
        if more == 1:
            grow(root)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(model, "changelist")).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1]


@pytest.mark.parametrize("model", LISTED)
def test_every_link_of_a_list_has_words_and_none_holds_another(model: type[models.Model], root: User) -> None:
    grow(root)

    page = signed_in(root).get(address(model, "changelist")).content.decode()

    rows = page.partition('<table id="result_list">')[2].partition("</thead>")[2]
    assert "<tr>" in rows
    assert not re.search(r"<a\s[^>]*>\s*(<a\s|</a>)", rows)


@pytest.mark.parametrize("model", LISTED)
def test_it_can_be_searched(model: type[models.Model], root: User) -> None:
    grow(root)

    assert signed_in(root).get(address(model, "changelist"), {"q": "harbour"}).status_code == 200


@pytest.mark.parametrize("model", LISTED)
def test_a_list_is_counted_up_to_its_reach_only(model: type[models.Model], root: User) -> None:
    request = RequestFactory().get("/")
    request.user = root
    pages = admin.site._registry[model].get_paginator(request, model._default_manager.order_by("pk"), 50)

    with CaptureQueriesContext(connection) as queries:
        assert isinstance(pages, ShallowPaginator)
        assert pages.count == model._default_manager.count()
    assert "LIMIT 5000" in queries.captured_queries[0]["sql"]


def test_a_claim_is_found_by_id_and_leads_to_its_card(editor: User) -> None:
    claim = make_claim()

    answer = signed_in(editor).get(address(Claim, "changelist"), {"q": claim.public_id})

    assert f'href="{card(claim)}"' in answer.content.decode()


def test_a_failed_reading_shows_its_error(administrator: User) -> None:
    Analysis.objects.filter(version=make_version()).update(error="ValueError: no sentence", gave_up_at=NOW)

    assert "ValueError: no sentence" in words(signed_in(administrator).get(address(Analysis, "changelist")))


@pytest.mark.parametrize("chain", SHOWN_CHAINS)
def test_a_chain_shows_its_head_and_each_seal(chain: type[ChainedRow], editor: User) -> None:
    grow(editor)
    last = chain._default_manager.latest("sequence")

    page = words(signed_in(editor).get(address(chain, "changelist")))

    assert f"Head of the chain: {last.digest}" in page
    assert "whole" in page
    assert "broken" not in page


@pytest.mark.parametrize("chain", SHOWN_CHAINS)
def test_a_broken_seal_shows_in_the_list_and_in_the_check(chain: type[ChainedRow], editor: User) -> None:
    grow(editor)
    client = signed_in(editor)
    check = reverse(f"admin:check_{chain._meta.model_name}")
    assert "The chain is whole" in words(client.get(check))

    guards.remove(connection)
    models.QuerySet(chain).filter(sequence=1).update(by_name="Somebody Else")

    assert "broken" in words(client.get(address(chain, "changelist")))
    assert f"The {chain._meta.verbose_name} 1 was changed after it was written" in words(client.get(check))


def test_a_passage_marked_by_hand_is_found_by_its_caveat(editor: User) -> None:
    marked = make_missed(editor)
    client, register = signed_in(editor), address(MissedPassage, "changelist")

    found = words(client.get(register, {"q": SALT.lower()}))
    other = words(client.get(register, {"q": "no such words"}))

    assert f"{marked.claim_public_id} unverified {SALT}" in found
    assert marked.claim_public_id not in other


def test_the_check_is_not_open_to_staff_without_a_role(stranger: User) -> None:
    stranger.is_staff = True
    stranger.save()

    answer = signed_in(stranger).get(reverse("admin:check_ledgerentry"))

    assert answer.status_code == 403
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("model", [Source, Speaker])
def test_names_are_corrected_but_rows_neither_added_nor_deleted(model: type[models.Model], root: User) -> None:
    make_claim(speaker="The harbour master")
    row = model._default_manager.first()
    assert row
    client = signed_in(root)

    assert client.get(address(model, "add")).status_code == 403
    assert client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert client.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept", "status"),
    [(" The Harbour-Master! ", "harbour master ilse", 302), ("!?", None, 200)],
)
def test_an_alias_is_stored_as_names_are_compared(
    typed: str, kept: str | None, status: int, administrator: User
) -> None:
    speaker = make_claim(speaker="The harbour master").speaker
    assert speaker
    aliases = {
        "aliases-TOTAL_FORMS": "1",
        "aliases-INITIAL_FORMS": "0",
        "aliases-0-speaker": speaker.pk,
        "aliases-0-folded": typed + " Ilse" if kept else typed,
    }

    answer = signed_in(administrator).post(address(Speaker, "change", speaker.pk), {"name": speaker.name, **aliases})

    assert answer.status_code == status
    assert SpeakerAlias.objects.filter(folded=kept or "").exists() is bool(kept)


def test_two_speakers_share_no_alias(administrator: User) -> None:
    speaker = make_claim(speaker="The harbour master").speaker
    other = Speaker.objects.create(name="Ilse Brandt", created_at=NOW)
    aliases = {"aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0", "aliases-0-speaker": other.pk}
    typed = {"name": other.name, **aliases, "aliases-0-folded": "Harbour Master"}

    answer = signed_in(administrator).post(address(Speaker, "change", other.pk), typed)

    assert answer.status_code == 200
    assert "already exists" in words(answer)
    assert SpeakerAlias.objects.get(folded="harbour master").speaker == speaker
