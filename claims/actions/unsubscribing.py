"""The links in letters that stop their like with one press. They tell nothing of whose they are."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from claims.actions import preferring
from claims.models import Preferences
from claims.models.outgoing_mail import Purpose

_LETTERS = {Purpose.DIGEST: "d", Purpose.NOTICE: "n"}


def address(row: Preferences, purpose: Purpose) -> str:
    """Return the web address that stops letters of this purpose for a person."""
    token = _signer().sign(f"{row.mail_secret}{_LETTERS[purpose]}")
    return f"{settings.SITE_URL}{reverse('stop_mail', args=[token])}"


def read(token: str) -> tuple[Preferences, Purpose] | None:
    """Return whose letters of which purpose a token stops; None for one that is forged or was made void."""
    try:
        signed = _signer().unsign(token)
    except BadSignature:
        return None
    purpose = next(purpose for purpose, letter in _LETTERS.items() if letter == signed[-1])
    row = Preferences.objects.filter(mail_secret=signed[:-1]).first()
    return (row, purpose) if row else None


def stop(token: str, *, now: datetime) -> Purpose | None:
    """Stop what a token stops, and return what that was; None for a token that is no good. Twice is as once."""
    if (found := read(token)) is None:
        return None
    row, purpose = found
    preferring.unsubscribe(row=row, digest=purpose is Purpose.DIGEST, now=now)
    return purpose


def _signer() -> Signer:
    return Signer(salt="claims.unsubscribe", sep=".")
