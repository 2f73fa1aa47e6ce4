from __future__ import annotations

import json
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.process.trees import Place, place, wait_for

pytestmark = [pytest.mark.process, pytest.mark.timeout(400)]

ARTICLES = 200
DRAWN = random.Random(20260314)  # the same moments in every run


def wire(folder: Path) -> Path:
    """Write a wire of articles, each with a claim of its own."""
    path = folder / "wire.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            said = f"The mayor of Town {number} said {number + 2} of the {number + 50} barges had sunk in the bay."
            text = f"A storm struck Town {number}.\n\n{said} The figures could not be independently verified."
            file.write(json.dumps({"id": str(number), "outlet": "Wire", "date": "2026-03-14", "text": text}) + "\n")
    return path


def content(here: Place) -> list[tuple[Any, ...]]:
    """Return every claim and mention, without what differs from run to run."""
    records = [json.loads(line) for line in here.manage("export", "claims").splitlines()]
    return sorted(
        (record["text"], record["workflow"], mention["quote"], mention["start"], mention["version"])
        for record in records
        for mention in record["mentions"]
    )


def kill_in_the_midst(here: Place, path: Path) -> int:
    """Start an ingest, kill it at a random moment after its first new article, and return its exit code."""
    running = here.start("ingest", str(path))
    wait_for(lambda: "new article" in running.said or running.process.poll() is not None)
    time.sleep(DRAWN.uniform(0.0, 0.4))
    return running.stop(signal.SIGKILL)


def test_an_ingest_killed_ten_times_records_every_article_once(here: Place, tmp_path: Path) -> None:
    path = wire(tmp_path)
    here.manage("migrate", "-v0")
    ends = [kill_in_the_midst(here, path) for _ in range(10)]

    here.manage("ingest", str(path))
    # What the killed runs held is free again after five minutes.
    here.evaluate("from claims.models import Analysis as A; A.objects.update(lease_until=None)")
    here.manage("sweep")

    articles = [json.loads(line) for line in here.manage("export", "articles").splitlines()]
    assert ends.count(-signal.SIGKILL) >= 5, "too many runs were through before they could be killed"
    assert len(articles) == ARTICLES
    assert all(len(article["versions"]) == 1 for article in articles)
    assert all(article["versions"][0]["analysed_at"] for article in articles)
    (tmp_path / "calm").mkdir()
    with place(tmp_path / "calm") as calm:
        calm.manage("migrate", "-v0")
        calm.manage("ingest", str(path))
        assert content(here) == content(calm)
