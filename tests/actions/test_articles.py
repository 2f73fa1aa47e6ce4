from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from claims.actions import articles
from claims.errors import NotAllowed
from claims.models import Analysis, Article, ArticleVersion, Source
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.reading.changes import Decision
from tests.conftest import NOW
from tests.factories import make_version

pytestmark = pytest.mark.django_db

STORM = Reading(
    text="A storm struck Port Lowe.\n\nTwelve barges sank.",
    title="Storm",
    outlet="The Lowe Herald",
    url="https://herald.example/storm",
    published=NOW,
)


def receive(reading: Reading, *, by: User | None = None) -> articles.Receipt:
    return articles.receive(reading=reading, door=Door.FILE, by=by, now=NOW)


def test_a_new_article_is_recorded_with_its_version_and_the_analysis_it_owes() -> None:
    receipt = receive(STORM)

    version = ArticleVersion.objects.get()
    assert receipt == articles.Receipt(Decision.NEW, version)
    assert (version.number, version.text, version.door) == (1, STORM.text, "file")
    assert (version.article.title, version.article.published_at) == ("Storm", NOW)
    assert version.article.source.name == "The Lowe Herald"
    assert Analysis.objects.get().version == version
    assert list(Analysis.objects.due(NOW)) == [version.analysis]


def test_the_same_text_again_is_unchanged() -> None:
    first = receive(STORM)

    again = receive(STORM)

    assert again == articles.Receipt(Decision.UNCHANGED, first.version)
    assert ArticleVersion.objects.count() == Analysis.objects.count() == 1


def test_another_width_of_white_space_is_no_new_version() -> None:
    receive(STORM)

    again = receive(replace(STORM, text="A storm struck\u00a0Port  Lowe.\n\n\nTwelve barges sank. \n"))

    assert again.decision is Decision.UNCHANGED


def test_another_text_is_a_further_version() -> None:
    receive(STORM)

    changed = receive(replace(STORM, text="A storm struck Port Lowe.\n\nThirteen barges sank.", title="Storm grows"))

    assert changed.decision is Decision.CHANGED
    assert changed.version.number == 2
    assert Article.objects.get().title == "Storm"
    assert changed.version.title == "Storm grows"


def test_a_text_that_returns_to_its_first_wording_is_unchanged() -> None:
    first = receive(STORM)
    receive(replace(STORM, text="A storm struck Port Lowe. Thirteen barges sank."))

    back = receive(STORM)

    assert back == articles.Receipt(Decision.UNCHANGED, first.version)


def test_articles_without_an_address_are_told_apart_by_their_ids_within_an_outlet() -> None:
    report = replace(STORM, url="", external_id="17")
    receive(report)

    assert receive(replace(report, text="Another text.")).decision is Decision.CHANGED
    assert receive(replace(report, outlet="THE LOWE HERALD")).decision is Decision.UNCHANGED
    assert receive(replace(report, outlet="Radio Lowe")).decision is Decision.NEW
    assert receive(replace(report, external_id="18")).decision is Decision.NEW


def test_pasted_texts_are_told_apart_by_their_words() -> None:
    pasted = replace(STORM, url="")
    receive(pasted)

    assert receive(pasted).decision is Decision.UNCHANGED
    assert receive(replace(pasted, text="Another text.")).decision is Decision.NEW


def test_an_outlet_is_known_again_whatever_its_case() -> None:
    receive(STORM)

    receive(replace(STORM, url="https://herald.example/other", outlet="the lowe herald"))

    assert Source.objects.count() == 1


def test_an_article_without_an_outlet_belongs_to_that_of_its_host() -> None:
    receive(replace(STORM, outlet="The Lowe Herald"))

    receipt = receive(replace(STORM, outlet="", url="https://www.herald.example/other"))

    assert receipt.version.article.source.name == "The Lowe Herald"


def test_a_text_that_names_neither_outlet_nor_address_has_an_unnamed_one() -> None:
    assert receive(replace(STORM, outlet="", url="")).version.article.source.name == "Unnamed outlet"


def test_long_titles_and_bylines_are_cut_to_their_columns() -> None:
    version = receive(replace(STORM, title="T" * 900, byline="B" * 900)).version

    assert len(version.title) == len(version.article.title) == len(version.article.byline) == 500


def test_a_reporter_may_add_and_is_remembered(reporter: User) -> None:
    assert receive(STORM, by=reporter).version.received_by == reporter


def test_a_reader_may_not_add(reader: User) -> None:
    with pytest.raises(NotAllowed, match="Adding articles needs the role “reporter”"):
        receive(STORM, by=reader)
    assert not Article.objects.exists()


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("UK", "uk"), ("zh_Hant", "zh"), ("", ""), ("12", ""),
                                               ("a", ""), ("українська", ""), ("unknownlanguage", "")])  # fmt: skip
def test_the_language_of_an_article_is_its_primary_code(tag: str, language: str) -> None:
    assert make_version(language=tag).article.language == language


def test_a_language_that_comes_later_is_kept_and_the_first_one_stays() -> None:
    url = "https://news.example/tongues"
    for text, tag in (("A storm.", ""), ("A storm came.", "uk"), ("A storm went.", "en")):
        make_version(text, url=url, language=tag)

    assert Article.objects.get(url=url).language == "uk"
