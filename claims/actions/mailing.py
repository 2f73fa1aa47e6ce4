"""Letters that are owed: digests fall due, and each letter is composed, handed over and finished, once."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from claims.actions import owed, preferring, telling, unsubscribing
from claims.actions.slots import day_of
from claims.models import OutgoingMail, PersonalNotice, Preferences, zones
from claims.models.outgoing_mail import Outcome, Purpose
from claims.models.personal_notice import NoticeKind
from claims.net import outbox
from claims.net.outbox import Letter
from claims.queries import people
from claims.queries.digest import Digest, Line, Section, digest

#: A first digest tells of the day before it.
FIRST = timedelta(days=1)
BATCH = 200


def open_digests(*, now: datetime) -> int:
    """Owe a letter to everybody whose digest is due, one for each of their days; return how many were opened here."""
    _enrol(now)
    opened = 0
    while due := list(_due(now)):
        opened += sum(_open(row, now) for row in due)
    return opened


def run(*, mail_id: int, now: datetime | None = None) -> bool:
    """Send the letter with this id, unless it is gone, done or held by another worker; say whether it was done here.

    Raises what sending raises, with the time of the next attempt on the row. No transaction is open meanwhile.
    """
    now = now or timezone.now()
    rows = OutgoingMail.objects.select_related("person__preferences", "notice__claim").filter(pk=mail_id)
    if (row := owed.lease(rows, now)) is None:
        return False
    try:
        outcome, told = _deliver(row, now)
    except Exception as error:
        owed.put_off(row, error, now)
        raise
    with transaction.atomic():
        PersonalNotice.objects.filter(pk__in=told).update(mailed_at=now)
        return owed.finish(row, finished_at=now, lease_until=None, outcome=outcome.value)


def _enrol(now: datetime) -> None:
    """Give those who chose nothing yet their preferences, and those without a next digest theirs."""
    fresh = people.who_may("view_claim").filter(preferences__isnull=True).exclude(email="")
    rows = [Preferences(person=person) for person in fresh[:BATCH]]
    for row in rows:
        row.digest_next_at = preferring.due_after(row, now)
    Preferences.objects.bulk_create(rows, ignore_conflicts=True)
    unplanned = Preferences.objects.filter(digest_on=True, digest_next_at__isnull=True).exclude(digest_days=[])
    for row in unplanned[:BATCH]:
        Preferences.objects.filter(pk=row.pk, digest_next_at__isnull=True).update(
            digest_next_at=preferring.due_after(row, now)
        )


def _due(now: datetime) -> Any:
    due = Preferences.objects.filter(digest_on=True, digest_next_at__lte=now)
    return due.order_by("digest_next_at", "pk")[:BATCH]


@transaction.atomic
def _open(row: Preferences, now: datetime) -> bool:
    """Owe one digest, and plan the next; False where another sweep was quicker."""
    slot = row.digest_next_at
    same = Preferences.objects.filter(pk=row.pk, digest_next_at=slot)
    if slot is None or not same.update(digest_next_at=preferring.due_after(row, now)):
        return False
    digests = OutgoingMail.objects.filter(person=row.person_id, purpose=Purpose.DIGEST.value)
    last = digests.order_by("-made_at").values_list("made_at", flat=True).first()
    key = f"digest:{row.person_id}:{day_of(slot, zones.zone(row.time_zone))}"
    letter = {"person_id": row.person_id, "purpose": Purpose.DIGEST.value, "since": last or slot - FIRST}
    _, is_new = OutgoingMail.objects.get_or_create(key=key, defaults={**letter, "made_at": now, "due_at": now})
    return is_new


def _deliver(row: OutgoingMail, now: datetime) -> tuple[Outcome, list[int]]:
    """Send what a row owes; return what became of it, and the ids of the notices that were told."""
    person, mine = row.person, telling.preferences_of(row.person)
    if not person.is_active or not person.email or mine.pk is None:
        return Outcome.NOT_WANTED, []
    if row.purpose == Purpose.DIGEST and not mine.digest_on:
        return Outcome.NOT_WANTED, []
    if row.notice and (row.notice.seen_at or not mine.wants_mailed(NoticeKind.of(row.notice.kind))):
        return Outcome.NOT_WANTED, []
    told = _of_notice(row.notice) if row.notice else digest(person, row.since or row.made_at, row.made_at)
    if not told.sections:
        return Outcome.NOTHING_TO_TELL, []
    with timezone.override(zones.zone(mine.time_zone)):
        outbox.send(_letter(row, person, mine, told, now))
    return Outcome.SENT, list(told.notices)


def _of_notice(notice: PersonalNotice) -> Digest:
    line = Line(notice.text, notice.claim.public_id if notice.claim else "")
    return Digest((Section(NoticeKind.of(notice.kind).description, (line,), 0),), (notice.pk,))


def _letter(row: OutgoingMail, person: User, mine: Preferences, told: Digest, now: datetime) -> Letter:
    purpose = Purpose.of(row.purpose)
    unsubscribe = unsubscribing.address(mine, purpose)
    day = f"{timezone.localtime(row.made_at):%A, %-d %B %Y}"
    is_digest = purpose is Purpose.DIGEST
    context = {
        "name": people.full_name(person),
        "heading": f"What happened, and what waits: {day}" if is_digest else "A notice for you",
        "at": timezone.localtime(row.made_at),
        "sections": told.sections,
        "site": settings.SITE_URL,
        "unsubscribe": unsubscribe,
        "is_digest": is_digest,
    }
    number = sum(len(section.lines) + section.more for section in told.sections)
    subject = (
        f"Claims: {number} line{'s' if number > 1 else ''} for {day}" if is_digest else told.sections[0].lines[0].words
    )
    return Letter(
        to=person.email,
        subject=subject,
        text=render_to_string("claims/mail/letter.txt", context),
        html=render_to_string("claims/mail/letter.html", context),
        message_id=_message_id(row.key),
        unsubscribe=unsubscribe,
    )


def _message_id(key: str) -> str:
    digest_of_key = hashlib.sha256(f"{settings.SECRET_KEY}:{key}".encode()).hexdigest()[:32]
    return f"<{digest_of_key}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"
