from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.actions import recording
from claims.errors import PermanentFetchError
from claims.management.receipts import _line
from claims.models import Analysis, Article, ArticleVersion, Claim
from claims.net import http
from claims.queries.exports import claims
from claims.queries.records import Filters
from tests.factories import CAVEAT, SAID

STORY = f"Storm at Port Lowe\n\nA storm struck Port Lowe on Tuesday.\n\n{SAID} {CAVEAT}\n"
PAGE = f"""<!doctype html><html lang="en"><head><title>Storm at Port Lowe</title>
<meta property="article:published_time" content="2026-03-11T08:00:00Z">
<link rel="canonical" href="https://herald.example/storm"></head>
<body><article><h1>Storm at Port Lowe</h1><p>A storm struck Port Lowe on Tuesday and tore the roof from the
fish market, where nobody was at work at the time.</p><p>{SAID} {CAVEAT}</p><p>The harbour stayed closed until the
evening, and the ferries to the islands were tied up in the inner basin.</p></article></body></html>"""

pytestmark = pytest.mark.django_db


class Said:
    """What a run printed, and whether it ended well."""

    def __init__(self, *arguments: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.complaint = ""
        try:
            call_command("ingest", *arguments, stdout=out, stderr=err)
        except CommandError as error:
            self.complaint = str(error)
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return written(tmp_path, "storm.txt", STORY)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(folder: Path, *rows: object) -> Path:
    return written(folder, "wire.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put `content` on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))


def test_a_text_is_recorded_and_read_for_claims(story: Path) -> None:
    said = Said(str(story), "--outlet", "The Lowe Herald", "--date", "2026-03-14")

    claim = Claim.objects.get()
    assert f"{story}: new article of The Lowe Herald: “Storm at Port Lowe”, 1 claim found." in said.out
    assert f"{claim.public_id} unverified: “" in said.out
    assert "12 of the 15 barges" in said.out
    assert "arbour master" in said.out
    assert (said.err, said.complaint) == ("", "")
    assert Analysis.objects.get().finished_at


def test_the_same_article_again_is_unchanged(story: Path) -> None:
    Said(str(story))
    before = list(claims(Filters()))

    assert "unchanged article" in Said(str(story)).out

    assert list(claims(Filters())) == before
    assert ArticleVersion.objects.count() == 1


def test_another_text_at_the_same_address_is_a_further_version(tmp_path: Path, story: Path) -> None:
    Said(str(story), "--url", "https://herald.example/storm")
    later = written(tmp_path, "later.txt", STORY.replace("on Tuesday", "on Tuesday evening"))

    said = Said(str(later), "--url", "https://herald.example/storm?utm_source=mail")

    assert "version 2 of a known article" in said.out
    assert Claim.objects.get().mentions.count() == 2


def test_an_analysis_that_was_cut_off_is_made_up_for(story: Path) -> None:
    Said(str(story))
    Analysis.objects.update(finished_at=None, lease_until=timezone.now() - timedelta(seconds=1))

    assert "1 claim found" in Said(str(story)).out
    assert Analysis.objects.get().finished_at


def test_what_another_process_reads_is_left_to_it(story: Path) -> None:
    Said(str(story))
    Analysis.objects.update(finished_at=None, lease_until=timezone.now() + timedelta(minutes=1))

    assert "not read for claims yet" in Said(str(story)).out
    assert Said(str(story), "--json").records[0]["analysed"] is False


def test_json_gives_every_claim_with_its_places(story: Path) -> None:
    [record] = Said(str(story), "--json").records

    [claim] = record["claims"]
    text = ArticleVersion.objects.get().text
    assert record["decision"] == "new"
    assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert claim["figures"][0]["value"] == 12
    assert text[claim["flag"]["start"] : claim["flag"]["end"]] == claim["flag"]["cue"]


def test_a_saved_page_brings_its_own_date(tmp_path: Path) -> None:
    said = Said(str(written(tmp_path, "storm.html", PAGE)), "--date", "2026-01-01")

    article = Article.objects.get()
    assert article.published_at == datetime(2026, 3, 11, 8, tzinfo=UTC)
    assert article.published_offset == 0
    assert "1 claim found" in said.out
    assert "ferries" in ArticleVersion.objects.get().text


def test_a_page_is_recognised_without_its_suffix(tmp_path: Path) -> None:
    Said(str(written(tmp_path, "storm", PAGE)))

    assert "<p>" not in ArticleVersion.objects.get().text


def test_the_date_fills_a_gap_and_overrules_nobody(tmp_path: Path) -> None:
    path = lines(tmp_path, {"id": 1, "text": "One."}, {"id": 2, "text": "Two.", "date": "2026-02-02"})

    Said(str(path), "--date", "2026-03-14", "--outlet", "Wire")

    assert [article.published_at.day for article in Article.objects.order_by("id")] == [14, 2]  # type: ignore[union-attr]


def test_lines_come_in_one_by_one_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "wire.jsonl",
        '{"id": "a", "text": "One. It was not verified.", "outlet": "Wire"}\n'
        "{not json}\n\n"
        '{"id": "b"}\n'
        '{"id": "c", "text": " "}\n'
        '{"id": "d", "text": "Four.", "date": "soon"}\n'
        '{"id": "e", "text": "Five.", "date": "2126-01-01"}\n'
        '{"id": "f", "text": "Six.", "url": "ftp://x.example/"}\n'
        '["g"]\n'
        '{"id": "h", "text": "Eight.", "outlet": "Wire"}\n',
    )

    said = Said(str(path))

    assert Article.objects.count() == 2
    assert said.complaint == "7 inputs could not be taken in, see above; 2 could."
    complaints = said.err.splitlines()
    assert [line.split(":")[0] for line in complaints] == [f"{path} line {n}" for n in (2, 4, 5, 6, 7, 8, 9)]
    assert "not JSON" in complaints[0]
    assert 'no "text"' in complaints[1]
    assert "empty" in complaints[2]
    assert "not a date" in complaints[3]
    assert "in the future" in complaints[4]
    assert "not a web address" in complaints[5]
    assert "not a JSON object" in complaints[6]


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, STORY.encode())

    assert "standard input: new article" in Said("-", "--title", "A storm").out
    assert Article.objects.get().title == "A storm"


