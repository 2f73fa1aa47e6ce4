"""The search page: what it finds, for whom, and what it says when it finds nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Article, LedgerEntry, Source, Speaker
from claims.queries import search as searching
from claims.queries.search import Group
from tests.admin.desk import signed_in, words
from tests.factories import CAVEAT, make_claim, other_claim, settled_claim

pytestmark = pytest.mark.django_db


def found(client: Client, typed: str, **further: str) -> str:
    return words(client.get("/search/", {"q": typed, **further}))


def test_claims_articles_speakers_and_outlets_are_found_together_each_with_its_hits(reader: User) -> None:
    make_claim(
        f"Kem of Lowe said Lowe had lost 9 tugs. {CAVEAT}", covered="Lowe had lost 9 tugs", speaker="Kem of Lowe"
    )

    page = signed_in(reader).get("/search/", {"q": "lowe"})

    html = page.content.decode()
    assert [html.count(f'<h2 id="{group.value}">') for group in Group] == [1, 1, 1, 1]
    assert '<mark class="hit">Lowe</mark> had lost 9 tugs' in html


def test_every_page_has_the_box(editor: User) -> None:
    client = signed_in(editor)

    for address in ("/", "/claims/", "/admin/", "/admin/claims/reviewitem/"):
        assert 'data-act="search"' in client.get(address).content.decode(), address


def test_an_id_leads_to_its_claim_article_and_ledger_entry(editor: User) -> None:
    claim = settled_claim(editor)
    entry, article = LedgerEntry.objects.get(), Article.objects.order_by("pk").first()
    assert article is not None
    client = signed_in(editor)

    assert f"Claim {claim.public_id}" in found(client, f" {claim.public_id.lower()} ")
    assert f"Article {article.pk}: {article.title}" in found(client, str(article.pk))
    assert f"Entry {entry.sequence} of the ledger" in found(client, f"#{entry.sequence}")


def test_a_reader_is_not_shown_what_the_register_of_the_ledger_holds(editor: User, reader: User) -> None:
    settled_claim(editor)

    assert "of the ledger" not in found(signed_in(reader), "1")


def test_nothing_typed_and_nothing_found_are_told_apart(reader: User) -> None:
    make_claim()
    client = signed_in(reader)

    assert "Type words, a name or an id." in found(client, "")
    assert "Type words, a name or an id." in found(client, '"&|')
    assert "Nothing has all of these words." in found(client, "barges xylotomous")


@pytest.mark.parametrize("typed", ['"', "a" * 5000, "\x00", "<script>", "😀", "(" * 200, "9" * 50, "%_\\", "NEAR/3"])
def test_hostile_words_do_no_harm(reader: User, typed: str) -> None:
    make_claim()

    page = signed_in(reader).get("/search/", {"q": typed})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode().split("<main")[1]


def test_a_group_by_itself_is_paged_by_key(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PAGE", 2)
    claims = [other_claim().public_id for _ in range(5)]
    client, seen, older = signed_in(reader), [], ""

    for _ in range(3):
        page = client.get("/search/", {"q": "lighthouse", "in": "claims", **({"older": older} if older else {})})
        seen += [line.public_id for line in page.context["page"].lines]
        older = page.context["page"].older

    assert sorted(seen) == sorted(claims)
    assert older == ""


def test_names_are_paged_by_the_alphabet(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PAGE", 2)
    for name in ("Kem Old", "Kem Young", "Kem Middle"):
        make_claim(f"{name} said that {name} sank. {CAVEAT}", covered=f"{name} sank", speaker=name)
    client = signed_in(reader)

    first = client.get("/search/", {"q": "kem", "in": "speakers"}).context["page"]
    second = client.get("/search/", {"q": "kem", "in": "speakers", "older": first.older}).context["page"]

    names = ["".join(piece for piece, _ in line.words) for line in [*first.lines, *second.lines]]
    assert names == ["Kem Middle", "Kem Old", "Kem Young"]


def test_a_search_costs_a_fixed_number_of_queries(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        make_claim(speaker="The harbour master")
        other_claim()
    assert (Speaker.objects.count(), Source.objects.count()) == (1, 1)
    editor = User.objects.get(pk=editor.pk)
    editor.get_all_permissions()

    with django_assert_num_queries(8):
        results = searching.search("the", editor)
    assert not results.is_empty
