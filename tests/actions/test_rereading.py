"""Published pages are looked at again: silent edits become versions, and what stands in front never does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from claims.actions import articles, pages, rereading
from claims.errors import NotKept, PermanentFetchError, TemporaryFetchError
from claims.models import Article, ArticleVersion, Copy, Host, Rereading
from claims.models.article import Door
from claims.net.feeds import Validators
from claims.net.http import Page
from claims.net.looking import Look
from claims.reading.robots import Rules
from claims.reading.standing import PageState
from tests.actions.test_fetches import OPEN, STORY
from tests.conftest import NOW
from tests.factories import make_version

URL = "https://lowe.example/barges"
TAGGED = (("ETag", 'W/"a b"'), ("Last-Modified", "Sat, 14 Mar 2026 09:00:00 GMT"))
EDITED = STORY.replace(b"12 of the 15", b"9 of the 15")
pytestmark = pytest.mark.django_db


class Site:
    """What stands at the address of the article now, and how it was asked."""

    def __init__(self, body: bytes = b"", status: int = 200, url: str = URL, **told: object) -> None:
        self.body, self.status, self.url, self.told = body, status, url, told
        self.asked: list[tuple[str, Validators]] = []

    def __call__(self, url: str, validators: Validators) -> Look:
        self.asked.append((url, validators))
        page = Page(self.url, 200, self.body, "text/html", "utf-8", received=TAGGED) if self.status == 200 else None
        return Look(self.url, self.status, TAGGED, page, **self.told)  # type: ignore[arg-type]


@pytest.fixture
def row() -> Rereading:
    """The page of an article that was fetched just now."""
    page = Page(URL, 200, STORY, "text/html", "utf-8", received=TAGGED)
    reading = pages.read(page, now=NOW)
    articles.receive(reading=reading, door=Door.URL, by=None, now=NOW, kept=pages.keep(page, reading, now=NOW))
    return Rereading.objects.get()


def look(
    row: Rereading, site: Callable[[str, Validators], Look], *, rules: Rules = OPEN, now: datetime | None = None
) -> ArticleVersion | None:
    row.refresh_from_db()
    found = rereading.run(rereading_id=row.pk, now=now or row.due_at, look=site, rules_of=lambda **_: rules)
    row.refresh_from_db()
    return found


def test_what_was_fetched_is_looked_at_again_and_what_was_pasted_is_not(row: Rereading) -> None:
    make_version(url="https://lowe.example/pasted")

    assert Rereading.objects.count() == 1
    assert timedelta(minutes=15) <= row.due_at - NOW <= timedelta(minutes=18)
    assert (row.state, row.state_since) == (PageState.AVAILABLE, NOW)


def test_a_silent_edit_becomes_a_version_that_owes_its_analysis(row: Rereading) -> None:
    version = look(row, Site(EDITED))

    assert version is not None
    assert (version.number, version.door, version.article.url) == (2, "reread", URL)
    assert "9 of the 15 barges" in version.text
    assert version.analysis.finished_at is None
    assert version.copies.get().is_kept
    assert row.copy == version.copies.get()
    assert row.changed_at == row.looked_at


def test_the_validators_of_the_last_body_go_back_word_for_word(row: Rereading) -> None:
    site = Site(status=304)

    assert look(row, site) is None

    assert site.asked == [(URL, Validators('W/"a b"', "Sat, 14 Mar 2026 09:00:00 GMT"))]
    first, again = Copy.objects.order_by("id")
    assert (again.status, again.is_kept, again.digest, again.version) == (304, False, first.digest, first.version)
    assert row.copy == first
    assert ArticleVersion.objects.count() == 1


def test_the_same_text_in_another_body_is_no_version(row: Rereading) -> None:
    assert look(row, Site(STORY.replace(b"</body>", b"<script>1</script></body>"))) is None
    assert (ArticleVersion.objects.count(), Copy.objects.filter(is_kept=True).count()) == (1, 1)


def test_looks_grow_apart_and_come_to_an_end(row: Rereading) -> None:
    site, pauses = Site(status=304), []
    while row.finished_at is None:
        before = row.due_at
        look(row, site)
        pauses.append(row.due_at - before)

    assert 18 <= len(site.asked) <= 30
    assert row.looked_at - NOW > timedelta(days=50)
    assert pauses[0] < timedelta(minutes=20)
    assert max(pauses) > timedelta(days=10)
    assert look(row, site, now=row.looked_at + timedelta(days=99)) is None


@pytest.mark.parametrize(
    ("site", "state"),
    [
        (Site(status=404), PageState.GONE),
        (Site(status=410), PageState.GONE),
        (Site(status=402), PageState.PAYWALLED),
        (Site(status=451), PageState.WITHDRAWN),
        (Site(status=403), PageState.REFUSED),
        (Site(status=503, is_challenge=True), PageState.REFUSED),
        (Site(b"<html><title>Just a moment...</title><body><p>Checking your browser.</p></body>"), PageState.REFUSED),
        (Site(b"<html><body><p>Barges. Subscribe to continue reading this story.</p></body>"), PageState.PAYWALLED),
        (Site(b"<html><body><p>This article has been withdrawn by its editors.</p></body>"), PageState.WITHDRAWN),
        (Site(b"<html><title>Page not found</title><body><p>Sorry.</p></body>"), PageState.GONE),
    ],
)
def test_what_stands_there_instead_is_a_state_and_never_a_version(row: Rereading, site: Site, state: PageState) -> None:
    at = row.due_at
    assert look(row, site) is None

    assert (row.state, row.state_since, row.lease_until, row.attempts) == (state, at, None, 0)
    assert row.words
    assert (ArticleVersion.objects.count(), Copy.objects.count()) == (1, 1)
    # It is asked again, and what comes back is the article still.
    look(row, Site(status=304))
    assert (row.state, row.words) == (PageState.AVAILABLE, "")


def test_a_wall_that_leaves_the_first_paragraph_is_a_wall(row: Rereading) -> None:
    paid = b'<script type="application/ld+json">{"isAccessibleForFree": false}</script></head>'
    cut = STORY.replace(b"</head>", paid)
    cut = cut[: cut.index(b"<p>The figures")] + b"</article></body></html>"

    assert look(row, Site(cut)) is None
    assert row.state == PageState.PAYWALLED
    # Without the declaration it is an edit that dropped the caveat: just what must not be missed.
    version = look(row, Site(cut.replace(paid, b"</head>")))
    assert version is not None
    assert "could not be independently verified" not in version.text


def test_an_address_that_leads_to_another_article_is_gone(row: Rereading) -> None:
    other = b"""<html><body><article><h1>Ferries</h1><p>Ferries between the islands ran late on Monday, the line said,
    because two of its captains had fallen ill over the weekend and nobody replaced them.</p></article></body></html>"""

    assert look(row, Site(other, url="https://lowe.example/ferries")) is None
    assert (row.state, "another page" in row.words) == (PageState.GONE, True)
    assert Article.objects.count() == 1


def test_a_page_that_moved_with_its_text_stays_the_article(row: Rereading) -> None:
    version = look(row, Site(EDITED, url="https://lowe.example/2026/barges"))

    assert version is not None
    assert (version.article, version.number) == (row.article, 2)


def test_trouble_puts_the_look_off_with_its_reason_and_changes_nothing(row: Rereading) -> None:
    def broken(url: str, validators: Validators) -> Look:
        raise TemporaryFetchError("lowe.example broke the connection off.")

    for failures in range(1, 9):
        before = row.due_at
        look(row, broken)
        assert (row.failures, row.state, row.error) == (
            failures,
            PageState.AVAILABLE,
            "lowe.example broke the connection off.",
        )
        assert row.due_at - before >= timedelta(minutes=15) * min(2 ** (failures - 1), 190)
    look(row, Site(status=304))
    assert (row.failures, row.error) == (0, "")


@pytest.mark.parametrize("body", [b"<html><body><p>Short.</p></body></html>", b"%PDF-1.7"])
def test_a_page_without_an_article_is_trouble_and_no_version(row: Rereading, body: bytes) -> None:
    look(row, Site(body))

    assert row.error
    assert ArticleVersion.objects.count() == 1


def test_robots_txt_binds_it_and_no_page_is_asked_for(row: Rereading) -> None:
    site = Site(EDITED)

    assert look(row, site, rules=Rules("User-agent: *\nDisallow: /")) is None
    assert (site.asked, row.state) == ([], PageState.REFUSED)
    assert "robots.txt" in row.words


def test_a_site_is_visited_one_page_at_a_time_and_left_alone_when_it_asks(row: Rereading) -> None:
    Host.objects.create(name="lowe.example:443", free_at=row.due_at + timedelta(seconds=5))
    site = Site(status=429, retry_after="7200")

    due_at = row.due_at
    assert look(row, site) is None
    assert (site.asked, row.attempts, row.due_at) == ([], 0, due_at + timedelta(seconds=5))
    look(row, site)
    assert Host.objects.get().free_at == row.looked_at + timedelta(minutes=15)


def test_a_full_archive_loses_no_edit(row: Rereading, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(body: bytes) -> str:
        raise NotKept("The copy of the page could not be kept (No space left on device).")

    monkeypatch.setattr("claims.net.archive.keep", full)
    assert look(row, Site(EDITED)) is None
    assert "No space left" in row.error
    monkeypatch.undo()
    assert look(row, Site(EDITED)) is not None


def test_who_lost_the_lease_writes_nothing(row: Rereading) -> None:
    def slow(url: str, validators: Validators) -> Look:
        Rereading.objects.update(lease_until=NOW + timedelta(days=1))
        return Site(EDITED)(url, validators)

    assert look(row, slow) is None
    assert ArticleVersion.objects.count() == 1


def test_a_page_whose_name_is_gone_from_the_web_is_told(row: Rereading) -> None:
    def nameless(url: str, validators: Validators) -> Look:
        raise PermanentFetchError("There is no site called lowe.example.")

    look(row, nameless)
    assert (row.error, row.state) == ("There is no site called lowe.example.", PageState.AVAILABLE)


def test_an_old_article_is_let_be_at_once() -> None:
    old = STORY.replace(b"</head>", b'<meta property="article:published_time" content="2019-03-14T08:00:00Z"></head>')
    page = Page(URL, 200, old, "text/html", "utf-8")
    reading = pages.read(page, now=NOW)
    articles.receive(reading=reading, door=Door.URL, by=None, now=NOW, kept=pages.keep(page, reading, now=NOW))

    assert Rereading.objects.get().finished_at == NOW
