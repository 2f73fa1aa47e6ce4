"""Two hosts of workers, each in a network of its own, and one of them cut off at work: nothing may be lost.

    python -m tests.harness.hosts --off 330

PostgreSQL, the broker, beat and the sites are in the centre; each host runs `celery -A claims worker` twice, threads
that fetch and processes that read, as it stands: the sites have a public address in here. The cable of the first host
is pulled while it fetches and holds a lock that all need; the other one must go on, and take over what the first held.
Then the cable is put back, the other host is stopped, and the first must do alone what is left. Prints one line, and
exits with 1 if anything is lost, doubled or broken, with 2 and a sentence where no network can be made. Leaves no
network behind.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.harness import network
from tests.harness.network import CENTRE, SITES, Network
from tests.harness.programs import ROOT, Programs, beat
from tests.harness.rabbitmq import RabbitMQ
from tests.harness.servers import Postgres, Redis

if TYPE_CHECKING:
    from tests.harness.cutting import Course

FIRST, OTHER = "first", "other"
POOLS = {"fetch": "-P threads -c 4 -Q fetch", "rest": "-P prefork -c 2 -Q read,match,notify,upkeep"}
#: What only the enclosed part is told.
INSIDE = "--inside"


def main() -> int:
    """Run as the command line says; return the exit code."""
    asked = _arguments()
    if asked.inside:
        folder = Path(tempfile.mkdtemp(prefix="hosts-"))
        folder.chmod(0o755)
        with ExitStack() as stack:
            report = _inside(asked, folder, stack)
        if report.is_sound:
            shutil.rmtree(folder, ignore_errors=True)
        return 0 if report.is_sound else 1
    if why := network.missing():
        print(f"Left out: {why}.")
        return 2
    return network.enclose("tests.harness.hosts", [*sys.argv[1:], INSIDE])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.harness.hosts", description=__doc__)
    parser.add_argument("--feeds", type=int, default=12, help="how many feeds are followed (default 12)")
    parser.add_argument("--entries", type=int, default=20, help="how many articles each names (default 20)")
    parser.add_argument("--broker", choices=["redis", "rabbitmq"], default="redis", help="what carries the messages")
    told = "seconds without the cable (default 330: longer than a lease); for fewer, its leases are brought forward"
    parser.add_argument("--off", type=float, default=330, help=told)
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _inside(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> Course:
    # The last two are followed once the first host is alone.
    made = Network(folder, [f"feed{site}.example" for site in range(asked.feeds + 2)])
    for host in (FIRST, OTHER):
        made.add(host)
    postgres = Postgres(folder / "postgres", CENTRE)
    stack.callback(postgres.close)
    broker = RabbitMQ(folder, CENTRE) if asked.broker == "rabbitmq" else Redis(folder, CENTRE)
    stack.callback(broker.close)
    os.environ |= {
        "DATA_DIR": str(folder),
        "DATABASE_URL": postgres.url,
        "CELERY_BROKER_URL": broker.url,
        "DJANGO_SETTINGS_MODULE": "claims.settings",
        "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": str(ROOT),
    }
    import django

    django.setup()
    from tests.harness.cutting import Cutting
    from tests.harness.origin import Origin
    from tests.harness.run import prepare

    prepare(editors=0)
    origin = Origin(asked.entries, (SITES, 80))
    stack.callback(origin.close)
    programs = Programs(folder, dict(os.environ), _commands(folder, made))
    stack.callback(programs.close)
    cutting = Cutting(made, programs, origin, off=asked.off)
    report = cutting.run(asked.feeds)
    print(f"{broker.name}: {report}; {time.monotonic() - cutting.began:.0f} s in all", flush=True)
    return report


def _commands(folder: Path, made: Network) -> dict[str, list[str]]:
    plain = "--without-gossip --without-mingle --without-heartbeat -l ERROR"
    commands = {"beat": beat(folder)}
    for host in (FIRST, OTHER):
        for name, pool in POOLS.items():
            worker = f"-q -A claims worker -n {name}@{host} {pool} {plain}"
            commands[f"{host} {name}"] = made.within(host, [sys.executable, "-m", "celery", *worker.split()])
    return commands


if __name__ == "__main__":
    sys.exit(main())
