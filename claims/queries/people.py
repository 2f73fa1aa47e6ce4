"""Colleagues: who is here, by what they may do."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet

#: As many names as a list offers.
OFFERED = 200
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def who_may(permission: str) -> QuerySet[User]:
    """Return those who are here and have a permission (a codename of this app), by user name."""
    return User.objects.with_perm(f"claims.{permission}", backend=_BACKEND).order_by("username")


def deciders() -> list[User]:
    """Return those to whom a claim can be given. One query."""
    return list(who_may("decide_claim")[:OFFERED])


def is_alone(person: User) -> bool:
    """Say whether nobody else who may decide has ever signed in. One query."""
    others = who_may("decide_claim").exclude(pk=person.pk)
    return not others.filter(last_login__isnull=False).exists()


def full_name(person: User) -> str:
    """Return what a person is called on pages: the full name or, without one, the user name."""
    return person.get_full_name() or person.get_username()
