"""Placing articles by origin: by machine, by editors, and never by a machine against an editor."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import origins, recording
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Article, ArticleVersion, Claim, Decision, Origin, OriginKey, OriginMember
from claims.queries.origins import of_claims
from tests.conftest import NOW
from tests.factories import CAVEAT, SAID, make_act, make_claim, make_draft, make_version

pytestmark = pytest.mark.django_db

STORM = (
    f"{SAID} {CAVEAT}",
    "The wind tore the roof off the fish market and drove eleven boats onto the breakwater before midnight.",
    "Crews of three neighbouring ports came with tugs at dawn and pulled the first boats free before the tide turned.",
    "The market hall was built of oak a hundred years ago and had stood through every storm until now.",
    "Fishermen will sell from their boats until the hall has a roof again, which may take until the autumn.",
)
STORY = "\n\n".join(STORM)
COPY = "\n\n".join((*STORM[:4], "Our reporter will visit the port tomorrow."))
SHORT = "\n\n".join(STORM[:3])
OTHER = (
    f"{SAID} {CAVEAT}\n\nThe school board of Tarn voted on Monday to keep its two village schools open for another five"
    " years.\n\nParents had collected four thousand signatures and carried them to the meeting in a wheelbarrow."
    "\n\nThe board had planned to take the pupils to the new school in the valley by bus from next summer on."
)


def placed(text: str, **reading: str) -> OriginMember:
    return origins.place(version=make_version(text, **reading), now=NOW)


def told(*texts: str) -> tuple[Claim, list[Article]]:
    """Return one claim with the placed articles that tell it."""
    versions = [make_version(text) for text in texts]
    for version in versions:
        recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)
        origins.place(version=version, now=NOW)
    return Claim.objects.get(), [version.article for version in versions]


def independent(claim: Claim) -> int:
    return len(of_claims([claim.pk]))


def test_an_article_opens_an_origin_of_its_own() -> None:
    member = placed(STORY)

    assert (member.why, member.placed_by) == ("", None)
    assert member.keys.exists()


def test_a_copy_joins_the_origin_of_the_article_that_it_copies_and_says_why() -> None:
    first = placed(STORY)

    copy = placed(COPY)

    assert copy.origin == first.origin
    assert copy.why == (
        "With “Storm at Port Lowe”: 83% of the sentences of the shorter article stand word for word in the other."
    )


def test_an_article_about_something_else_does_not() -> None:
    assert placed(STORY).origin != placed(OTHER.partition("\n\n")[2]).origin


def test_placing_twice_is_as_once() -> None:
    version = make_version(STORY)
    member = origins.place(version=version, now=NOW)
    keys = set(member.keys.values_list("pk", "key"))

    assert origins.place(version=version, now=NOW) == member
    assert Origin.objects.count() == 1
    assert set(OriginKey.objects.values_list("pk", "key")) == keys


def test_a_new_version_counts_with_its_newest_text() -> None:
    first = placed(STORY)
    other = placed(OTHER, url="https://news.example/changed")
    assert other.origin != first.origin

    again = placed(COPY, url="https://news.example/changed")

    assert again.pk == other.pk
    assert again.origin == first.origin


def test_an_earlier_version_placed_late_does_not_count() -> None:
    old = make_version(OTHER, url="https://news.example/changed")
    placed(COPY, url="https://news.example/changed")
    first = placed(STORY)

    origins.place(version=old, now=NOW)

    assert OriginMember.objects.get(article=old.article).origin == first.origin


def test_an_article_in_company_stays_there_whatever_becomes_of_its_text() -> None:
    first = placed(STORY)
    placed(COPY, url="https://news.example/changed")

    assert placed(OTHER, url="https://news.example/changed").origin == first.origin


def test_what_stands_in_articles_of_many_origins_leads_to_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "MOST_ORIGINS", 0)
    first = placed(STORY)

    # With a limit of none, all that two articles share is too common.
    assert placed(COPY).origin != first.origin


def test_a_report_that_many_copied_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "MOST_ORIGINS", 2)

    assert len({placed(f"{COPY}\n\nSeen from pier {n}.").origin for n in range(6)}) == 1


def test_what_another_algorithm_kept_is_not_compared_until_it_is_made_anew() -> None:
    story = make_version(STORY)
    first = origins.place(version=story, now=NOW)
    OriginMember.objects.update(signature={"algorithm": "origins-0"})
    copy = placed(COPY)
    assert copy.origin != first.origin

    assert origins.place(version=story, now=NOW).origin == copy.origin


def test_ten_copies_are_one_report() -> None:
    claim, _ = told(STORY, *(f"{COPY}\n\nSeen from pier {n}." for n in range(9)), OTHER)

    assert independent(claim) == 2
    (copies, alone) = of_claims([claim.pk])
    assert (len(copies.articles), len(alone.articles)) == (10, 1)
    assert copies.first.why == ""
    assert all(teller.why for teller in copies.articles[1:])


def test_an_article_that_was_not_placed_yet_counts_by_itself() -> None:
    claim = make_claim()

    assert independent(claim) == 1


def test_independent_reports_are_counted_in_one_query(django_assert_num_queries: object) -> None:
    claim, _ = told(STORY, COPY, OTHER)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert independent(claim) == 2


def test_an_editor_splits_and_the_count_follows(editor: User) -> None:
    claim, (_, copy) = told(STORY, COPY)

    decision = origins.split(claim=claim, article=copy, act=make_act(editor))

    assert independent(claim) == 2
    member = OriginMember.objects.get(article=copy)
    assert (member.placed_by, member.why) == (editor, "Dana says that it tells a report of its own.")
    assert (decision.verb, decision.claim) == ("origin_split", claim)


def test_an_editor_joins_and_all_of_the_origin_comes_along(editor: User) -> None:
    claim, (story, copy, other) = told(STORY, COPY, OTHER)

    origins.join(claim=claim, article=copy, other=other, act=make_act(editor))

    assert independent(claim) == 1
    assert OriginMember.objects.get(article=story).placed_by is None
    assert OriginMember.objects.get(article=other).placed_by == editor


def test_a_machine_never_puts_together_what_a_person_split(editor: User) -> None:
    claim, (story, copy) = told(STORY, COPY)
    origins.split(claim=claim, article=copy, act=make_act(editor))

    for article, words in ((story, "The wind has died down."), (copy, "The sun is out.")):
        placed(f"{STORY}\n\n{words}", url=article.url)

    assert independent(claim) == 2


def test_a_machine_never_takes_apart_what_a_person_joined(editor: User) -> None:
    claim, (story, other) = told(STORY, OTHER)
    origins.join(claim=claim, article=story, other=other, act=make_act(editor))

    placed(f"{STORY}\n\nThe wind has died down.", url=story.url)
    placed(f"{OTHER}\n\nThe parents sang.", url=other.url)

    assert independent(claim) == 1


def test_a_fresh_copy_joins_an_article_that_a_person_placed(editor: User) -> None:
    claim, (_, copy) = told(STORY, COPY)
    origins.split(claim=claim, article=copy, act=make_act(editor))

    late = placed(f"{COPY}\n\nIt rained.")

    assert late.origin == OriginMember.objects.get(article=copy).origin


def decisions(claim: Claim, articles: list[Article], editor: User) -> list[Decision]:
    story, copy, other = articles
    return [
        origins.split(claim=claim, article=copy, act=make_act(editor)),
        origins.join(claim=claim, article=story, other=other, act=make_act(editor)),
    ]


def test_taking_back_puts_everything_where_it_was(editor: User) -> None:
    claim, articles = told(STORY, COPY, OTHER)
    before = list(OriginMember.objects.order_by("pk").values("origin", "why", "placed_by", "placed_at"))

    for decision in reversed(decisions(claim, articles, editor)):
        origins.take_back(decision=decision, act=make_act(editor))

    assert list(OriginMember.objects.order_by("pk").values("origin", "why", "placed_by", "placed_at")) == before


def test_what_was_moved_since_cannot_be_taken_back(editor: User) -> None:
    claim, articles = told(STORY, COPY, OTHER)
    first = origins.split(claim=claim, article=articles[1], act=make_act(editor))
    origins.join(claim=claim, article=articles[1], other=articles[2], act=make_act(editor))

    with pytest.raises(Conflict, match="moved since"):
        origins.take_back(decision=first, act=make_act(editor))


def test_a_double_click_counts_once(editor: User) -> None:
    claim, (_, copy) = told(STORY, COPY)
    act = make_act(editor)

    first = origins.split(claim=claim, article=copy, act=act)

    assert origins.split(claim=claim, article=copy, act=act) == first


def test_what_stands_by_itself_cannot_be_split_nor_one_origin_joined(editor: User) -> None:
    claim, (story, copy, other) = told(STORY, COPY, OTHER)

    with pytest.raises(Conflict, match="counts by itself already"):
        origins.split(claim=claim, article=other, act=make_act(editor))
    with pytest.raises(Conflict, match="of one origin already"):
        origins.join(claim=claim, article=story, other=copy, act=make_act(editor))


def test_an_article_that_was_not_placed_yet_cannot_be_split(editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match="not compared with others yet"):
        origins.split(claim=claim, article=ArticleVersion.objects.get().article, act=make_act(editor))


def test_only_editors_split_and_join(reporter: User) -> None:
    claim, (story, copy) = told(STORY, COPY)

    with pytest.raises(NotAllowed):
        origins.split(claim=claim, article=copy, act=make_act(reporter))
    with pytest.raises(NotAllowed):
        origins.join(claim=claim, article=story, other=copy, act=make_act(reporter))
