"""Watching claims: who is told what becomes of them."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from claims.actions import telling
from claims.models import Claim, Watch
from claims.models.personal_notice import NoticeKind
from claims.models.roles import check_may
from claims.queries.watching import watches_of


def watch(*, claim: Claim, by: User, now: datetime) -> None:
    """Tell a person from now on what becomes of a claim. Twice is as once. Raises NotAllowed without the role."""
    check_may(by, "view_claim")
    Watch.objects.bulk_create([Watch(claim=claim, person=by, since=now)], ignore_conflicts=True)


def unwatch(*, claim: Claim, by: User) -> None:
    """Tell a person no more what becomes of a claim. Twice is as once."""
    Watch.objects.filter(claim=claim, person=by).delete()


def join(*, claim: Claim, by: User, now: datetime) -> None:
    """Let somebody who has a hand in a claim watch it, unless they prefer not to. Two queries at most."""
    if telling.preferences_of(by).watches_own:
        watch(claim=claim, by=by, now=now)


def watchers(claim: Claim, *, but: User | None = None) -> list[User]:
    """Return who watches a claim or one that was merged into it, with their preferences; not `but`. One query."""
    watching = User.objects.filter(pk__in=watches_of(claim).values("person"))
    others = watching.exclude(pk=but.pk) if but else watching
    return list(others.select_related("preferences").order_by("pk"))


def tell_watchers(
    *, claim: Claim, kind: NoticeKind, text: str, key: str, now: datetime, but: User | None = None
) -> None:
    """Tell everybody who watches a claim, but not whoever did it. Otherwise as `telling.tell`."""
    if people := watchers(claim, but=but):
        telling.reach(people=people, kind=kind, claim=claim, text=text, key=key, now=now)
