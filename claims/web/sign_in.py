"""Signing in: Django's own view, in our words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView


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
