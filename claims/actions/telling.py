"""Telling people: one notice for each person and occasion, and a letter for those who asked for one at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User

from claims.models import Claim, OutgoingMail, PersonalNotice, Preferences
from claims.models.outgoing_mail import Purpose
from claims.models.personal_notice import NoticeKind


def tell(
    *, persons: Iterable[User | int], kind: NoticeKind, claim: Claim | None, text: str, key: str, now: datetime
) -> None:
    """Tell each of these people (or ids of people) `text`, one sentence, once however often it is told.

    `key` (up to 180 characters) says what makes two occasions the same. Whoever has left, or does not want to hear of
    this kind, is passed over. Call it inside the transaction of what is told: two queries, and two more for letters.
    """
    ids = {person.pk if isinstance(person, User) else person for person in persons}
    if ids:
        reach(people=people(ids), kind=kind, claim=claim, text=text, key=key, now=now)


def people(ids: Iterable[int]) -> list[User]:
    """Return the people with these ids who are still here, with their preferences: one query."""
    return list(User.objects.filter(pk__in=set(ids), is_active=True).select_related("preferences").order_by("pk"))


def preferences_of(person: User) -> Preferences:
    """Return a person's preferences, or the defaults of one who has chosen none; saves nothing."""
    try:
        return person.preferences
    except Preferences.DoesNotExist:
        return Preferences(person=person)


def reach(*, people: Sequence[User], kind: NoticeKind, claim: Claim | None, text: str, key: str, now: datetime) -> None:
    """Tell people who were read with their preferences; otherwise as `tell`."""
    wanting = {person.pk: person for person in people if preferences_of(person).wants(kind)}
    words = " ".join(text.split())
    rows = [
        PersonalNotice(person=person, kind=kind.value, claim=claim, text=words, key=f"{key}:{pk}", made_at=now)
        for pk, person in wanting.items()
    ]
    PersonalNotice.objects.bulk_create(rows, ignore_conflicts=True)
    mailed = [p for p in wanting.values() if p.email and preferences_of(p).wants_mailed(kind)]
    if mailed:
        _owe_letters([f"{key}:{person.pk}" for person in mailed], now)


def _owe_letters(keys: Sequence[str], now: datetime) -> None:
    notices = PersonalNotice.objects.filter(key__in=keys)
    owed = {"purpose": Purpose.NOTICE.value, "made_at": now, "due_at": now}
    letters = [OutgoingMail(person_id=it.person_id, notice=it, key=f"notice:{it.key}", **owed) for it in notices]
    OutgoingMail.objects.bulk_create(letters, ignore_conflicts=True)
