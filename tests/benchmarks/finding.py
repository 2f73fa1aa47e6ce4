"""Measures how fast one article finds its claims among 1,000 to 1,000,000, what that takes, and what it misses.

Run it from the repository: python -m tests.benchmarks.finding [NUMBER …]. Uses a fresh SQLite database in a temporary
folder, or DATABASE_URL (an empty database of its own). The claims are invented, see invented.py. Lines give the
time of finding and of judging what was found, over ARTICLES articles (the best of ROUNDS, since other programs may run
beside it); the peak memory of a process that only finds; and the recall against comparing every claim in full, over
the first COMPARED articles: of the claims that are likely enough, the best LIMIT of each article.
"""

from __future__ import annotations

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest
from itertools import chain, islice
from pathlib import Path
from typing import Any

ARTICLES, ROUNDS, COMPARED, LIMIT = 200, 3, 40, 200
BATCH = 5000
ROOT = Path(__file__).resolve().parent.parent.parent
Rows = Sequence[tuple[Any, ...]]


def main(numbers: list[int]) -> None:
    """Print a line for each number of claims."""
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "DATA_DIR": folder}
            manage = [sys.executable, str(ROOT / "manage.py")]
            if "DATABASE_URL" in os.environ:
                subprocess.run([*manage, "migrate", "claims", "zero", "-v0"], env=environment, check=True)
            subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
            for step in ("load", "ask"):
                subprocess.run([sys.executable, "-m", __spec__.name, step, str(number)], env=environment, check=True)


def load(number: int) -> None:
    """Fill the empty database with so many claims and their index, as indexing would leave them."""
    from claims.matching.pool_clues import CLAIMS, clue, left_by
    from claims.matching.ranking import entry, telling
    from claims.models import Claim
    from tests.benchmarks.filling import fill
    from tests.benchmarks.invented import claims

    start = time.perf_counter()
    # Kept, for to invent them takes longest: about a gigabyte for a million.
    invented = [(pk, claim, entry(claim)) for pk, claim in enumerate(claims(number), 1)]
    counts = Counter(word for _, _, one in invented for word in one.words)
    tells = telling(number, counts.__getitem__)
    with without_key("claims_claimclue", "clue, claim_id"):
        for batch in batches(invented):
            clues = {pk: sorted(left_by(one, tells)) for pk, _, one in batch}
            fill(Claim, CLAIM, (_claim(pk, claim) for pk, claim, _ in batch))
            indexed = [(pk, json.dumps(dict(one.words)), json.dumps(clues[pk])) for pk, _, one in batch]
            insert("claims_indexedclaim", ("claim_id", "words", "clues"), indexed)
            rows = sorted((found, pk) for pk, left in clues.items() for found in left)
            insert("claims_claimclue", ("clue", "claim_id"), rows)
    held = [(clue(word), count) for word, count in counts.items()]
    insert("claims_wordcount", ("clue", "claims"), [(CLAIMS, number), *held])
    _tidy()
    print(f"{number:9,} claims, {len(held):,} words: loaded in {time.perf_counter() - start:.0f} s", flush=True)


