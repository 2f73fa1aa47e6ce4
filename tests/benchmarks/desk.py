"""Measures the pages of the desk over a million claims, beside a stock changelist of Django's admin on the same table.

Run it from the repository: python -m tests.benchmarks.desk [--claims N] [--mentions M] [--database URL] [--only WORD]
[--requests R] [--json FILE]. It fills the database at URL (made if it is not there; DATABASE_URL or a SQLite file under
DATA_DIR without it) unless that holds claims, and then asks for each page R times through the whole of the middleware,
signed in. The table has the median and the 95th percentile in ms, the processor time that one request took on average
(here and in the database, in ms; other users of the machine do not add to it), the number of SQL queries, and the size
in KiB.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit


def main() -> None:
    """Seed if need be, measure, and print."""
    asked = _arguments()
    if asked.database:
        os.environ["DATABASE_URL"] = asked.database
    make_database(os.environ.get("DATABASE_URL", ""))
    os.environ["DJANGO_SETTINGS_MODULE"] = "claims.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    seed(asked.claims, asked.mentions)
    if not asked.seed:
        from tests.benchmarks.desk_pages import measure, table

        rows = measure(asked.requests, asked.only)
        print(table(rows))
        if asked.json:
            Path(asked.json).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.desk")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=5_000_000)
    parser.add_argument("--database", help="its address; it is made if it is not there")
    parser.add_argument("--requests", type=int, default=50, help="requests of each page")
    parser.add_argument("--only", default="", help="only pages whose name has this word")
    parser.add_argument("--json", help="write the figures to this file too")
    parser.add_argument("--seed", action="store_true", help="fill the database and stop")
    return parser.parse_args()


def make_database(url: str) -> None:
    if not url.startswith("postgres"):
        return
    import psycopg
    from psycopg import sql

    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        name = parts.path.strip("/")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def seed(claims: int, mentions: int) -> None:
    """Fill an empty database; one that holds claims stays as it is."""
    from django.contrib.auth.models import Group, User
    from django.db import connection

    from claims import models as m
    from tests.benchmarks.desk_rows import World
    from tests.benchmarks.filling import indexed_afterwards, tidy

    if m.Claim.objects.exists():
        return
    start = time.perf_counter()
    editor = User.objects.create_user("bench", first_name="Dana", password=None)
    editor.groups.add(Group.objects.get(name="editor"))
    User.objects.create_superuser("stock", password=None)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
    world = World(claims, mentions, editor.pk, "+00" if connection.vendor == "postgresql" else "")
    filled: list[Any] = [
        m.Source,
        m.Speaker,
        m.SpeakerAlias,
        m.Claim,
        m.ReviewItem,
        m.Article,
        m.ArticleVersion,
        m.Flag,
    ]
    filled += [m.Mention, m.Figure, m.Match, m.Alert, m.LedgerEntry]
    words = [m.ClaimWords, m.ArticleWords, m.SpeakerWords, m.SourceWords]
    with indexed_afterwards(*filled, *words):
        _fill(world)
        _fill_words()
    _told(start, "rows and indexes")
    _write_ledger(world)
    _told(start, "ledger")
    tidy(*filled)
    _told(start, "seeded")


def _fill(world: Any) -> None:
    from claims import models as m
    from tests.benchmarks.filling import fill

    fill(m.Source, "id name created_at", world.sources())
    fill(m.Speaker, "id name created_at", world.speakers())
    fill(m.SpeakerAlias, "speaker_id folded", world.aliases())
    claim = "id public_id text kind workflow verdict speaker_id reported_at event_date dismissed_because merged_into_id"
    fill(m.Claim, f"{claim} revision created_at changed_at", world.claim_rows())
    asked = "claim_id kind weight why opened_at look_by closed_at closed_by_id"
    fill(m.ReviewItem, asked, world.questions())
    fill(m.Article, "id source_id identity url title published_at first_seen_at", world.articles_rows())
    for batch in _batches(world.pages(), 5000):
        _fill_pages(batch)
    match = "claim_id version_id start end passage stance related confidence algorithm found_at"
    fill(m.Match, match, world.matches())
    alert = "claim_id kind key before_version_id before after_version_id after why raised_at"
    fill(m.Alert, alert, world.alerts())


def _fill_pages(pages: list[Any]) -> None:
    from claims import models as m
    from tests.benchmarks.filling import fill

    version = ((*row[:5], "jsonl", row[5], 1) for row, *_ in pages)
    fill(m.ArticleVersion, "id article_id title text digest door received_at number", version)
    flags = ((*row, "bench", "bench") for _, found, *_ in pages for row in found)
    fill(m.Flag, "id version_id kind start end exact phrase detector", flags)
    named = "id claim_id version_id flag_id start end exact speaker_id speaker_start speaker_end recorded_at scope rule"
    mentions = ((*row, "previous_sentence", "bench") for _, _, found, _ in pages for row in found)
    fill(m.Mention, named, mentions)
    fill(m.Figure, "mention_id start end exact value", (row for *_, found in pages for row in found))


def _fill_words() -> None:
    """Write the index of words as recording would."""
    from claims import models as m
    from claims.text.asked import plain
    from tests.benchmarks.filling import fill

    def worded(rows: Any, *names: str) -> Iterator[tuple[Any, ...]]:
        for pk, name, text in rows.order_by("pk").values_list(*names).iterator(chunk_size=5000):
            yield pk, plain(name or ""), plain(text)

    fill(m.ClaimWords, "claim_id name words", worded(m.Claim.objects.all(), "pk", "speaker__name", "text"))
    versions = worded(m.ArticleVersion.objects.all(), "article_id", "title", "text")
    fill(m.ArticleWords, "article_id name words", versions)
    names = worded(m.Speaker.objects.all(), "pk", "name", "aliases__folded")
    fill(m.SpeakerWords, "speaker_id name words", names)
    fill(m.SourceWords, "source_id name words", worded(m.Source.objects.all(), "pk", "name", "host"))


def _write_ledger(world: Any) -> None:
    """Write a valid ledger of what was settled."""
    from claims.models import LedgerEntry
    from claims.models.chain import GENESIS
    from tests.benchmarks.filling import fill

    names = "sequence previous_digest digest claim_id claim_public_id claim_text verdict previous_verdict decided_at"
    names += " reason evidence no_evidence_because by_id by_name"

    def rows() -> Iterator[tuple[Any, ...]]:
        before = GENESIS
        for sequence, (pk, verdict, at) in enumerate(world.settled(), 1):
            entry = LedgerEntry(sequence=sequence, previous_digest=before, claim_id=pk, claim_public_id=f"C-{pk:08}")
            entry.claim_text, entry.verdict, entry.previous_verdict = world.texts[pk - 1], verdict, "unverified"
            entry.decided_at, entry.reason, entry.no_evidence_because = at, "Counted again.", "Seen by us."
            entry.by_id, entry.by_name = world.editor, "Dana"
            before = entry.digest = entry.computed_digest()
            yield tuple(_plain(getattr(entry, name)) for name in names.split())

    fill(LedgerEntry, names, rows())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return json.dumps(value) if isinstance(value, list) else value


def _batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _told(start: float, what: str) -> None:
    print(f"{what}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
