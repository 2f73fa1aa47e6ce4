"""System checks that explain a misconfiguration and say what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from claims.net import broker


@register(Tags.security)
def debug_is_local(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse DEBUG on any host but this machine: its error pages show settings and texts."""
    if settings.DEBUG and settings.PUBLIC:
        hint = "Unset DEBUG, or leave ALLOWED_HOSTS at its default to work on this machine only."
        return [Error("DEBUG is on while ALLOWED_HOSTS names a public host.", hint=hint, id="claims.E001")]
    return []


@register(Tags.security, deploy=True)
def contact_is_known(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Ask for CONTACT: a site owner who sees our requests must be able to reach a person."""
    if not settings.CONTACT:
        hint = "Set CONTACT to an e-mail address or a page about this tracker; it goes into the User-Agent."
        return [Warning("CONTACT is not set.", hint=hint, id="claims.W001")]
    return []


@register(deploy=True)
def broker_fits_database(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Point out a server database with the one-machine message folder."""
    embedded = settings.CELERY_BROKER_URL == "filesystem://"
    if embedded and settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        hint = "Set CELERY_BROKER_URL to a Redis or RabbitMQ address, so that workers on other machines are woken."
        return [Warning("The broker is a folder on this machine only.", hint=hint, id="claims.W002")]
    return []


@register()
def messages_outlive_tasks(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a visibility timeout that a task may outlast: Redis would then give its message to a second worker."""
    timeout = settings.CELERY_BROKER_TRANSPORT_OPTIONS.get("visibility_timeout")
    if timeout is not None and timeout <= 2 * settings.CELERY_TASK_TIME_LIMIT:
        hint = (
            "Set visibility_timeout above twice CELERY_TASK_TIME_LIMIT, so that no message comes back while it is done."
        )
        return [Error("The broker's visibility timeout is too near the longest task.", hint=hint, id="claims.E002")]
    return []


@register()
def writers_wait_on_sqlite(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse SQLite with deferred transactions: under several writers most of them would fail."""
    database = settings.DATABASES["default"]
    is_sqlite = database["ENGINE"] == "django.db.backends.sqlite3"
    if is_sqlite and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        hint = "Leave the options of the database as claims/settings.py sets them."
        return [Error("SQLite does not begin its transactions with IMMEDIATE.", hint=hint, id="claims.E003")]
    return []


@register(Tags.database, deploy=True)
def broker_is_reachable(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Ask for the broker. Runs like the checks that ask a database: only with --tag database --database default."""
    if databases and not broker.answers():
        hint = "Start it, or correct CELERY_BROKER_URL; what is owed waits in the database meanwhile."
        return [Error("The broker does not answer.", hint=hint, id="claims.E004")]
    return []
