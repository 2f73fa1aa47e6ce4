"""What each constraint of heartbeats and backups allows, and what it forbids."""

from __future__ import annotations

from claims.models import Backup, Heartbeat
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, word


def heartbeat(world: World) -> Fields:
    return {"queue": "read", "beat_at": NOW}


def backup(world: World) -> Fields:
    return {"started_at": NOW, "engine": "sqlite"}


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "heartbeat_queue_is_known": (Heartbeat, heartbeat, *word("queue", "match")),
    "backup_finished_has_its_digest": (
        Backup, backup, fixed(finished_at=NOW, digest="ab", bytes=12), fixed(finished_at=NOW),
    ),
}  # fmt: skip
