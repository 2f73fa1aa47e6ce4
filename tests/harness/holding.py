"""Holds the lock that every recording of claims needs, as a worker does that is cut off in the midst of one."""

from __future__ import annotations

import time

import django
from django.db import transaction


def main() -> None:
    """Hold it until killed, or until the database has given it to somebody else."""
    from claims.models.locks import serialise

    with transaction.atomic():
        serialise("claims_recording")
        print("held", flush=True)
        time.sleep(3600)


if __name__ == "__main__":
    django.setup()
    main()
