"""The queues that workers read, and the sign of life that each gives: a row that a task writes through its queue."""

from __future__ import annotations

from django.db import models

from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class Queue(Vocabulary):
    """Where a task waits for a worker. One kind of work in flood keeps no other waiting."""

    FETCH = "fetch", "Feeds are asked, and pages fetched."
    READ = "read", "Texts are read for what they flag as unverified."
    MATCH = "match", "Claims and articles are compared."
    NOTIFY = "notify", "Letters are sent."
    UPKEEP = "upkeep", "Sweeps find what is due, and runs over many claims go on."


class Heartbeat(models.Model):
    """When a worker last did a task of this queue that does nothing but say so."""

    queue = models.CharField(max_length=10, choices=Queue.choices(), primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        permissions = [("run_tracker", "Can see how the tracker runs, and have work that was given up tried again")]
        constraints = [one_of("queue", Queue, "heartbeat_queue_is_known")]

    def __str__(self) -> str:
        return self.queue
