"""Several sweeps at once, run as `python -m tests.concurrency.sweeps`; prints how many follow-ups each one moved."""

from __future__ import annotations

import json
import multiprocessing
import random
from datetime import timedelta

from tests.concurrency.worker import PROCESSES, one
from tests.conftest import NOW


def advance(chance: random.Random) -> int:
    """Sweep on the same late day; return how many follow-ups were moved here."""
    from claims.actions import follow_ups  # the worker has loaded the apps by now

    return follow_ups.advance(now=NOW + timedelta(days=100)).moved


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        print(json.dumps(pool.starmap(one, [(advance, seed) for seed in range(PROCESSES)], chunksize=1)))
