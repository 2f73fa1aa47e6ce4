"""Counts bad manners in seven simulated days of intake against a scripted origin on this machine.

Run it from the repository: python -m tests.benchmarks.politeness [DAYS [SITES]]. Uses a fresh database in a temporary
folder. Exits with 1 if anything was counted.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time


def main(days: float, sites: int) -> int:
    """Live through the days, and print what the origin counted; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "claims.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        from tests.politeness import line, lived

        call_command("migrate", verbosity=0)
        start = time.perf_counter()
        origin = lived(days, sites)
        print(f"{line(origin, days, sites)} ({time.perf_counter() - start:.0f} s)")
    return 1 if origin.faults.total() else 0


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else 7, int(given[1]) if len(given) > 1 else 6))
