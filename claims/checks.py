"""System checks that explain a misconfiguration and say what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


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
