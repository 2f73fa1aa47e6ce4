"""`manage.py serve` whose worker is given the harness's reach: `python -m tests.harness.serve --port N`."""

from __future__ import annotations

import sys
from dataclasses import replace

import django
from django.core.management import call_command

from claims.management import programs
from claims.management.supervision import Program

_worker = programs.worker


def worker() -> Program:
    """Return the worker that `serve` starts, with the app that only tests have."""
    real = _worker()
    return replace(real, args=["tests.harness.worker" if it == "claims" else it for it in real.args])


if __name__ == "__main__":
    django.setup()
    programs.worker = worker
    call_command("serve", *sys.argv[1:])
