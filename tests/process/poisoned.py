"""A worker that is killed by some of its work: `python -m tests.process.poisoned`. A stand-in for a bug in C."""

from __future__ import annotations

import os
import signal
from datetime import datetime, timedelta

import django

django.setup()

from claims.actions import analyses, owed  # noqa: E402  Models need the apps to be loaded.
from claims.celery import app  # noqa: E402
from claims.models import Analysis  # noqa: E402

_finish = analyses._finish


def finish(analysis: Analysis, now: datetime) -> bool:
    if "POISON" in analysis.version.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return _finish(analysis, now)


if __name__ == "__main__":
    analyses._finish = finish
    owed.LEASE = timedelta(seconds=1)
    app.worker_main(["worker", "-P", "prefork", "-c", "1", "--without-gossip", "--without-mingle", "-l", "WARNING"])
