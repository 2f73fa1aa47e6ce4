"""Eight processes at once on one database: nothing is doubled, nothing is lost, the chains hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.concurrency.worker import ARTICLES

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.process

SEED = """
from django.contrib.auth.models import User
from tests.conftest import make_person
from tests.factories import make_claim
User.objects.filter(username="dana").exists() or make_person("dana", "editor")
for number in range(20):
    said = f"The harbour master of Port Lowe said {{number}} of the {total} barges had sunk."
    make_claim(f"{{said}} It could not be verified.", covered=said, cue="It could not be verified.")
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a fresh database of the kind under test, migrated."""
    tmp_path = tmp_path_factory.mktemp("concurrency")
    environment = os.environ | {"DATA_DIR": str(tmp_path)}
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'tracker.sqlite3'}"
        run(environment, "manage.py", "migrate", "-v0")
        yield environment
        return
    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    name = sql.Identifier(f"concurrency_{uuid.uuid4().hex}")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        environment["DATABASE_URL"] = f"{server}/{name.as_string(connection)[1:-1]}"
        run(environment, "manage.py", "migrate", "-v0")
        yield environment
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def ask(environment: dict[str, str], expression: str) -> int:
    code = f"from claims.models import *; from claims.queries import chains; print({expression})"
    return int(run(environment, "manage.py", "shell", "-v0", "-c", code))


def at_once(environment: dict[str, str], scene: str) -> list[int]:
    return json.loads(run(environment, "-m", "tests.concurrency.worker", scene))  # type: ignore[no-any-return]


def test_articles_that_come_in_at_several_doors_are_recorded_and_analysed_once(database: dict[str, str]) -> None:
    new = at_once(database, "receive")
    analysed = at_once(database, "analyse")

    assert sum(new) == sum(analysed) == ARTICLES
    assert ask(database, "Article.objects.filter(source__name='Herald').count()") == ARTICLES
    assert ask(database, "ArticleVersion.objects.filter(article__source__name='Herald').count()") == ARTICLES
    assert ask(database, "Analysis.objects.filter(finished_at__isnull=False).count()") == ARTICLES
    assert ask(database, "Mention.objects.count() - Mention.objects.values('flag', 'start').distinct().count()") == 0


def test_editors_who_settle_the_same_claims_decide_each_once(database: dict[str, str]) -> None:
    run(database, "manage.py", "shell", "-v0", "-c", SEED.format(total=900))
    before = ask(database, "Decision.objects.count()")

    settled = at_once(database, "settle")

    assert sum(settled) == ask(database, "Decision.objects.count()") - before == 20


def test_the_same_act_sent_by_all_is_answered_to_all_and_counts_once(database: dict[str, str]) -> None:
    before = ask(database, "LedgerEntry.objects.count()")
    run(database, "manage.py", "shell", "-v0", "-c", SEED.format(total=800))

    answered = at_once(database, "double_click")

    assert ask(database, "LedgerEntry.objects.count()") - before == max(answered) == 20


def test_the_chains_hold_after_all_that(database: dict[str, str]) -> None:
    entries = ask(database, "LedgerEntry.objects.count()")

    assert ask(database, "sum(chains.verify(chain).length for chain in chains.CHAINS)") == 2 * entries
    assert ask(database, "chains.verify_verdicts()") == ask(database, "Claim.objects.count()")
