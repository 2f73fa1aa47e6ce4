"""Editors can show what a page said at a moment: a copy is listed, checked, and handed over as a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import articles, pages
from claims.models import Article, Copy
from claims.models.article import Door
from claims.net.http import Page
from claims.reading.packing import name_of
from tests.actions.test_fetches import STORY
from tests.conftest import NOW
from tests.fakes import FakeWeb
from tests.web.people import browser_of, words

URL = "https://lowe.example/barges"
SCRIPTED = STORY.replace(b"</article>", b"</article><script>alert(1)</script>")


@pytest.fixture(autouse=True)
def no_files_left() -> Iterator[None]:
    yield
    for row in Copy.objects.filter(is_kept=True):
        storages["archive"].delete(name_of(row.digest))


def taken_in(body: bytes = SCRIPTED, *, now: Any = NOW) -> Copy:
    page = Page(URL, 200, body, "text/html", "utf-8", received=(("ETag", '"1"'), ("Server", "<b>harbour</b>")))
    reading = pages.read(page, now=now)
    kept = pages.keep(page, reading, now=now)
    articles.receive(reading=reading, door=Door.URL, by=None, now=now, kept=kept)
    return Copy.objects.latest("id")


def file_of(copy: Copy) -> Path:
    return Path(storages["archive"].path(name_of(copy.digest)))


def test_an_article_added_by_its_address_has_a_copy(reporter: User, editor: User, monkeypatch: Any) -> None:
    FakeWeb({URL: SCRIPTED}).install(monkeypatch)
    browser_of(reporter).post(reverse("add_article"), {"address": URL})

    copy = Copy.objects.get()
    assert (copy.url, copy.status, copy.size, copy.is_kept) == (URL, 200, len(SCRIPTED), True)
    assert copy.version == Article.objects.get().versions.get()
    page = browser_of(editor).get(reverse("article", args=[copy.version.article_id]))
    assert "200, the text of version 1, copy kept" in words(page)
    assert reverse("copy", args=[copy.pk]) in page.content.decode()


def test_a_copy_tells_its_answer_and_that_its_bytes_hold(editor: User) -> None:
    copy = taken_in()

    page = browser_of(editor).get(reverse("copy", args=[copy.pk]))

    said = words(page)
    assert "they are what the site sent" in said
    assert copy.digest in said
    assert 'ETag "1"' in said
    assert "&lt;b&gt;harbour&lt;/b&gt;" in page.content.decode()


def test_the_bytes_are_handed_over_and_never_run(editor: User) -> None:
    copy = taken_in()

    answer = browser_of(editor).get(reverse("copy_file", args=[copy.pk]))

    assert answer.content == SCRIPTED
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_missing_and_a_damaged_file_are_told_in_words(editor: User) -> None:
    copy, browser = taken_in(), browser_of(editor)

    file_of(copy).write_bytes(b"tampered")
    assert "is damaged: it does not unpack" in words(browser.get(reverse("copy", args=[copy.pk])))
    file_of(copy).unlink()
    answer = browser.get(reverse("copy_file", args=[copy.pk]))

    assert answer.status_code == 409
    assert "missing from the archive: look for it in a backup" in words(answer)


def test_a_known_text_is_not_kept_again_but_its_digest_is(editor: User) -> None:
    first, again = taken_in(), taken_in(SCRIPTED.replace(b"alert(1)", b"alert(2)"))

    assert (first.is_kept, again.is_kept, again.version) == (True, False, first.version)
    page = browser_of(editor).get(reverse("copy", args=[again.pk]))
    assert "were not kept again" in words(page)
    assert reverse("copy", args=[first.pk]) in page.content.decode()
    assert browser_of(editor).get(reverse("copy_file", args=[again.pk])).status_code == 409


def test_the_same_body_of_two_articles_lies_there_once() -> None:
    taken_in()
    page = Page("https://mill.example/b", 200, SCRIPTED, "text/html", "utf-8")
    reading = pages.read(page, now=NOW)
    articles.receive(reading=reading, door=Door.URL, by=None, now=NOW, kept=pages.keep(page, reading, now=NOW))

    assert Article.objects.count() == 2
    assert len(set(Copy.objects.values_list("digest", flat=True))) == 1


def test_readers_and_strangers_see_none(reader: User, stranger: User) -> None:
    copy = taken_in()

    for person in (reader, stranger):
        for name in ("copy", "copy_file"):
            assert browser_of(person).get(reverse(name, args=[copy.pk])).status_code == 403
    assert "What its page said" not in words(browser_of(reader).get(reverse("article", args=[copy.version.article_id])))


def test_no_copy_is_404_and_the_list_costs_one_query(editor: User) -> None:
    copy, browser = taken_in(), browser_of(editor)
    assert browser.get(reverse("copy", args=[copy.pk + 1])).status_code == 404
    costs = []
    for turn in range(2):
        for more in range(turn * 5):
            taken_in(SCRIPTED.replace(b"12 of", b"%d of" % (20 + more)))
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("copy", args=[copy.pk]))
        costs.append(len(queries))
    assert costs[0] == costs[1]


pytestmark = pytest.mark.django_db
