"""From SQLite to PostgreSQL and back, by the documented way: a backup there, a restore here, and every digest equal."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.process.trees import Place, place

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]

FILL = """
from tests.conftest import make_person
from tests.queries.invariants.store import fill
fill(make_person("dana", "editor"), make_person("omar", "editor"), make_person("ada", "administrator"))
"""


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Place]]:
    """Three empty places: SQLite, PostgreSQL, SQLite."""
    server = os.environ.get("DATABASE_URL") or os.environ.get("POSTGRES_URL")
    if not server or not server.startswith("postgres"):
        pytest.skip("needs DATABASE_URL or POSTGRES_URL to name a PostgreSQL server")
    with ExitStack() as stack:
        made = []
        for number, url in enumerate(["", server, ""]):
            monkeypatch.setenv("DATABASE_URL", url)
            folder = tmp_path / str(number)
            folder.mkdir()
            made.append(stack.enter_context(place(folder)))
        yield made


def manifest(path: Path) -> dict[str, Any]:
    with ZipFile(path) as archive:
        told: dict[str, Any] = json.loads(archive.read("manifest.json"))
    return told


def test_up_to_postgresql_and_back_nothing_changes(places: list[Place], tmp_path: Path) -> None:
    backups = [tmp_path / f"{number}.zip" for number in range(3)]
    places[0].manage("migrate", "-v0")
    places[0].evaluate(FILL)
    places[0].manage("backup", str(backups[0]))

    for number, here in enumerate(places[1:], 1):
        here.manage("migrate", "-v0")
        here.manage("restore", str(backups[number - 1]))
        here.manage("verify")
        here.manage("verify_ledger")
        here.manage("backup", str(backups[number]))

    told = [manifest(path) for path in backups]
    assert [it["engine"] for it in told] == ["sqlite", "postgresql", "sqlite"]
    assert told[0]["tables"] == told[1]["tables"] == told[2]["tables"]
    assert told[0]["heads"] == told[1]["heads"] == told[2]["heads"]
    assert sum(table["size"] for table in told[0]["tables"]) > 500


WRITE = """
import threading
from pathlib import Path
from django.db import connection
from django.utils import timezone
from claims.actions import articles
from claims.management.archives import writing
from claims.models import Source
from claims.models.article import Door
from claims.reading.articles import Reading

def write(name, rows):
    # An article comes in after each table that the backup has read: none of it may be in what it reads next.
    def come_in():
        reading = Reading(f"After {name} a dyke broke.", outlet="The Post")
        articles.receive(reading=reading, door=Door.PASTE, by=None)
        connection.close()
    thread = threading.Thread(target=come_in)
    thread.start()
    thread.join(10)
    print("late" if thread.is_alive() else "in", flush=True)

writing.write(Path("PATH"), now=timezone.now(), told=write)
print(Source.objects.count())
"""


def test_a_backup_is_of_one_moment_and_keeps_no_writer_waiting(here: Place, tmp_path: Path) -> None:
    here.manage("migrate", "-v0")

    said = here.evaluate(WRITE.replace("PATH", str(tmp_path / "one.zip"))).split()

    tables = {table["name"]: table["size"] for table in manifest(tmp_path / "one.zip")["tables"]}
    assert said == ["in"] * len(tables) + ["1"]
    assert not any(tables[name] for name in ("claims.source", "claims.article", "claims.articleversion"))
