"""The Celery app: its queues, which task goes to which, and the schedule of beat. Tasks only wake the work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from celery import Celery, signals
from kombu import Queue

from claims import logs
from claims.reconnecting import Reconnecting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")

app = Celery("claims")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
app.steps["consumer"].add(Reconnecting)

#: Task → queue; the first pattern that fits counts. A worker reads all queues unless it is told which.
ROUTES = {
    # A sweep never waits behind the work that it wakes.
    "claims.tasks.*.sweep_*": "upkeep",
    "claims.tasks.feeds.*": "fetch",
    "claims.tasks.analysis.*": "read",
    "claims.tasks.matching.*": "match",
    "claims.tasks.mail.*": "notify",
    "claims.tasks.*": "upkeep",
}
QUEUES = tuple(dict.fromkeys(ROUTES.values()))
#: Seconds between two heartbeats of a queue, and for how long one that nobody reads is kept.
HEARTBEAT, HEARTBEAT_KEPT = 60, 600

app.conf.task_routes = ROUTES
app.conf.task_default_queue = "upkeep"


def _every(seconds: float, task: str, **options: Any) -> dict[str, Any]:
    """Return an entry of the schedule; a message that nobody read until the next one comes is dropped."""
    return {"task": f"claims.tasks.{task}", "schedule": seconds, "options": {"expires": seconds}, **options}


app.conf.beat_schedule = {
    # Versions whose nudge was lost, or whose worker died: a minute is the longest that they wait.
    "sweep-analyses": _every(60.0, "sweeps.sweep_analyses"),
    "sweep-matchings": _every(60.0, "sweeps.sweep_matchings"),
    # Digests whose hour has come, and letters that a mail server did not take before.
    "sweep-mail": _every(60.0, "mail.sweep_mail"),
    "sweep-bulk-runs": _every(60.0, "bulk.sweep_bulk_runs"),
    # Days decide about follow-ups, so a quarter of an hour is soon enough.
    "sweep-follow-ups": _every(900.0, "follow_ups.sweep_follow_ups"),
    # A feed's own time is never finer than minutes. Each of these lets every site have its next page fetched.
    "sweep-feeds": _every(60.0, "feeds.sweep_feeds"),
    "sweep-fetches": _every(5.0, "feeds.sweep_fetches"),
    "sweep-rereadings": _every(60.0, "feeds.sweep_rereadings"),
    "sweep-hubs": _every(60.0, "feeds.sweep_hubs"),
    "sweep-desk": _every(60.0, "desk.sweep_desk"),
    # A queue whose workers are busy for long still reads one of these in time.
    **{
        f"heartbeat-{queue}": _every(
            HEARTBEAT, "heartbeats.beat", args=[queue], options={"queue": queue, "expires": HEARTBEAT_KEPT}
        )
        for queue in QUEUES
    },
}


@app.on_after_configure.connect
def declare_queues(sender: Celery, **kwargs: Any) -> None:
    """Have every worker read all queues; on RabbitMQ they are copied to every node and outlive any one of them."""
    is_rabbitmq = str(sender.conf.broker_url).startswith("amqp")
    arguments = {"x-queue-type": "quorum"} if is_rabbitmq else None
    sender.conf.task_queues = [Queue(name, routing_key=name, queue_arguments=arguments) for name in QUEUES]


@app.on_after_configure.connect
def make_message_folders(sender: Celery, **kwargs: Any) -> None:
    """Make the embedded broker's folders: its transport writes into them but makes only some."""
    for name, folder in sender.conf.broker_transport_options.items():
        if name.endswith(("_in", "_out", "_folder")):
            Path(folder).mkdir(parents=True, exist_ok=True)


@signals.setup_logging.connect
def keep_the_log(**kwargs: Any) -> None:
    """Keep Celery from setting up handlers and levels of its own: the settings say how the log is written."""


@signals.worker_ready.connect
def begin_to_beat(**kwargs: Any) -> None:
    """Ask for a heartbeat through every queue as soon as a worker reads them, not only when beat's time comes."""
    for queue in QUEUES:
        app.send_task("claims.tasks.heartbeats.beat", (queue,), queue=queue, expires=HEARTBEAT_KEPT, retry=False)


@signals.task_prerun.connect
def bind(task: Any, args: Any, **kwargs: Any) -> None:
    """Let the log of a task carry what it works on, and the request that caused it."""
    logs.job_id.set(":".join([task.name.rpartition(".")[2], *map(str, args)]))
    logs.request_id.set(str(task.request.get("cause") or "-"))


@signals.task_postrun.connect
def unbind(**kwargs: Any) -> None:
    """Let what a worker does between two tasks carry nothing of the last one."""
    logs.job_id.set("-")
    logs.request_id.set("-")
