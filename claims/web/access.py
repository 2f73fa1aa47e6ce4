"""Who may see and do what. Every page of ours names the permission that it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from claims.errors import NotAllowed
from claims.models.roles import check_may

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(permission: str) -> Callable[[View[P]], View[P]]:
    """Open a page to those with `permission` (a codename of this app); others read which role they lack."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            try:
                check_may(request.user, permission)
            except NotAllowed as refusal:
                raise PermissionDenied(str(refusal)) from None
            return view(request, *args, **kwargs)

        return answer

    return guarded


def person(request: HttpRequest) -> User:
    """Return who is signed in. The middleware lets nobody else through."""
    return cast(User, request.user)
