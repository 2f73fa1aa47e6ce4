"""Noting that a backup was begun, and what came of it: the operations page tells of the last one."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import connection

from claims.models import Backup


def begin(*, now: datetime) -> Backup:
    """Note that a backup begins. One that breaks off stays unfinished."""
    return Backup.objects.create(started_at=now, engine=connection.vendor)


def finish(*, backup: Backup, file: Path, now: datetime) -> None:
    """Note that a backup lies whole in `file`, with its size and its digest."""
    with file.open("rb") as written:
        backup.digest = hashlib.file_digest(written, "sha256").hexdigest()
    backup.bytes, backup.finished_at = file.stat().st_size, now
    backup.save(update_fields=["digest", "bytes", "finished_at"])
