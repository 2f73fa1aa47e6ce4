"""What a digest tells one person: what waits for them, and what happened since the digest before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.models import Claim, PersonalNotice, Reservation, ReviewItem
from claims.models.review import ReviewKind
from claims.models.roles import may
from claims.queries.assigned import given_to

#: Lines in each section; what is beyond is counted.
LISTED = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the public id of the claim that it leads to ("" for none)."""

    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its lines, and how many more there are."""

    title: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The sections that have something to tell, and the ids of the notices told in them."""

    sections: tuple[Section, ...]
    notices: tuple[int, ...]


def digest(person: User, since: datetime, now: datetime) -> Digest:
    """Return a person's digest. Nine SQL queries at most, two of them for the role."""
    notices = list(_notices(person, since, now))
    sections = [_section("Told to you", [(it.text, it.claim.public_id if it.claim else "") for it in notices])]
    if may(person, "decide_claim"):
        asked = ReviewItem.objects.filter(closed_at__isnull=True, opened_at__gt=since, opened_at__lte=now)
        held = Claim.objects.filter(reservation__in=Reservation.objects.run_out(now).filter(holder=person))
        sections += [
            _claims("Yours to decide about", given_to(person).order_by("-changed_at", "-pk")),
            _asked("Opened again by new evidence", asked.filter(kind=ReviewKind.REOPENED.value)),
            _asked("New to review", asked.filter(kind=ReviewKind.NEW_CLAIM.value)),
            _claims("Reserved by you and left", held.order_by("pk")),
        ]
    told = tuple(section for section in sections if section.lines)
    return Digest(told, tuple(it.pk for it in notices))


def _notices(person: User, since: datetime, now: datetime) -> QuerySet[PersonalNotice]:
    rows = PersonalNotice.objects.filter(person=person, made_at__gt=since, made_at__lte=now)
    fresh = rows.filter(seen_at__isnull=True, mailed_at__isnull=True)
    return fresh.select_related("claim").order_by("made_at", "pk")[:200]


def _asked(title: str, items: QuerySet[ReviewItem]) -> Section:
    rows = items.select_related("claim").order_by("look_by", "pk")
    return _section(title, [(row.claim.text, row.claim.public_id) for row in rows[:200]])


def _claims(title: str, claims: QuerySet[Claim]) -> Section:
    return _section(title, [(claim.text, claim.public_id) for claim in claims[:200]])


def _section(title: str, found: list[tuple[str, str]]) -> Section:
    lines = tuple(Line(" ".join(words.split())[:300], claim) for words, claim in found[:LISTED])
    return Section(title, lines, max(len(found) - LISTED, 0))
