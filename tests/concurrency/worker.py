"""Several processes that do the same thing at once. Run as `python -m tests.concurrency.worker SCENE`."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402  Models need the apps to be loaded.
from django.db import connections  # noqa: E402

from claims.actions import analyses, articles, ledger  # noqa: E402
from claims.actions.acts import Act  # noqa: E402
from claims.errors import Conflict  # noqa: E402
from claims.models import ArticleVersion, Claim  # noqa: E402
from claims.models.article import Door  # noqa: E402
from claims.reading.articles import Reading  # noqa: E402
from claims.verdicts import Verdict  # noqa: E402
from tests.conftest import NOW  # noqa: E402
from tests.factories import TEXT  # noqa: E402

ARTICLES = 30
PROCESSES = 8


def receive(chance: random.Random) -> int:
    """Take the same articles in, each process in its own order; return how many were new here."""
    new = 0
    for number in chance.sample(range(ARTICLES), ARTICLES):
        reading = Reading(
            text=f"{TEXT} {number}", title="Storm", outlet="Herald", url=f"https://herald.example/{number}"
        )
        new += articles.receive(reading=reading, door=Door.URL, by=None, now=NOW).decision == "new"
    return new


def analyse(chance: random.Random) -> int:
    """Analyse the same versions; return how many were done here."""
    versions = list(ArticleVersion.objects.filter(article__source__name="Herald").values_list("pk", flat=True))
    chance.shuffle(versions)
    return sum(analyses.run(version_id=version, now=NOW) for version in versions)


def settle(chance: random.Random) -> int:
    """Settle the claims about 900 barges once, each process by acts of its own; return how many went through."""
    return _settle(chance, "of the 900 barges", lambda claim: f"{os.getpid()}-{claim.pk}")


def double_click(chance: random.Random) -> int:
    """Send the same acts on the claims about 800 barges from every process; return how many were answered."""
    return _settle(chance, "of the 800 barges", lambda claim: f"same-{claim.pk}")


def _settle(chance: random.Random, words: str, nonce: Callable[[Claim], str]) -> int:
    editor = User.objects.get(username="dana")
    claims = list(Claim.objects.filter(text__contains=words))
    chance.shuffle(claims)
    ruling = ledger.Ruling(verdict=Verdict.CONFIRMED, reason="Counted.", no_evidence_because="Seen.")
    done = 0
    for claim in claims:
        try:
            ledger.settle(claim=claim, ruling=ruling, act=Act(by=editor, nonce=nonce(claim), now=NOW, seen=1))
            done += 1
        except Conflict:
            continue
    return done


def one(scene: Callable[[random.Random], int], seed: int) -> int:
    """Play the scene in this process, with a connection of its own."""
    connections.close_all()
    return scene(random.Random(seed))


if __name__ == "__main__":
    played = globals()[sys.argv[1]]
    # Forked, so that all eight are ready to start at the same moment.
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        print(json.dumps(pool.starmap(one, [(played, seed) for seed in range(PROCESSES)], chunksize=1)))
