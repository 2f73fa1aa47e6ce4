"""Hands letters to the mail server: the only module that sends mail. Retries nothing and remembers nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from claims.errors import MailRefused

#: What would end a header and begin another one.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one person, as text and as HTML; `unsubscribe` is the address at which one press stops its like.

    `message_id` is the same however often it is sent, so that mail programs show a letter once that came twice.
    """

    to: str
    subject: str
    text: str
    html: str
    message_id: str
    unsubscribe: str


def send(letter: Letter) -> None:
    """Hand a letter over. Raises MailRefused when the server is away or does not take it."""
    message = EmailMultiAlternatives(
        subject=_CONTROLS.sub(" ", letter.subject).strip()[:_LONGEST_SUBJECT],
        body=letter.text,
        to=[letter.to],
        headers={
            "Message-ID": letter.message_id,
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except (SMTPException, OSError, ValueError) as error:
        # ValueError: an address or a header that cannot be one, such as with an end of line in it.
        raise MailRefused(f"The mail server at {_server()} did not take the letter: {error}") from error


def _server() -> str:
    return f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if settings.EMAIL_HOST else "EMAIL_URL"
