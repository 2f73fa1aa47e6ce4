"""Notices: one's own, and the desk's about follow-ups that nobody looked after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef

from claims.models import Notice, PersonalNotice, SeenNotice
from claims.models.personal_notice import NoticeKind
from claims.queries.keyset import Cursor, window

#: As many of the desk's notices as a page lists.
LISTED = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A notice, and the claim that it is about ("" for none)."""

    pk: int
    claim: str
    text: str
    made_at: datetime
    is_seen: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a person's own notices, newest first, with the cursors of its neighbours."""

    rows: list[Told]
    older: str
    newer: str


def own(person: User, *, older: Cursor | None = None, newer: Cursor | None = None) -> Page:
    """Return a page of a person's notices. One SQL query."""
    rows = PersonalNotice.objects.filter(person=person).select_related("claim")
    page = window(rows, "made_at", older=older, newer=newer)
    return Page([personal(row) for row in page.rows], str(page.older or ""), str(page.newer or ""))


def unseen(person: User, kinds: tuple[NoticeKind, ...], most: int) -> list[Told]:
    """Return a person's newest unseen notices of some kinds. One SQL query."""
    rows = PersonalNotice.objects.filter(person=person, seen_at__isnull=True, kind__in=[kind.value for kind in kinds])
    return [personal(row) for row in rows.select_related("claim").order_by("-made_at", "-pk")[:most]]


def of_the_desk(person: User, most: int = LISTED) -> list[Told]:
    """Return the notices of follow-ups that are still behind, those unseen by the person first. One SQL query."""
    seen = SeenNotice.objects.filter(notice=OuterRef("pk"), person=person)
    rows = Notice.objects.filter(stage=F("follow_up__stage")).select_related("follow_up__claim")
    unseen_first = rows.annotate(is_seen=Exists(seen)).order_by("is_seen", "-made_at", "-pk")
    return [
        Told(row.pk, row.follow_up.claim.public_id, row.text, row.made_at, row.is_seen) for row in unseen_first[:most]
    ]


def personal(row: PersonalNotice) -> Told:
    """Return a person's notice, read with its claim, as its line."""
    claim = row.claim.public_id if row.claim else ""
    return Told(row.pk, claim, row.text, row.made_at, row.seen_at is not None)
