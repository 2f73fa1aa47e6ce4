"""Letters that are owed to people: one row for each, sent by whoever leases it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.constraints import one_of
from claims.models.heartbeat import Queue
from claims.models.personal_notice import PersonalNotice
from claims.models.work import OwedWork, OwedWorkQuerySet
from claims.verdicts import Vocabulary


class Purpose(Vocabulary):
    """What a letter tells."""

    DIGEST = "digest", "What happened since the digest before, and what waits."
    NOTICE = "notice", "One notice, at once."


class Outcome(Vocabulary):
    """What became of a letter."""

    SENT = "sent", "The mail server took it."
    NOTHING_TO_TELL = "nothing_to_tell", "There was nothing to write about."
    NOT_WANTED = "not_wanted", "Its person wants no such letter any more, or cannot be reached."


class OutgoingMailQuerySet(OwedWorkQuerySet["OutgoingMail"]):
    """What is owed to people."""


class OutgoingMail(OwedWork):
    """One letter to one person: exactly one for each `key`, a digest's slot or a notice."""

    #: A mail server may be away for a night: the last attempt comes some eight hours after the first.
    MOST_ATTEMPTS = 10
    QUEUE = Queue.NOTIFY
    CALLED = "letters"
    TOLD_WITH = ("person",)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices())
    key = models.CharField(max_length=220, unique=True)
    notice = models.ForeignKey(PersonalNotice, null=True, blank=True, on_delete=models.CASCADE, related_name="letters")
    #: What a digest tells begins here.
    since = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices(), blank=True, default="")

    objects = OutgoingMailQuerySet.as_manager()

    class Meta(OwedWork.Meta):
        default_permissions = ("view",)
        constraints = [
            *OwedWork.Meta.constraints,
            one_of("purpose", Purpose, "outgoing_mail_purpose_is_known"),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.DIGEST, notice__isnull=True, since__isnull=False)
                | Q(purpose=Purpose.NOTICE, notice__isnull=False, since__isnull=True),
                name="outgoing_mail_tells_what_its_purpose_says",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, outcome="")
                | Q(finished_at__isnull=False, outcome__in=[word.value for word in Outcome]),
                name="outgoing_mail_finished_says_how",
            ),
        ]

    def told(self) -> str:
        """Return whom it goes to, what it tells, and of when it is."""
        return f"{self.purpose} to {self.person.get_username()}, {self.made_at:%Y-%m-%d %H:%M} UTC"

    def __str__(self) -> str:
        return self.key
