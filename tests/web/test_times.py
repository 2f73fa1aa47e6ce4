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
