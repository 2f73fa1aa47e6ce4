"""The claims of a person: those given to them, and those that they watch."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.models import Claim
from claims.queries.claim_rows import row, rows_of
from claims.queries.claims import ClaimList
from claims.queries.keyset import Cursor, window
from claims.workflow import State


def given_to(person: User) -> QuerySet[Claim]:
    """Return the claims that are a person's to decide about and not decided yet, in no order."""
    return Claim.objects.filter(assignee=person, workflow__in=[State.DETECTED.value, State.TRIAGED.value])


def watched_by(person: User) -> QuerySet[Claim]:
    """Return the claims that a person watches, in no order."""
    return Claim.objects.filter(watches__person=person)


def page(claims: QuerySet[Claim], *, older: Cursor | None = None, newer: Cursor | None = None) -> ClaimList:
    """Return a page of claims, the one changed last first. One SQL query."""
    shown = window(rows_of(claims), "changed_at", older=older, newer=newer)
    return ClaimList([row(claim) for claim in shown.rows], str(shown.older or ""), str(shown.newer or ""))
