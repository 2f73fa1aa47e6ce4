"""The Celery app and its beat schedule. Tasks only wake the work; the rows own it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")

app = Celery("claims")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
app.conf.beat_schedule = {
    # Versions whose nudge was lost, or whose worker died: a minute is the longest that they wait.
    "sweep-analyses": {"task": "claims.tasks.sweeps.sweep_analyses", "schedule": 60.0},
    "sweep-matchings": {"task": "claims.tasks.sweeps.sweep_matchings", "schedule": 60.0},
    # Digests whose hour has come, and letters that a mail server did not take before.
    "sweep-mail": {"task": "claims.tasks.mail.sweep_mail", "schedule": 60.0},
    "sweep-bulk-runs": {"task": "claims.tasks.bulk.sweep_bulk_runs", "schedule": 60.0},
    # Days decide about follow-ups, so a quarter of an hour is soon enough.
    "sweep-follow-ups": {"task": "claims.tasks.follow_ups.sweep_follow_ups", "schedule": 900.0},
    # A feed's own time is never finer than minutes; pages wait for their site's pause between two visits.
    "sweep-feeds": {"task": "claims.tasks.feeds.sweep_feeds", "schedule": 60.0},
    "sweep-fetches": {"task": "claims.tasks.feeds.sweep_fetches", "schedule": 15.0},
    "sweep-desk": {"task": "claims.tasks.desk.sweep_desk", "schedule": 60.0},
}


@app.on_after_configure.connect
def make_message_folders(sender: Celery, **kwargs: Any) -> None:
    """Make the embedded broker's folders: its transport writes into them but makes only some."""
    for name, folder in sender.conf.broker_transport_options.items():
        if name.endswith(("_in", "_out", "_folder")):
            Path(folder).mkdir(parents=True, exist_ok=True)
