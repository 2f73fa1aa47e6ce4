"""Several sweeps at once. Run as `python -m tests.concurrency.sweeps SCENE`; prints what each process did."""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import time
import uuid
from datetime import timedelta

from tests.concurrency.worker import PROCESSES, one
from tests.conftest import NOW

LATE = NOW + timedelta(days=100)


def advance(chance: random.Random) -> int:
    """Sweep on the same late day; return how many follow-ups were moved here."""
    from claims.actions import follow_ups  # the worker has loaded the apps by now

    return follow_ups.advance(now=LATE).moved


def snooze(chance: random.Random) -> int:
    """Sweep, or put claims off and wake them, each process in its own order; return how many claims were put off."""
    from django.contrib.auth.models import User

    from claims.actions import follow_ups
    from claims.actions.acts import Act
    from claims.models import Claim

    if chance.random() < 0.5:
        for days in (0, 9, 15, 29):
            follow_ups.advance(now=LATE + timedelta(days=days))
        return 0
    editor = User.objects.get(username="dana")
    claims = list(Claim.objects.filter(workflow="triaged")[:40])
    for claim in chance.sample(claims, len(claims)):
        act = Act(by=editor, nonce=uuid.uuid4().hex, now=LATE)
        follow_ups.snooze(claim=claim, until=(LATE + timedelta(days=9)).date(), until_evidence=True, act=act)
        follow_ups.wake(claim.pk, LATE)
    return len(claims)


def write(chance: random.Random) -> int:
    """Owe the digests of a late Monday and send them; return how many letters were done here."""
    from claims.actions import mailing
    from claims.queries import due

    mailing.open_digests(now=LATE)
    ids = due.letters(now=LATE, limit=1000)
    chance.shuffle(ids)
    return sum(mailing.run(mail_id=pk, now=LATE) for pk in ids)


def tick(chance: random.Random) -> int:
    """Be one of several clocks that wake the same sweep for five seconds; return how often it was let through here.

    A turn that is given twice cannot be written down twice.
    """
    from django.utils import timezone

    from claims.actions import turns
    from claims.models import Turn

    heard, end = 0, timezone.now() + timedelta(seconds=5)
    while (now := timezone.now()) < end:
        if turns.take(name="sweep", every=timedelta(seconds=1), now=now):
            Turn.objects.create(name=f"heard {int(now.timestamp())}", slot=0)
            heard += 1
        time.sleep(chance.random() / 20)
    return heard


if __name__ == "__main__":
    played = globals()[sys.argv[1]]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        print(json.dumps(pool.starmap(one, [(played, seed) for seed in range(PROCESSES)], chunksize=1)))
