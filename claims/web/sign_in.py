"""Signing in: Django's own view, in our words; and what signing out leaves behind."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.contrib.auth.views import LoginView
from django.dispatch import receiver

from claims.actions import presence, reservations


class SignInForm(AuthenticationForm):
    """Name and password; a refusal says the same whether the name or the password is wrong."""

    error_messages = {
        "invalid_login": "That name and password do not belong together. Mind capitals and small letters; "
        "if the password is lost, ask an administrator of this tracker for a new one.",
        "inactive": "This account is closed: ask an administrator of this tracker.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name"


class SignIn(LoginView):
    """Those signed in already go on to where they wanted."""

    form_class = SignInForm
    redirect_authenticated_user = True


@receiver(user_logged_out)
def give_back(sender: Any, user: User | None, **kwargs: Any) -> None:
    """Give back the claims that somebody who signs out had in hand, by whichever door they leave."""
    if user is not None:
        reservations.release_all(by=user)
        presence.depart_everywhere(by=user)