def ask(number: int) -> None:
    """Let articles find their claims, and print what it took."""
    from claims.matching.ranking import Told
    from claims.queries import finding
    from tests.benchmarks.invented import article

    articles = [article(one, number) for one in range(ARTICLES)]
    found: list[dict[int, float]] = [{}] * ARTICLES
    seconds = [math.inf] * ARTICLES
    for place, account in chain.from_iterable([enumerate(articles)] * ROUNDS):
        start = time.perf_counter()
        found[place] = dict(finding.claims_told(Told(account), LIMIT))
        seconds[place] = min(seconds[place], time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wanted = _exhaustive([Told(account) for account in articles[:COMPARED]])
    hits = sum(pk in own for want, own in zip(wanted, found[:COMPARED], strict=True) for pk in want)
    whole = sum(map(len, wanted))
    print(
        f"{number:9,} claims: finding {_times(seconds)}, peak {peak:.0f} MiB, "
        f"{statistics.mean(map(len, found)):.1f} found an article, recall {hits}/{whole} = {hits / max(whole, 1):.4f}",
        flush=True,
    )
    judged = [_judged(*pair, number) for pair in zip(articles, found, strict=True)]
    print(f"{number:9,} claims: judging what was found {_times(judged)}", flush=True)


def _judged(account: Any, found: Iterable[int], number: int) -> float:
    """Return the seconds that it takes to judge how an article bears on the claims that it found."""
    from claims.matching.judge import Reading
    from tests.benchmarks.invented import CLAIMS, event

    asserted = [event((pk - 1) // CLAIMS).claims[(pk - 1) % CLAIMS] for pk in found]
    start = time.perf_counter()
    reading = Reading(account)
    for assertion in asserted:
        reading.judge(assertion)
    return time.perf_counter() - start


def _times(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=20)
    return f"p50 {cuts[9] * 1000:.0f} ms p95 {cuts[18] * 1000:.0f} ms"


def _exhaustive(told: Sequence[Any]) -> list[set[int]]:
    """Return, for each article, the best LIMIT of all claims that are likely enough; each claim is compared."""
    from claims.matching.ranking import SUGGEST, Entry, likely
    from claims.models import Claim
    from claims.queries import finding

    rows = Claim.objects.standing().values_list("pk", "indexed__words", "reported_at")
    held: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for word in one.places:
            held[word].append(number)
    likelihood: list[dict[int, float]] = [{} for _ in told]
    for batch in batches(rows.iterator(chunk_size=BATCH)):
        tells = finding.telling_of({word for _, words, _ in batch for word in words} | held.keys())
        for pk, words, reported in batch:
            entry = Entry(words, reported.date())
            for number in _possible(entry, told, held, tells):
                if (chance := likely(entry, told[number], tells)) >= SUGGEST:
                    likelihood[number][pk] = chance
    return [set(nlargest(LIMIT, found, key=lambda pk: (found[pk], -pk))) for found in likelihood]


def _possible(
    entry: Any, told: Sequence[Any], held: dict[str, list[int]], tells: Callable[[str], float]
) -> Iterator[int]:
    """Yield the articles that could be likely enough for a claim, were all that they share with it close together."""
    from claims.matching.ranking import SUGGEST, model, nearness

    weights, needed = model()["weights"], math.log(SUGGEST / (1 - SUGGEST)) - model()["constant"]
    shared: dict[int, float] = defaultdict(float)
    for word in entry.words:
        for number in held.get(word, ()):
            shared[number] += tells(word) ** 2
    whole = sum(tells(word) ** 2 for word in entry.words)
    each = weights["words in the title"] + weights["words close together"]
    share = sum(weight for name, weight in weights.items() if name.startswith("share of the claim"))
    for number, sum_ in shared.items():
        most = weights["days apart"] * nearness(entry.day, told[number].day) + weights["share of the title"]
        if most + sum_ * each + share * sum_ / whole >= needed:
            yield number


CLAIM = "id public_id text kind workflow verdict reported_at revision created_at changed_at"


def _claim(pk: int, claim: Any) -> tuple[Any, ...]:
    day = f"{claim.reported} 12:00:00+00:00"
    return pk, f"C-{pk:08}", claim.text, "unverified", "detected", "unverified", day, 1, day, day


def batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def insert(table: str, columns: Sequence[str], rows: Rows) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


@contextmanager
def without_key(table: str, columns: str) -> Iterator[None]:
    """Leave the primary key of a table away while it is filled: PostgreSQL makes it in one go, and much faster."""
    _alter(f"{table} DROP CONSTRAINT {table}_pkey")
    yield
    _alter(f"{table} ADD PRIMARY KEY ({columns})")


def _alter(what: str) -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {what}")


def _tidy() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    if sys.argv[1:2] in (["load"], ["ask"]):
        import django

        os.environ["DJANGO_SETTINGS_MODULE"] = "claims.settings"
        django.setup()
        {"load": load, "ask": ask}[sys.argv[1]](int(sys.argv[2]))
    else:
        main([int(number) for number in sys.argv[1:]] or [1_000, 10_000, 100_000])
