"""Who watches a claim."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from claims.models import Claim, Watch


def number(claim: Claim) -> int:
    """Return how many people are told what becomes of a claim. One query."""
    return watches_of(claim).values("person").distinct().count()


def others(person: User, claim: Claim) -> int:
    """Return how many people are told what a person does about a claim. One query."""
    return watches_of(claim).exclude(person=person).values("person").distinct().count()


def watches(person: User, claim: Claim) -> bool:
    """Say whether a person watches a claim themselves. One query."""
    return Watch.objects.filter(claim=claim, person=person).exists()


def watches_of(claim: Claim) -> QuerySet[Watch]:
    """Return the watches of a claim and of those merged into it, by people who are still here."""
    # As a subquery, each half of the condition finds its own index.
    family = Claim.objects.filter(Q(pk=claim.pk) | Q(merged_into=claim.pk)).order_by()
    return Watch.objects.filter(claim__in=family, person__is_active=True)
