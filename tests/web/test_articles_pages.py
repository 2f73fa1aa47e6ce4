"""The articles page and the page of one article."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import recording
from claims.models import Analysis
from tests.conftest import NOW
from tests.factories import SAID, TEXT, make_claim, make_draft, make_version
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db


def test_an_article_shows_each_claim_in_its_place_and_beside_it(reader: User) -> None:
    version = make_version()
    recording.record(version=version, drafts=[make_draft(TEXT)], now=NOW)
    mention = version.mentions.get()

    page = browser_of(reader).get(version.article.get_absolute_url()).content.decode()

    assert f'<a id="covered-{mention.pk}" class="anchor"></a><mark class="covered">' in page
    assert f'<span class="unseen">claim 1: </span><sup class="ref" aria-hidden="true">1</sup>{SAID}</mark>' in page
    assert f'href="#covered-{mention.pk}"' in page
    assert mention.claim.get_absolute_url() in page


def test_versions_can_be_chosen_and_compared(reader: User) -> None:
    article = make_version(url="https://lowe.example/a").article
    make_version(TEXT.replace("12 of the 15", "11 of the 15"), url="https://lowe.example/a")
    browser = browser_of(reader)

    newest = browser.get(article.get_absolute_url())
    first = browser.get(f"{article.get_absolute_url()}?version=1")
    compared = browser.get(f"{article.get_absolute_url()}?version=2&against=1")

    assert "11 of the 15" in words(newest)
    assert "12 of the 15" in words(first)
    assert "was: The harbour master of Port Lowe said removed: 12 of the 15" in words(compared)
    assert "became: The harbour master of Port Lowe said added: 11 of the 15" in words(compared)
    assert '<del><mark class="removed">' in compared.content.decode()
    assert '<ins><mark class="added">' in compared.content.decode()


def test_the_stored_text_says_how_it_came_in_and_under_which_digest(reader: User) -> None:
    version = make_version()

    page = words(browser_of(reader).get(version.article.get_absolute_url()))

    assert "received 14 March 2026, 09:26 UTC . Pasted by a person. SHA-256 " + version.digest in page


def test_a_passage_that_the_address_names_is_marked_and_can_be_jumped_to(reader: User) -> None:
    version = make_version()
    start = TEXT.index("stayed")
    browser = browser_of(reader)

    page = browser.get(f"{version.get_absolute_url()}&passage={start}-{start + 13}").content.decode()

    assert (
        '<a id="passage-shown" class="anchor"></a><mark class="passage"><span class="unseen">passage: </span>' in page
    )
    assert ">passage: </span>stayed closed</mark>" in page
    for wrong in ("x", "5", "9-5", f"0-{len(TEXT) + 1}", "-1-4"):
        assert browser.get(f"{version.get_absolute_url()}&passage={wrong}").status_code == 404


def test_flagged_passages_are_listed_with_their_claims_and_lead_on_to_one_another(reader: User) -> None:
    version = make_version()
    drafts = [make_draft(TEXT), make_draft(TEXT, covered="The harbour stayed closed.")]
    recording.record(version=version, drafts=drafts, now=NOW)
    first, second = version.mentions.order_by("start")

    answer = browser_of(reader).get(version.article.get_absolute_url())

    page = answer.content.decode()
    assert "2 flagged passages" in words(answer)
    assert f'<a data-act="next-span" href="#covered-{second.pk}"' in page
    assert f'<a data-act="previous-span" href="#covered-{first.pk}"' in page
    assert "The harbour stayed closed. ○ unverified detected" in words(answer)


@pytest.mark.parametrize("query", ["version=3", "version=x", "version=-1", f"version={10**30}", "against=x"])
def test_a_version_that_does_not_exist_is_not_found(query: str, reader: User) -> None:
    article = make_version().article

    assert browser_of(reader).get(f"{article.get_absolute_url()}?{query}").status_code == 404


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        ({}, "Being read."),
        ({"finished_at": NOW, "detector": "rules-1"}, "No caveat was found"),
        ({"error": "ValueError: odd"}, "Reading failed and is tried again at 14 March 2026, 09:26 UTC"),
        ({"error": "ValueError: odd", "gave_up_at": NOW, "attempts": 5}, "Reading failed 5 times and was given up"),
    ],
)
def test_an_article_says_how_far_reading_has_come(reading: dict[str, object], sentence: str, reader: User) -> None:
    version = make_version()
    Analysis.objects.filter(version=version).update(**reading)

    assert sentence in words(browser_of(reader).get(version.article.get_absolute_url()))


def test_the_list_of_articles_tells_the_truth_when_empty(reader: User, reporter: User) -> None:
    assert "Ask a reporter to add one" in words(browser_of(reader).get("/articles/"))
    assert "Add the first one" in words(browser_of(reporter).get("/articles/"))

    make_claim()

    assert "1 claim" in words(browser_of(reader).get("/articles/"))
    assert "Nothing older is recorded" in words(
        browser_of(reader).get("/articles/?older=2000-01-01T00:00:00.000000Z_1")
    )
