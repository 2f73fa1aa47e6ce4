"""The Django app of the tracker."""

from __future__ import annotations

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """One app: the rings of DESIGN are packages inside it."""

    name = "claims"
    verbose_name = "Claims"

    def ready(self) -> None:
        """Register the system checks."""
        from claims import checks  # noqa: F401  Django registers checks on import, once apps are loaded.
