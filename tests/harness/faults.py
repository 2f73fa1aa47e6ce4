"""What goes wrong, and how often of a hundred."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from tests.harness.origin import Origin
from tests.harness.programs import FAKETIME, Programs
from tests.harness.servers import Broker, Postgres


@dataclass
class Stage:
    """Everything that the harness may break, and where the web is reached. Embedded, there is no PostgreSQL."""

    programs: Programs
    postgres: Postgres | None
    broker: Broker
    origin: Origin
    url: str


@dataclass(frozen=True)
class Fault:
    """One kind of fault: its name, its share of a hundred, and the deed."""

    name: str
    share: int
    inject: Callable[[Stage], None]


def _terminate(postgres: Postgres) -> None:
    """Cut every connection to the database, as a failover does."""
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


def _no_broker(stage: Stage) -> None:
    stage.broker.stop()
    time.sleep(5)
    stage.broker.start()


def _restart_broker(stage: Stage) -> None:
    stage.broker.stop()
    stage.broker.start()


def _turn_clock(stage: Stage) -> None:
    """Let the clock of one worker jump an hour ahead, and back again: both are jumps."""
    stage.programs.turn_clock(1)
    time.sleep(3)
    stage.programs.turn_clock(-1)
    time.sleep(3)
    stage.programs.turn_clock(0)


def _silence(stage: Stage) -> None:
    stage.origin.down_until = time.monotonic() + 4


def _slow_down(stage: Stage) -> None:
    stage.origin.slow_until = time.monotonic() + 6


SITES = (
    Fault("every site silent for 4 s", 2, _silence),
    Fault("every site slow for 6 s", 2, _slow_down),
)
CLUSTER = (
    Fault("a worker killed with its children", 10, lambda stage: stage.programs.kill("children")),
    Fault("a worker of threads killed", 10, lambda stage: stage.programs.kill("threads")),
    Fault("a worker's child killed", 24, lambda stage: stage.programs.kill_child("children")),
    Fault("the web killed", 10, lambda stage: stage.programs.kill("web")),
    Fault("beat killed", 6, lambda stage: stage.programs.kill("beat")),
    Fault("a worker's clock an hour ahead, an hour behind", 3, _turn_clock),
    *SITES,
)
EMBEDDED = (
    Fault("the whole tree killed", 24, lambda stage: stage.programs.kill("serve")),
    Fault("the worker killed", 32, lambda stage: stage.programs.kill_child("serve", "celery .* worker")),
    Fault("the web killed", 20, lambda stage: stage.programs.kill_child("serve", "gunicorn")),
    Fault("beat killed", 10, lambda stage: stage.programs.kill_child("serve", "celery .* beat")),
    Fault("the messages thrown away", 10, lambda stage: stage.broker.empty()),
    *SITES,
)


def _of_broker(broker: Broker) -> tuple[Fault, ...]:
    return (
        Fault(f"{broker.name} away for 5 s", 4, _no_broker),
        Fault(f"{broker.name} killed and started", 5, _restart_broker),
        Fault(f"{broker.name} emptied", 5, lambda stage: stage.broker.empty()),
    )


def _of_database(postgres: Postgres) -> tuple[Fault, ...]:
    return (
        Fault("every database connection cut", 12, lambda stage: _terminate(postgres)),
        Fault("PostgreSQL crashed and started", 5, lambda stage: postgres.crash()),
        Fault("the database's disk full for 3 s", 2, lambda stage: postgres.fill_disk(3)),
    )


def possible(stage: Stage) -> tuple[list[Fault], list[str]]:
    """Return the faults that this tracker and this machine allow, and a sentence for each that the machine does not."""
    if stage.postgres is None:
        return list(EMBEDDED), []
    missing = {}
    if not stage.postgres.is_mounted:
        missing["the database's disk full for 3 s"] = "no file system may be mounted here"
    if not FAKETIME.exists():
        missing["a worker's clock an hour ahead, an hour behind"] = "libfaketime is not installed"
    every = (*_of_broker(stage.broker), *_of_database(stage.postgres), *CLUSTER)
    return [it for it in every if it.name not in missing], [f"{it}: left out, {why}" for it, why in missing.items()]


def schedule(faults: list[Fault], number: int) -> list[Fault]:
    """Return `number` faults in which each kind has its share, and comes once at least."""
    wanted = {fault: max(1, round(fault.share * number / sum(it.share for it in faults))) for fault in faults}
    drawn: list[Fault] = []
    while len(drawn) < number:
        for fault in faults:
            if len(drawn) < number and (wanted[fault] > 0 or not any(left > 0 for left in wanted.values())):
                wanted[fault] -= 1
                drawn.append(fault)
    return drawn
