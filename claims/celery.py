"""The Celery app and its beat schedule. Tasks only wake the work; the rows own it."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")

app = Celery("claims")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
app.conf.beat_schedule = {
    # Versions whose nudge was lost, or whose worker died: a minute is the longest that they wait.
    "sweep-analyses": {"task": "claims.tasks.sweeps.sweep_analyses", "schedule": 60.0},
}
