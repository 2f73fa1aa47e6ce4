"""The Django app of the tracker."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ClaimsConfig(AppConfig):
    """One app: the rings of DESIGN are packages inside it."""

    name = "claims"
    verbose_name = "Claims"

    def ready(self) -> None:
        """Register the system checks."""
        from claims import checks  # noqa: F401  Django registers checks on import, once apps are loaded.


class DeskConfig(AdminConfig):
    """Django's admin, with our rule of who gets in."""

    default_site = "claims.admin.site.Desk"

    def ready(self) -> None:
        """Register everything on one site."""
        # The package of the site registers as it is imported. Were the site asked for first, importing it would make
        # a second one on the way, and what is registered on that one would be lost.
        from claims import admin  # noqa: F401

        super().ready()
