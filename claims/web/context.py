"""What every template knows: the account of whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def account(request: HttpRequest) -> dict[str, Any]:
    """Return the account that the middleware read, or None for a visitor."""
    return {"account": getattr(request, "account", None)}
