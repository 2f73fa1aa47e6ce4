"""Times as pages write them, on both sides of a change of the clocks; words of other languages and directions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Article
from claims.models.zones import zone
from claims.templatetags import words as tags
from tests.factories import TEXT, make_version
from tests.web.people import browser_of

#: When the clocks of Kyiv went back in 2026, and of New York forward.
KYIV, NEW_YORK = datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2026, 3, 8, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "moment", "told"),
    [
        ("Europe/Kyiv", KYIV - timedelta(minutes=30), "25 October 2026, 03:30 EEST"),
        ("Europe/Kyiv", KYIV + timedelta(minutes=30), "25 October 2026, 03:30 EET"),
        ("America/New_York", NEW_YORK - timedelta(minutes=1), "8 March 2026, 01:59 EST"),
        ("America/New_York", NEW_YORK, "8 March 2026, 03:00 EDT"),
        ("Asia/Kathmandu", KYIV, "25 October 2026, 06:45 UTC+0545"),
    ],
)
def test_an_hour_that_comes_twice_is_told_apart_by_its_zone(place: str, moment: datetime, told: str) -> None:
    with timezone.override(zone(place)):
        written = tags.moment(moment)

    assert f">{told}</time>" in written
    assert f'datetime="{moment.isoformat()}"' in written
    assert ' title="' in written


@pytest.mark.parametrize(
    ("offset", "there", "here"),
    [
        (60, "25 October 2026, 01:30, UTC+01:00", "25 October 2026, 03:30 EEST"),
        (-210, "24 October 2026, 21:00, UTC-03:30", "25 October 2026, 03:30 EEST"),
        (0, "25 October 2026, 00:30, UTC", "25 October 2026, 03:30 EEST"),
    ],
)
def test_an_article_is_dated_by_its_own_clock_and_the_readers_is_a_tooltip(offset: int, there: str, here: str) -> None:
    article = Article(published_at=KYIV - timedelta(minutes=30), published_offset=offset)

    with timezone.override(zone("Europe/Kyiv")):
        written, day = tags.published(article), tags.published_day(article)

    assert f">{there}</time>" in written
    assert f' title="{here}, ' in written
    assert f">{there.partition(',')[0]}</time>" in day


def test_the_readers_clock_changes_and_the_articles_does_not() -> None:
    article = Article(published_at=KYIV + timedelta(minutes=30), published_offset=180)

    with timezone.override(zone("Europe/Kyiv")):
        written = tags.published(article)

    assert ">25 October 2026, 04:30, UTC+03:00</time>" in written
    assert ' title="25 October 2026, 03:30 EET, ' in written


def test_an_article_without_a_zone_keeps_the_day_that_it_gave() -> None:
    dated = Article(published_at=datetime(2026, 3, 14, tzinfo=UTC))

    with timezone.override(zone("America/New_York")):
        assert ">14 March 2026</time>" in tags.published(dated)
        assert tags.published(Article()) == ""


@pytest.mark.django_db
def test_the_page_of_an_article_and_the_lists_tell_its_own_time(reader: User) -> None:
    version = make_version()
    moment = datetime(2026, 3, 14, 22, 30, tzinfo=UTC)
    Article.objects.filter(pk=version.article_id).update(published_at=moment, published_offset=120)

    page, listed = (
        browser_of(reader).get(at).content.decode() for at in (version.article.get_absolute_url(), "/articles/")
    )

    assert "15 March 2026, 00:30, UTC+02:00</time>" in page
    assert 'datetime="2026-03-15T00:30:00+02:00"' in listed
    assert ">15 March 2026</time>" in listed


@pytest.mark.django_db
def test_the_language_of_an_article_is_told_where_its_words_stand(reader: User) -> None:
    version = make_version()
    Article.objects.filter(pk=version.article_id).update(language="uk")

    html = browser_of(reader).get(version.article.get_absolute_url()).content.decode()

    assert '<h1 class="headline" dir="auto" lang="uk">' in html
    assert '<p class="quoted" dir="auto" lang="uk"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("sign", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_a_title_turns_no_words_of_ours_around(sign: str) -> None:
    assert make_version(title=f"Storm {sign}at Port Lowe").title == "Storm at Port Lowe"
    assert make_version(f"{sign}{TEXT}", title=sign).title.startswith("A storm struck")
