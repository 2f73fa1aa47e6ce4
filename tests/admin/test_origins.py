"""Which articles tell one report: sorted out by editors, for every claim that they tell."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import origins, recording
from claims.models import Article, Claim, Decision, OriginMember
from tests.admin.desk import hidden, signed_in, step, words
from tests.admin.test_answers import answer, form_of
from tests.conftest import NOW
from tests.factories import make_act, make_claim, make_draft, make_version, other_claim
from tests.reserving import lapse
from tests.suggesting import make_suggestion

pytestmark = pytest.mark.django_db

TOLD = (
    "The pier at Gull Point fell into the sea during the night, and the lamp on it went out. Two cars stood there. "
    "Nobody was on it, said the keeper. He had locked the gate at ten. The figures could not be independently verified."
)


def tell(claim: Claim, title: str) -> Article:
    """Let one more article, of a report of its own, tell a claim."""
    version = make_version(f"{title}. {make_claim_text(claim)}", title=title)
    recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)
    origins.place(version=version)
    return version.article


def make_claim_text(claim: Claim) -> str:
    return claim.mentions.select_related("version").order_by("pk")[0].version.text


@pytest.fixture
def claim() -> Claim:
    claim = make_claim()
    origins.place(version=claim.mentions.get().version)
    return claim


@pytest.fixture
def copy(claim: Claim) -> Article:
    """A second article that tells the claim, in the origin of the first."""
    article = tell(claim, "The storm, copied")
    first = claim.mentions.order_by("pk")[0].version.article
    OriginMember.objects.filter(article=article).update(
        origin=first.origin_member.origin, why="Its text is nearly the same.", placed_by=None
    )
    return article


def sort_out(claim: Claim) -> str:
    return reverse("admin:origins", args=[claim.public_id])


def independent(claim: Claim) -> int:
    members = OriginMember.objects.filter(article__versions__mentions__claim=claim)
    return members.values("origin").distinct().count()


def test_the_page_of_the_claim_counts_independent_origins_and_says_why(
    claim: Claim, copy: Article, reader: User
) -> None:
    answered = signed_in(reader).get(claim.get_absolute_url())

    said = words(answered)
    assert "2 articles, 1 independent origin: copies of one report count once." in said
    assert "The storm, copied Its text is nearly the same." in said
    assert "Split or join origins" not in said


def test_an_editor_finds_the_way_to_sort_them_out(claim: Claim, copy: Article, editor: User) -> None:
    html = signed_in(editor).get(claim.get_absolute_url()).content.decode()

    assert f'href="{sort_out(claim)}"' in html


def test_an_article_is_split_off_and_the_counts_follow(claim: Claim, copy: Article, editor: User) -> None:
    client = signed_in(editor)

    onward = answer(client, claim, "split", copy.pk, page=client.get(sort_out(claim)))

    assert onward.headers["Location"] == sort_out(claim)
    assert "The article has an origin of its own now." in words(client.get(sort_out(claim)))
    assert independent(claim) == 2
    assert "2 articles, 2 independent origins." in words(client.get(claim.get_absolute_url()))


def test_two_origins_are_joined_and_the_counts_follow(claim: Claim, copy: Article, editor: User) -> None:
    origins.split(claim=claim, article=copy, act=make_act(editor))
    client = signed_in(editor)
    first = claim.mentions.order_by("pk")[0].version.article

    answer(client, claim, "join", copy.pk, page=client.get(sort_out(claim)), other=str(first.pk))

    assert independent(claim) == 1
    assert "The articles have one origin now." in words(client.get(sort_out(claim)))


@pytest.mark.parametrize("name", ["split", "join"])
def test_a_double_click_counts_once(name: str, claim: Claim, copy: Article, editor: User) -> None:
    client = signed_in(editor)
    first = claim.mentions.order_by("pk")[0].version.article
    if name == "join":
        origins.split(claim=claim, article=copy, act=make_act(editor))
    page, before = client.get(sort_out(claim)), Decision.objects.count()

    for _ in range(2):
        assert answer(client, claim, name, copy.pk, page=page, other=str(first.pk)).status_code == 302

    assert Decision.objects.count() == before + 1


def test_it_can_be_taken_back(claim: Claim, copy: Article, editor: User) -> None:
    client = signed_in(editor)
    answer(client, claim, "split", copy.pk, page=client.get(sort_out(claim)))

    client.post(reverse("admin:undo"), hidden(client.get(sort_out(claim)), reverse("admin:undo")))

    assert independent(claim) == 1


@pytest.mark.parametrize(
    ("other", "complaint"),
    [("", "Choose the other report."), ("x", "Choose one of the other reports."), ("4711", "one of the other reports")],
)
def test_a_bad_choice_is_refused_beside_its_field(
    other: str, complaint: str, claim: Claim, copy: Article, editor: User
) -> None:
    origins.split(claim=claim, article=copy, act=make_act(editor))
    client = signed_in(editor)

    refused = answer(client, claim, "join", copy.pk, page=client.get(sort_out(claim)), other=other)

    assert refused.status_code == 400
    assert complaint in words(refused)
    assert 'aria-invalid="true"' in refused.content.decode()
    assert independent(claim) == 2


def test_an_article_that_tells_another_claim_is_not_sorted_here(claim: Claim, copy: Article, editor: User) -> None:
    client, elsewhere = signed_in(editor), other_claim()
    fields = form_of(client.get(sort_out(claim)), step(claim, "split"), copy.pk)

    assert client.post(step(elsewhere, "split"), fields).status_code == 409
    assert independent(claim) == 1


def test_the_second_of_two_editors_is_told(claim: Claim, copy: Article, editor: User, second_editor: User) -> None:
    client = signed_in(editor)
    page = client.get(sort_out(claim))
    origins.split(claim=lapse(claim), article=copy, act=make_act(second_editor))

    told = answer(client, claim, "split", copy.pk, page=page)

    assert told.status_code == 409
    assert "it counts by itself already" in words(told)
    assert "Omar : One of its articles was given an origin of its own." in words(told)


def test_a_suggestion_from_a_copy_is_proposed_as_of_the_same_origin(claim: Claim, editor: User) -> None:
    match = make_suggestion(claim)
    origins.place(version=match.version)
    told = claim.mentions.get().version.article
    OriginMember.objects.filter(article=match.version.article).update(origin=told.origin_member.origin)

    html = signed_in(editor).get(reverse("admin:card", args=[claim.public_id])).content.decode()

    assert '<option value="same_origin" selected>' in html


def test_the_page_costs_the_same_however_many_articles_tell_it(claim: Claim, copy: Article, editor: User) -> None:
    client, costs = signed_in(editor), []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(sort_out(claim))
        costs.append(len(queries))
        for further in range(3):
            tell(claim, f"Again {number} {further}")

    assert costs[0] == costs[1]
