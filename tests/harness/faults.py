"""What goes wrong, and how often of a hundred."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from tests.harness.origin import Origin
from tests.harness.programs import FAKETIME, Programs
from tests.harness.servers import Postgres, Redis


@dataclass
class Stage:
    """Everything that the harness may break."""

    programs: Programs
    postgres: Postgres
    redis: Redis
    origin: Origin


@dataclass(frozen=True)
class Fault:
    """One kind of fault: its name, its share of a hundred, and the deed."""

    name: str
    share: int
    inject: Callable[[Stage], None]


def _terminate(stage: Stage) -> None:
    """Cut every connection to the database, as a failover does."""
    with psycopg.connect(stage.postgres.url, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


def _no_redis(stage: Stage) -> None:
    stage.redis.stop()
    time.sleep(5)
    stage.redis.start()


def _restart_redis(stage: Stage) -> None:
    stage.redis.stop()
    stage.redis.start()


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


FAULTS = (
    Fault("a worker killed with its children", 10, lambda stage: stage.programs.kill("children")),
    Fault("a worker of threads killed", 10, lambda stage: stage.programs.kill("threads")),
    Fault("a worker's child killed", 24, lambda stage: stage.programs.kill_child()),
    Fault("the web killed", 10, lambda stage: stage.programs.kill("web")),
    Fault("beat killed", 6, lambda stage: stage.programs.kill("beat")),
    Fault("Redis away for 5 s, with all it held", 4, _no_redis),
    Fault("Redis killed and started", 5, _restart_redis),
    Fault("Redis flushed", 5, lambda stage: stage.redis.flush()),
    Fault("every database connection cut", 12, _terminate),
    Fault("PostgreSQL crashed and started", 5, lambda stage: stage.postgres.crash()),
    Fault("the database's disk full for 3 s", 2, lambda stage: stage.postgres.fill_disk(3)),
    Fault("a worker's clock an hour ahead, an hour behind", 3, _turn_clock),
    Fault("every site silent for 4 s", 2, _silence),
    Fault("every site slow for 6 s", 2, _slow_down),
)


def possible(stage: Stage) -> tuple[list[Fault], list[str]]:
    """Return the faults that this machine allows, and a sentence for each that it does not."""
    missing = {"the broker RabbitMQ restarted": "it is the machine's own node, which others use"}
    if not stage.postgres.is_mounted:
        missing["the database's disk full for 3 s"] = "no file system may be mounted here"
    if not FAKETIME.exists():
        missing["a worker's clock an hour ahead, an hour behind"] = "libfaketime is not installed"
    found = [fault for fault in FAULTS if fault.name not in missing]
    return found, [f"{name}: left out, {why}" for name, why in missing.items()]


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
