"""Preferences: how one person wants to work and to be told. A person without a row has the defaults."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.personal_notice import NoticeKind

#: The hour of the digest, and Monday to Friday as Python counts days.
MORNING = 7
WEEKDAYS = (0, 1, 2, 3, 4)


def weekdays() -> list[int]:
    """Return the days on which a digest is sent, unless somebody wants others."""
    return list(WEEKDAYS)


def new_secret() -> str:
    """Return a fresh word that only its person's letters carry."""
    return secrets.token_hex(16)


class Preferences(models.Model):
    """One person's choices.

    - `remap`: act → the key that presses it instead of the usual one;
    - `silenced`: the kinds of notice that they do not want at all; `mailed`: those that they want by mail at once;
    - `digest_days`: the days of the week with a digest, Monday as 0; `digest_next_at`: when the next is due, empty
      while there is to be none;
    - `mail_secret`: what the links in their letters are signed over; another one makes the old links void.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="preferences"
    )
    keys = models.BooleanField(default=True)
    remap = models.JSONField(default=dict, blank=True)
    #: A name of the time zone database; empty for the desk's own.
    time_zone = models.CharField(max_length=64, blank=True, default="")
    watches_own = models.BooleanField(default=True)
    silenced = models.JSONField(default=list, blank=True)
    mailed = models.JSONField(default=list, blank=True)
    digest_on = models.BooleanField(default=True)
    digest_hour = models.PositiveSmallIntegerField(default=MORNING)
    digest_days = models.JSONField(default=weekdays, blank=True)
    digest_next_at = models.DateTimeField(null=True, blank=True)
    mail_secret = models.CharField(max_length=32, unique=True, default=new_secret, editable=False)
    home_seen_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [
            # The sweep asks every minute whose digest is due.
            models.Index(fields=["digest_next_at"], name="digest_due", condition=Q(digest_next_at__isnull=False)),
        ]
        constraints = [models.CheckConstraint(condition=Q(digest_hour__lte=23), name="digest_hour_is_of_a_day")]

    def __str__(self) -> str:
        return f"preferences of {self.person_id}"

    def wants(self, kind: NoticeKind) -> bool:
        """Say whether the person wants notices of this kind at all."""
        return kind.value not in self.silenced

    def wants_mailed(self, kind: NoticeKind) -> bool:
        """Say whether the person wants a letter at once for notices of this kind."""
        return self.wants(kind) and kind.value in self.mailed
