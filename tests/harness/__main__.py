"""`python -m tests.harness --faults N`: see the package."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.harness.run import Report


def main() -> int:
    """Run the harness as the command line says; return the exit code."""
    asked = _arguments()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="harness-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        report = _run(asked, folder, stack)
    _print(report, time.monotonic() - began)
    return 0 if report.is_sound else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.harness", description=__doc__)
    parser.add_argument("--faults", type=int, default=200, help="how many faults to inject (default 200)")
    parser.add_argument("--feeds", type=int, default=200, help="how many feeds are followed in all (default 200)")
    parser.add_argument("--entries", type=int, default=50, help="how many articles each names (default 50)")
    parser.add_argument("--pause", type=float, default=2, help="seconds between two faults, on average (default 2)")
    parser.add_argument("--minutes", type=float, default=38, help="inject no more faults after so long (default 38)")
    return parser.parse_args()


def _run(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> Report:
    from tests.harness.servers import Postgres, Redis

    postgres = Postgres(folder / "postgres")
    stack.callback(postgres.close)
    redis = Redis(folder)
    stack.callback(redis.close)
    os.environ |= {
        "DATA_DIR": str(folder),
        "DATABASE_URL": postgres.url,
        "CELERY_BROKER_URL": redis.url,
        "DJANGO_SETTINGS_MODULE": "claims.settings",
        "PYTHONWARNINGS": "ignore",
    }
    import django

    django.setup()
    from tests.harness.faults import Stage
    from tests.harness.origin import Origin
    from tests.harness.programs import Programs
    from tests.harness.run import prepare, run

    prepare(editors=4)
    origin = Origin(asked.entries)
    stack.callback(origin.close)
    programs = Programs(folder, {**os.environ, "HARNESS_PORT": str(origin.port)})
    stack.callback(programs.close)
    stage = Stage(programs, postgres, redis, origin)
    limits = {"faults": asked.faults, "sites": asked.feeds, "pause": asked.pause, "minutes": asked.minutes}
    return run(stage, **limits, say=_say)


def _print(report: Report, seconds: float) -> None:
    figures = report.figures
    for name, number in report.injected.most_common():
        print(f"  {number:4} × {name}")
    for note in [*report.notes, *report.broken]:
        print(f"  {note}")
    print(f"  given up, with a reason: {json.dumps(figures['given up, with a reason'])}")
    print(f"  the origin answered: {json.dumps(figures['origin answered'])}")
    print(
        f"articles offered {figures['offered']}, stored {figures['stored']}, refused with a reason "
        f"{figures['refused with a reason']}, lost {figures['lost']}, doubled {figures['doubled']}; decisions "
        f"acknowledged {figures['acknowledged']}, present {figures['present']}, lost {figures['decisions lost']}, "
        f"doubled {figures['decisions doubled']}; faults injected {sum(report.injected.values())}, promises broken "
        f"{len(report.broken)}; longest recovery {max(report.recoveries):.0f} s; drained in "
        f"{figures['drained in s']} s; chains of {figures['chain']} rows verified; {seconds:.0f} s in all"
    )


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
