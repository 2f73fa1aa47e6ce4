"""A mail server on this machine, on a port of its own, that keeps what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.models import User
from pytest_django import Settings

from tests.conftest import make_person


class Letterbox:
    """Takes letters, or refuses them while it is full."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.is_full = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  The server calls it so.
        if self.is_full:
            return "452 No room just now"
        letter = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 Taken"


class MailServer(Controller):
    """Listens on any free port, and knows which."""

    def _trigger_server(self) -> None:
        # With port 0 the port is known only once it is bound.
        bound: Any = self.server
        self.port = bound.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def letterbox(settings: Settings) -> Iterator[Letterbox]:
    box = Letterbox()
    server = MailServer(box, hostname="127.0.0.1", port=0)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.SITE_URL = "https://desk.example"
    yield box
    server.stop()


@pytest.fixture
def dana(db: None) -> User:
    """An editor who can be written to."""
    person = make_person("dana", "editor")
    person.email = "dana@desk.example"
    person.save()
    return person
