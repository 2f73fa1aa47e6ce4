"""Ring 5: Celery. An id in, one action called; sweeps for what is due. Tasks only wake the work; the rows own it.

Task names are paths: a module that moves orphans the messages that wait for it.
"""

from claims.tasks import analysis, bulk, desk, feeds, follow_ups, heartbeats, mail, matching, sweeps

__all__ = ["analysis", "bulk", "desk", "feeds", "follow_ups", "heartbeats", "mail", "matching", "sweeps"]
