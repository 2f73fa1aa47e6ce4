"""Who is let into a page of the desk, and who it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

from claims.admin.site import refused
from claims.errors import NotAllowed
from claims.models.roles import check_may

P = ParamSpec("P")


def for_those_who_may(
    permission: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Return a decorator that answers 403 in words to whoever lacks the permission."""

    def guarded(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                check_may(request.user, permission)
            except NotAllowed as missing:
                return refused(request, str(missing))
            return view(request, *args, **kwargs)

        return checked

    return guarded


for_deciders = for_those_who_may("decide_claim")


def person(request: HttpRequest) -> User:
    """Return who is signed in, on a page that nobody else gets to see."""
    return cast(User, request.user)
