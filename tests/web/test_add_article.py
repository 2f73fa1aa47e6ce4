"""Adding an article: what is taken, and what is refused beside its field with nothing lost."""

from __future__ import annotations

import gzip
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from claims.errors import PermanentFetchError, TemporaryFetchError
from claims.models import Article, ArticleVersion
from claims.models.article import Door
from tests.factories import TEXT
from tests.fakes import FakeWeb
from tests.web.people import browser_of, field_error, words

pytestmark = pytest.mark.django_db

ADD = "/articles/add/"
URL = "https://lowe.example/storm"
PAGE = """<!doctype html><html><head><title>Storm at Port Lowe</title>
<meta property="og:site_name" content="The Lowe Herald"></head><body><article><h1>Storm at Port Lowe</h1>
<p>A storm struck Port Lowe on Tuesday, the worst that the town has seen since the pier was built.</p>
<p>The harbour master said 12 of the 15 barges had sunk. The figures could not be independently verified.</p>
<p>The harbour stayed closed until the evening, when the first tugs went out to look for survivors.</p>
</article></body></html>"""


def add(person: User, **form: Any) -> Any:
    return browser_of(person).post(ADD, form, follow=True)


def upload(body: bytes, name: str = "storm.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def test_a_pasted_text_is_recorded_and_shown(reporter: User) -> None:
    answer = add(reporter, text=TEXT, title="Storm", outlet="The Lowe Herald", published="2026-03-10", address=URL)

    version = ArticleVersion.objects.select_related("article__source").get()
    assert (version.text, version.door, version.received_by) == (TEXT, Door.PASTE, reporter)
    assert (version.article.url, version.article.source.name) == (URL, "The Lowe Herald")
    assert f"{version.article.published_at:%Y-%m-%d}" == "2026-03-10"
    assert answer.redirect_chain == [(f"/articles/{version.article_id}/?version=1", 302)]
    assert "A new article was recorded." in words(answer)


def test_windows_line_ends_and_unstorable_signs_do_not_reach_the_record(reporter: User) -> None:
    add(reporter, text="Nine barges sank.\r\n\r\nIt was not\0 verified.")

    assert ArticleVersion.objects.get().text == "Nine barges sank.\n\nIt was not\ufffd verified."


def test_a_file_is_recorded(reporter: User) -> None:
    add(reporter, file=upload(TEXT.encode("utf-16")), title="Storm")

    version = ArticleVersion.objects.get()
    assert (version.text, version.door, version.title) == (TEXT, Door.FILE, "Storm")


def test_a_saved_page_is_read_as_a_page(reporter: User) -> None:
    add(reporter, file=upload(PAGE.encode(), "storm.html"), address=URL)

    version = ArticleVersion.objects.select_related("article__source").get()
    assert "12 of the 15 barges" in version.text
    assert "<p>" not in version.text
    assert (version.title, version.article.url) == ("Storm at Port Lowe", URL)


def test_an_address_is_fetched(reporter: User, monkeypatch: pytest.MonkeyPatch) -> None:
    web = FakeWeb({URL: PAGE}).install(monkeypatch)

    answer = add(reporter, address=f" {URL}?utm_source=mail#top ", outlet="My own name for it")

    version = ArticleVersion.objects.select_related("article__source").get()
    assert web.asked == [URL]
    assert (version.door, version.article.url) == (Door.URL, URL)
    assert version.article.source.name == "My own name for it"
    assert "A new article was recorded." in words(answer)


@pytest.mark.django_db(transaction=False)
def test_no_transaction_of_ours_is_open_while_a_page_is_fetched(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    depth: list[int] = []
    outside = len(transaction.get_connection().savepoint_ids)
    web = FakeWeb({URL: PAGE})

    def get(url: str, **bounds: Any) -> Any:
        depth.append(len(transaction.get_connection().savepoint_ids))
        return web.get(url, **bounds)

    monkeypatch.setattr("claims.net.http.get", get)
    add(reporter, address=URL)

    assert depth == [outside]


def test_the_same_text_again_is_unchanged_and_another_is_a_further_version(reporter: User) -> None:
    add(reporter, text=TEXT, address=URL)
    unchanged = add(reporter, text=TEXT, address=URL)
    changed = add(reporter, text=f"{TEXT} Corrected.", address=URL)

    assert "Unchanged: this text is recorded already, as version 1." in words(unchanged)
    assert "this one was recorded as its version 2" in words(changed)
    assert Article.objects.count() == 1
    assert ArticleVersion.objects.count() == 2


def test_readers_are_woken_once_the_article_is_recorded(
    reporter: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    woken: list[int] = []
    monkeypatch.setattr("claims.tasks.analysis.nudge", woken.append)

    add(reporter, text=TEXT, address=URL)
    add(reporter, text=TEXT, address=URL)

    assert woken == [ArticleVersion.objects.get().pk]


@pytest.mark.parametrize(
    ("form", "field", "message"),
    [
        ({}, "address", "Give the article's address, paste its text, or choose a file."),
        ({"text": " \n "}, "text", "That text is empty"),
        ({"address": "lowe.example/storm"}, "address", "it must begin with https:// or http://"),
        ({"address": "javascript:alert(1)"}, "address", "is not a web address"),
        ({"address": "https://lowe.example/\0"}, "address", "Null characters are not allowed"),
        ({"text": TEXT, "published": "2999-01-01"}, "published", "lies in the future"),
        ({"text": TEXT, "published": "last Tuesday"}, "published", "is not a date"),
        ({"text": TEXT, "title": "T" * 501}, "title", "at most 500 characters"),
        ({"text": TEXT, "outlet": "O" * 201}, "outlet", "at most 200 characters"),
        ({"file": upload(b"")}, "file", "empty"),
        ({"file": upload(b"%PDF-1.7 ...")}, "file", "a PDF document"),
        ({"file": upload(gzip.compress(b"x"))}, "file", "a gzip archive"),
        ({"file": upload(b"\x00\x01\x02" * 100)}, "file", "binary file"),
        ({"file": upload(b"\xc3\x28 " * 40 + bytes(range(128, 160)))}, "file", "is not in UTF-8"),
        ({"file": upload(b"<!doctype html><html><body><nav>Home</nav></body></html>")}, "file", "holds no article"),
        ({"file": upload(TEXT.encode()), "text": TEXT}, "file", "There is a text above as well"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    form: dict[str, Any], field: str, message: str, reporter: User
) -> None:
    for file in (value for value in form.values() if isinstance(value, SimpleUploadedFile)):
        file.seek(0)

    answer = add(reporter, **form)

    assert message in field_error(answer, field)
    assert "nothing that you typed is lost" in words(answer)
    assert not Article.objects.exists()
    kept = answer.context["form"]
    assert all(kept[name].value() == value for name, value in form.items() if isinstance(value, str))


@pytest.mark.parametrize("door", ["text", "file"])
def test_a_text_that_is_too_large_is_told_beside_its_field(door: str, reporter: User) -> None:
    large = "Nine barges sank. " * (10 * 1024 * 1024 // 18)
    assert len(large) > settings.MAX_ARTICLE_BYTES

    answer = add(reporter, **{door: upload(large.encode()) if door == "file" else large})

    assert "at most 5 MB are taken" in field_error(answer, door)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (PermanentFetchError("That page answered 403 Forbidden: paste the text instead."), "403 Forbidden"),
        (PermanentFetchError("That address redirects more than 5 times."), "redirects more than 5 times"),
        (TemporaryFetchError("lowe.example took too long: try again later."), "took too long"),
        ("<html><body><nav>Home</nav></body></html>", "holds no article"),
        (b"%PDF-1.7", "a PDF document"),
    ],
)
def test_a_page_that_cannot_be_had_is_told_beside_the_address(
    answer: Any, message: str, reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeWeb({URL: answer}).install(monkeypatch)

    told = add(reporter, address=URL, title="Typed with care")

    assert message in field_error(told, "address")
    assert told.context["form"]["title"].value() == "Typed with care"
    assert not Article.objects.exists()


def test_a_private_address_is_refused_beside_the_field(reporter: User) -> None:
    answer = add(reporter, address="http://127.0.0.1/admin/")

    assert field_error(answer, "address")
    assert not Article.objects.exists()


def test_the_text_of_a_file_is_kept_when_another_field_is_wrong(reporter: User) -> None:
    tomorrow_week = (timezone.now() + timedelta(days=8)).date().isoformat()

    answer = add(reporter, file=upload(TEXT.encode()), published=tomorrow_week, title="Typed with care")

    kept = answer.context["form"]
    assert (kept["text"].value(), kept["title"].value()) == (TEXT, "Typed with care")
    assert kept["published"].value() == tomorrow_week
    assert "The text of your file is kept in the field “Text”." in words(answer)


def test_a_form_beyond_all_measure_gets_a_page_in_our_words(reporter: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 100)

    answer = add(reporter, text=TEXT)

    assert answer.status_code == 400
    assert "Nothing was recorded." in words(answer)
