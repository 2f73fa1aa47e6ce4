"""Gives hostile feeds, pages and lists to every reader of strangers' bytes, and prints what came of it.

Run it from the repository: python -m tests.benchmarks.hostile [FOLDER]. With a folder (a public collection of feeds),
its files instead of generated ones. Exits with 1 where anything but words was raised, or a bound was broken.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

#: Of the processor, on a machine of 2026; and of memory, the interpreter with all its libraries included.
MOST_SECONDS, MOST_MB = 20.0, 1000


def main(folder: str = "") -> int:
    """Try all; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    import django

    django.setup()
    from tests import hostile

    found = hostile.tally(hostile.files(Path(folder)) if folder else hostile.cases())
    print(found.line())
    for problem in found.raised:
        print(problem)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return 1 if found.raised or found.slowest > MOST_SECONDS or peak > MOST_MB else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
