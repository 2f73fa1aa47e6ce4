"""Eight processes at once on one database: nothing is doubled, nothing is lost, the chains hold."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.databases import run
from tests.concurrency.conftest import ask
from tests.concurrency.worker import ARTICLES

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
