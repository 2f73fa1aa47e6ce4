"""Which followed claims are to be looked at again, soonest first, and the notices given about them. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from claims.models import FollowUp, Notice
from claims.models.follow_up import Stage
from claims.queries.keyset import SIZE, Cursor, Window, window
from claims.workflow import State


@dataclass(frozen=True, slots=True)
class Place:
    """Where a follow-up stands in the list: by its day, then by its id."""

    check_by: date
    pk: int

    @classmethod
    def parse(cls, written: str) -> Place | None:
        """Return the place that `str` wrote, or None for anything else."""
        day, _, pk = written.partition("_")
        try:
            place = cls(date.fromisoformat(day), int(pk))
        except ValueError:
            return None
        return place if 0 <= place.pk < 2**63 else None

    def __str__(self) -> str:
        return f"{self.check_by.isoformat()}_{self.pk}"


@dataclass(frozen=True, slots=True)
class Row:
    """One followed claim: what would settle it, and by when it is to be looked at. Asleep where it was put off."""

    public_id: str
    words: str
    speaker: str
    criteria: str
    check_by: date
    stage: Stage
    snoozed_until: date | None
    until_evidence: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list. `further` is the place after which the next page begins, None on the last."""

    rows: list[Row]
    further: Place | None


def waiting(*, stage: Stage | None = None, after: Place | None = None, size: int = SIZE) -> Page:
    """Return the followed claims (those in `stage` alone, if given) by their day, soonest first. One SQL query."""
    found = FollowUp.objects.filter(claim__workflow=State.TRIAGED.value).select_related("claim__speaker")
    if stage:
        found = found.filter(stage=stage.value)
    if after:
        same_day = Q(check_by__gt=after.check_by) | Q(pk__gt=after.pk)
        found = found.filter(Q(check_by__gte=after.check_by) & same_day)
    page = list(found.order_by("check_by", "pk")[: size + 1])
    further = Place(page[size - 1].check_by, page[size - 1].pk) if len(page) > size else None
    return Page([_row(follow_up) for follow_up in page[:size]], further)


def notices(*, older: Cursor | None = None, newer: Cursor | None = None) -> Window[Notice]:
    """Return a page of the notices, newest first, each with its claim. One SQL query."""
    return window(Notice.objects.select_related("follow_up__claim"), "made_at", older=older, newer=newer)


def _row(follow_up: FollowUp) -> Row:
    claim = follow_up.claim
    return Row(
        public_id=claim.public_id,
        words=claim.text,
        speaker=claim.speaker.name if claim.speaker else "",
        criteria=follow_up.criteria,
        check_by=follow_up.check_by,
        stage=Stage.of(follow_up.stage),
        snoozed_until=follow_up.snoozed_until,
        until_evidence=follow_up.until_evidence,
    )
