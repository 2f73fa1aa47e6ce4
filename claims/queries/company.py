"""Who is about a claim: whose it is, who watches it, what colleagues say of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Q

from claims.models import Claim
from claims.queries import comments, people
from claims.queries.comments import Thread
from claims.queries.watching import watches_of
from claims.verdicts import Priority


@dataclass(frozen=True, slots=True)
class Company:
    """Whose a claim is ("" for nobody), how many watch it and whether this person does, and the newest comments.

    `others` counts those who watch it besides this person: they are told what this person does about it.
    """

    public_id: str
    assignee: str
    assignee_name: str
    is_mine: bool
    priority: Priority
    watchers: int
    others: int
    is_watched: bool
    thread: Thread

    @property
    def is_ranked(self) -> bool:
        """Whether somebody said that it is to come sooner."""
        return self.priority is not Priority.NONE


def company(claim: Claim, person: User, before: int = 0) -> Company:
    """Return who is about a claim, for a person who looks at it. Five SQL queries, one less without an assignee."""
    counted = watches_of(claim).aggregate(
        all=Count("person", distinct=True),
        others=Count("person", distinct=True, filter=~Q(person=person)),
        own=Count("pk", filter=Q(person=person, claim=claim)),
    )
    assignee = claim.assignee
    return Company(
        public_id=claim.public_id,
        assignee=assignee.get_username() if assignee else "",
        assignee_name=people.full_name(assignee) if assignee else "",
        is_mine=assignee == person,
        priority=Priority.of(claim.priority),
        watchers=counted["all"],
        others=counted["others"],
        is_watched=bool(counted["own"]),
        thread=comments.thread(claim, before),
    )
