"""Asking whether the broker is there. Sends no message."""

from __future__ import annotations

from celery import current_app

#: Seconds for one try: who asks is a program that asks again.
PATIENCE = 2


def answers() -> bool:
    """Say whether a connection to the broker can be made now."""
    connection = current_app.connection_for_write()
    connection.connect_timeout = PATIENCE
    try:
        connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=PATIENCE)
    except Exception:  # noqa: BLE001  Each transport has errors of its own, and all mean the same here.
        return False
    finally:
        connection.release()
    return True
