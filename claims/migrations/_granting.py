"""What a migration does that brings permissions of its own. The underscore keeps Django from taking it for one."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db.migrations import RunPython

ROLES = ("editor", "administrator")


def granting(*codenames: str, to: tuple[str, ...] = ROLES) -> RunPython:
    """Return the step that gives permissions to roles, those that decide if not said; what else they have stays."""
    ours = {"content_type__app_label": "claims", "codename__in": codenames}

    def grant(apps: Any, schema_editor: Any) -> None:
        # Permissions are otherwise made only after the last migration.
        create_permissions(installed.get_app_config("claims"), verbosity=0, using=schema_editor.connection.alias)
        permissions = apps.get_model("auth", "Permission").objects.filter(**ours)
        for group in apps.get_model("auth", "Group").objects.filter(name__in=to):
            group.permissions.add(*permissions)

    def withdraw(apps: Any, schema_editor: Any) -> None:
        apps.get_model("auth", "Permission").objects.filter(**ours).delete()

    return RunPython(grant, withdraw)
