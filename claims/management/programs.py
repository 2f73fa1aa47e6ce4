"""The three programs that make one running tracker: web, worker and beat."""

from __future__ import annotations

from django.conf import settings

from claims.management.supervision import Program

THREADS = 8


def web(descriptor: int) -> Program:
    """Return the web server on a socket that listens already: a restart then loses no connection."""
    args = f"--bind=fd://{descriptor} --worker-class=gthread --workers=1 --threads={THREADS}"
    quiet = "--log-level=warning --no-control-socket --graceful-timeout=5 --keep-alive=5"
    return Program("web", "gunicorn", ["claims.wsgi:application", *args.split(), *quiet.split()], [descriptor])


def worker() -> Program:
    """Return the Celery worker. Threads: they share one process, and the database is the bottleneck anyway."""
    args = "-q -A claims worker -P threads -c 2 --without-gossip --without-mingle --without-heartbeat -l WARNING"
    return Program("worker", "celery", args.split())


def beat() -> Program:
    """Return Celery's clock, which wakes the sweeps."""
    args = "-q -A claims beat -l WARNING --pidfile="
    return Program("beat", "celery", [*args.split(), f"--schedule={settings.DATA_DIR / 'beat-schedule'}"])
