"""Changing one's own preferences."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from claims.actions.slots import next_slot
from claims.errors import BadInput
from claims.models import PersonalNotice, Preferences, zones
from claims.models.keymap import KEYS, clash
from claims.models.personal_notice import NoticeKind
from claims.queries.home import BECOMES


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a person can choose."""

    keys: bool = True
    remap: Mapping[str, str] = field(default_factory=dict)
    time_zone: str = ""
    watches_own: bool = True
    silenced: tuple[NoticeKind, ...] = ()
    mailed: tuple[NoticeKind, ...] = ()
    digest_on: bool = True
    digest_hour: int = 7
    digest_days: tuple[int, ...] = (0, 1, 2, 3, 4)


def prefer(*, person: User, choices: Choices, now: datetime) -> Preferences:
    """Keep a person's choices. Raises BadInput for a key that cannot be moved so, a zone, an hour or a day of none."""
    remap = moves(choices.remap)
    if choices.time_zone and choices.time_zone not in zones.names():
        raise BadInput(f"“{choices.time_zone}” is no time zone: choose one from the list, such as Europe/Kyiv.")
    if not 0 <= choices.digest_hour <= 23 or not set(choices.digest_days) <= set(range(7)):
        raise BadInput("Give an hour from 0 to 23, and days of the week.")
    columns = {
        "keys": choices.keys,
        "remap": remap,
        "time_zone": choices.time_zone,
        "watches_own": choices.watches_own,
        "silenced": sorted(kind.value for kind in choices.silenced),
        "mailed": sorted(kind.value for kind in choices.mailed),
        "digest_on": choices.digest_on,
        "digest_hour": choices.digest_hour,
        "digest_days": sorted(choices.digest_days),
        "changed_at": now,
    }
    row, _ = Preferences.objects.get_or_create(person=person)
    for name, value in columns.items():
        setattr(row, name, value)
    row.digest_next_at = due_after(row, now)
    row.save(update_fields=[*columns, "digest_next_at"])
    return row


def moves(remap: Mapping[str, str]) -> dict[str, str]:
    """Return the keys that a person moves, without those that stay. BadInput for an unknown act or a clash."""
    moved = {act: key for act, key in remap.items() if act not in KEYS or key != KEYS[act][0]}
    for act, key in moved.items():
        if act not in KEYS:
            raise BadInput(f"There is no act “{act}”: no key can be given to it.")
        if why := clash(act, key, moved):
            raise BadInput(f"{KEYS[act][1]}: {why}")
    return moved


def due_after(row: Preferences, now: datetime) -> datetime | None:
    """Return when a person's next digest is due after `now`; None where they want none."""
    if not row.digest_on:
        return None
    return next_slot(now, hour=row.digest_hour, days=row.digest_days, zone=zones.zone(row.time_zone))


def unsubscribe(*, row: Preferences, digest: bool, now: datetime) -> None:
    """Send a person no more digests or, if it is not those, no more letters about single notices. Twice is as once."""
    columns: dict[str, Any] = {"digest_on": False, "digest_next_at": None} if digest else {"mailed": []}
    Preferences.objects.filter(pk=row.pk).update(**columns, changed_at=now)


def see_home(*, person: User, until: datetime, now: datetime) -> None:
    """Remember that a person has seen what became of their claims until a moment, and mark those notices as seen.

    The moment is that of the page on which they pressed “seen”: what was told since is new the next time.
    """
    seen = min(until, now)
    row, _ = Preferences.objects.get_or_create(person=person)
    earlier = Q(home_seen_at__isnull=True) | Q(home_seen_at__lt=seen)
    Preferences.objects.filter(earlier, pk=row.pk).update(home_seen_at=seen)
    told = PersonalNotice.objects.filter(person=person, seen_at__isnull=True, made_at__lte=seen)
    told.filter(kind__in=[kind.value for kind in BECOMES]).update(seen_at=now)


def revoke_links(*, person: User) -> None:
    """Make the links of all letters sent so far void."""
    Preferences.objects.filter(person=person).update(mail_secret=secrets.token_hex(16))
