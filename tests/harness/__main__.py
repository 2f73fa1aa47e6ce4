"""`python -m tests.harness --faults N`: see the package."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.harness.programs import Programs, cluster, embedded, listening
from tests.harness.rabbitmq import RabbitMQ
from tests.harness.servers import Broker, Folder, Postgres, Redis, free_port

if TYPE_CHECKING:
    from tests.harness.run import Report

BROKERS: dict[str, Callable[[Path], Broker]] = {"redis": Redis, "rabbitmq": RabbitMQ, "embedded": Folder}


def main() -> int:
    """Run the harness as the command line says; return the exit code."""
    asked = _arguments()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="harness-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        report = _run(asked, folder, stack)
    _print(report, time.monotonic() - began)
    if not report.is_sound:
        print(f"  what the programs logged lies in {folder}")
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.harness", description=__doc__)
    parser.add_argument("--faults", type=int, default=200, help="how many faults to inject (default 200)")
    parser.add_argument("--feeds", type=int, default=200, help="how many feeds are followed in all (default 200)")
    parser.add_argument("--entries", type=int, default=50, help="how many articles each names (default 50)")
    told = "of ten articles so many are short, without a caveat, each in words of its own (default 8): two cores read"
    parser.add_argument("--plain", type=int, default=8, help=f"{told} 10,000 of them in the time, of others a quarter")
    parser.add_argument("--pause", type=float, default=2, help="seconds between two faults, on average (default 2)")
    over = parser.add_mutually_exclusive_group()
    over.add_argument("--broker", choices=["redis", "rabbitmq"], default="redis", help="what carries the messages")
    over.add_argument("--embedded", action="store_true", help="SQLite and a folder, as `manage.py serve` runs it")
    parser.add_argument("--minutes", type=float, default=38, help="inject no more faults after so long (default 38)")
    return parser.parse_args()


def _run(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> Report:
    os.environ |= {
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "CELERY_BROKER_URL": "",
        "DJANGO_SETTINGS_MODULE": "claims.settings",
        "PYTHONWARNINGS": "ignore",
    }
    postgres = None if asked.embedded else _postgres(folder, stack)
    broker = _broker("embedded" if asked.embedded else asked.broker, folder, stack)
    import django

    django.setup()
    from tests.harness.faults import Stage
    from tests.harness.origin import Origin
    from tests.harness.run import prepare, run

    prepare(editors=4)
    origin = Origin(asked.entries, plain=asked.plain)
    stack.callback(origin.close)
    programs, url = _programs(folder, origin.port, stack, is_embedded=asked.embedded)
    stage = Stage(programs, postgres, broker, origin, url)
    limits = {"faults": asked.faults, "sites": asked.feeds, "pause": asked.pause, "minutes": asked.minutes}
    return run(stage, **limits, say=_say)


def _postgres(folder: Path, stack: ExitStack) -> Postgres:
    postgres = Postgres(folder / "postgres")
    stack.callback(postgres.close)
    os.environ["DATABASE_URL"] = postgres.url
    return postgres


def _broker(name: str, folder: Path, stack: ExitStack) -> Broker:
    broker = BROKERS[name](folder)
    stack.callback(broker.close)
    os.environ["CELERY_BROKER_URL"] = broker.url
    return broker


def _programs(folder: Path, port: int, stack: ExitStack, *, is_embedded: bool) -> tuple[Programs, str]:
    """Start the tracker's programs; return them with the address of the web."""
    environment = {**os.environ, "HARNESS_PORT": str(port)}
    if is_embedded:
        web = free_port()
        programs = Programs(folder, environment, embedded(web))
    else:
        listener = listening()
        stack.callback(listener.close)
        web = listener.getsockname()[1]
        programs = Programs(folder, environment, cluster(folder, listener), [listener.fileno()])
    stack.callback(programs.close)
    return programs, f"http://127.0.0.1:{web}"


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
