"""Many claims dismissed as one run and taken back again: `python -m tests.benchmarks.bulk [NUMBER]`, default 10,000.

Makes a database of its own beside the one that DATABASE_URL names (or a file), and prints seconds and digests.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="tracker-bulk-"))
django.setup()

from django.contrib.auth.models import User  # noqa: E402  Models need the apps to be loaded.
from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from claims.actions import bulk  # noqa: E402
from claims.actions import claims as one  # noqa: E402
from claims.actions.acts import Act  # noqa: E402
from claims.models import BulkRun, Claim, Decision, ReviewItem  # noqa: E402
from claims.models.bulk import BulkVerb  # noqa: E402
from claims.queries import chains  # noqa: E402
from claims.queries.state_digest import digest  # noqa: E402
from tests.conftest import NOW, make_person  # noqa: E402


def seed(number: int) -> dict[int, int]:
    """Make so many detected claims, each with its question, and return them as a run takes them."""
    kept = {"kind": "unverified", "reported_at": NOW, "created_at": NOW, "changed_at": NOW}
    made = Claim.objects.bulk_create([Claim(text=f"Lighthouse {it} had gone dark.", **kept) for it in range(number)])
    asked = {"why": "Nobody has looked.", "opened_at": NOW, "look_by": NOW}
    ReviewItem.objects.bulk_create([ReviewItem(claim=claim, **asked) for claim in made])
    return {claim.pk: claim.revision for claim in made}


def carried_out(row: BulkRun) -> float:
    """Carry a run out as workers do, turn by turn; return the seconds that it took."""
    began = time.perf_counter()
    while not bulk.run(run_id=row.pk):
        pass
    return time.perf_counter() - began


def measure(number: int, by: User) -> None:
    """Dismiss so many claims and take it back; print what it took and what it left."""
    chosen, before = seed(number), digest()
    wanted = bulk.Wanted(BulkVerb.DISMISS, {"because": "out_of_scope"})
    row = bulk.begin(wanted=wanted, chosen=chosen, by=by, nonce=uuid.uuid4().hex, now=NOW)
    dismissed = carried_out(row)
    between = digest()
    back = bulk.take_back(run=row, by=by, nonce=uuid.uuid4().hex, now=NOW)
    undone, after = carried_out(back), digest()
    print(f"{connection.vendor}: {number:,} dismissed in {dismissed:.1f} s, taken back in {undone:.1f} s")
    print(
        f"  before {before[:16]}  between {between[:16]}  after {after[:16]}  {'same' if after == before else 'DRIFT'}"
    )
    print(f"  {chains.verify(Decision).length:,} decisions in a whole chain")


def double_submits(number: int, by: User) -> None:
    """Send each of so many forms twice; print how many decisions that made."""
    made, since = seed(number), Decision.objects.count()
    began = time.perf_counter()
    for claim in Claim.objects.filter(pk__in=made):
        for _ in range(2):
            one.follow(claim=claim, act=Act(by=by, nonce=uuid.uuid5(uuid.NAMESPACE_URL, str(claim.pk)).hex, now=NOW))
    counted = Decision.objects.count() - since
    print(f"  {2 * number:,} submits of {number:,} forms: {counted:,} decisions in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    wished = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 10_000
    old = setup_databases(verbosity=0, interactive=False)
    try:
        dana = make_person("dana", "editor")
        measure(wished, dana)
        double_submits(min(wished, 1000), dana)
    finally:
        teardown_databases(old, verbosity=0)