def test_standard_input_can_be_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n')

    assert len(Said("-", "--jsonl", "--json").records) == 2


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("scan.pdf", b"%PDF-1.7\n" + bytes(range(256)), "PDF document"),
        ("noise.txt", bytes(range(256)) * 40, "could not be told"),
        ("strange.txt", b"\x81\x8d\x8f\x90\x9d " * 20, "save it as UTF-8"),
        ("big.txt", b"a" * (10 * 1024 * 1024), "at most 5 MB are taken"),
        ("menu.html", b"<html><body><nav>Home About Contact</nav></body></html>", "holds no article"),
        ("photo.jsonl", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image, not JSONL"),
    ],
)
def test_a_bad_file_is_explained_and_the_rest_goes_on(
    tmp_path: Path, story: Path, name: str, content: bytes, sentence: str
) -> None:
    bad = written(tmp_path, name, content)

    said = Said(str(bad), str(story))

    assert said.err.startswith(f"{bad}: ")
    assert sentence in said.err
    assert said.complaint == "1 input could not be taken in, see above; 1 could."
    assert Article.objects.count() == 1


def test_a_folder_and_a_missing_file_are_explained(tmp_path: Path) -> None:
    said = Said(str(tmp_path), str(tmp_path / "absent.txt"), str(tmp_path / "absent.jsonl"))

    folder, file, batch = said.err.splitlines()
    assert "That is a folder: name the files in it" in folder
    assert "There is no such file" in file
    assert "There is no such file" in batch


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_explained(story: Path) -> None:
    story.chmod(0)

    assert "You may not read that file" in Said(str(story)).err


def test_nul_bytes_and_lone_surrogates_cannot_reach_the_database(tmp_path: Path) -> None:
    path = lines(tmp_path, {"id": "n\u0000", "text": f"{SAID}\u0000 {CAVEAT}\ud800", "title": "T\udfff"})

    Said(str(path))

    text = ArticleVersion.objects.get().text
    assert "\0" not in text
    assert text.encode()


def test_a_line_as_long_as_a_book_is_refused_and_the_next_one_taken(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "a" * (settings.MAX_ARTICLE_BYTES * 6 + 10)}, {"text": "Two."})

    said = Said(str(path))

    assert "at most" in said.err
    assert Article.objects.count() == 1


def test_a_page_is_fetched_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page = http.Page("https://herald.example/storm", 200, PAGE.encode(), "text/html", "utf-8")
    monkeypatch.setattr(http, "get", lambda url: page)

    assert "1 claim found" in Said("https://herald.example/storm?utm_source=x").out
    assert ArticleVersion.objects.get().door == "url"


def test_a_plain_text_from_the_web_keeps_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    page = http.Page("https://herald.example/storm.txt?utm_medium=x", 200, STORY.encode(), "text/plain")
    monkeypatch.setattr(http, "get", lambda url: page)

    Said("https://herald.example/storm.txt")

    assert Article.objects.get().url == "https://herald.example/storm.txt"


def test_a_page_that_cannot_be_fetched_stops_nothing(monkeypatch: pytest.MonkeyPatch, story: Path) -> None:
    def refuse(url: str) -> http.Page:
        raise PermanentFetchError("That page answered 404 Not Found: check the address.")

    monkeypatch.setattr(http, "get", refuse)

    said = Said("https://herald.example/gone", str(story))

    assert said.err == "https://herald.example/gone: That page answered 404 Not Found: check the address.\n"
    assert Article.objects.count() == 1


def test_a_private_address_is_not_fetched() -> None:
    assert "not to the public web" in Said("http://127.0.0.1/").err


def test_a_text_that_cannot_be_read_for_claims_is_kept(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**given: object) -> None:
        raise RuntimeError("no space left")

    monkeypatch.setattr(recording, "record", fail)

    said = Said(str(story))

    assert "Its text is recorded, but reading it for claims failed (no space left)" in said.err
    assert Analysis.objects.get().error == "RuntimeError: no space left"


def test_ctrl_c_says_how_far_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, seen = recording.record, []

    def interrupt(**given: Any) -> recording.Recorded:
        seen.append(given)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return record(**given)

    monkeypatch.setattr(recording, "record", interrupt)
    path = lines(tmp_path, *({"id": n, "text": f"Report {n}."} for n in range(9)))

    said = Said(str(path))

    assert said.complaint.startswith("Interrupted after 2 articles: they are recorded.")
    assert Article.objects.count() == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--date", "yesterday"], "“yesterday” is not a date"),
        (["--date", "2126-01-01"], "lies in the future"),
        (["--url", "herald.example/storm"], "is not a web address"),
        (["a.txt", "--url", "https://herald.example/storm"], "fit one article"),
        (["--jsonl", "--title", "Storm"], "fit one article"),
    ],
)
def test_a_bad_option_is_refused_before_anything_is_read(story: Path, options: list[str], sentence: str) -> None:
    said = Said(str(story), *options)

    assert sentence in said.complaint
    assert not Article.objects.exists()


def test_a_title_cannot_steer_the_terminal() -> None:
    assert _line("Storm\x1b[2J\x07 at\nPort\u202e Lowe") == "Storm [2J at Port Lowe"
    assert len(_line("a" * 10_000)) == 160
