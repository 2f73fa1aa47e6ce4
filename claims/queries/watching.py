"""Who watches a claim."""

from __future__ import annotations

from django.contrib.auth.models import User

from claims.models import Claim, Watch


def number(claim: Claim) -> int:
    """Return how many people watch a claim: those who are told what becomes of it. One query."""
    return Watch.objects.filter(claim=claim, person__is_active=True).count()


def watches(person: User, claim: Claim) -> bool:
    """Say whether a person watches a claim. One query."""
    return Watch.objects.filter(claim=claim, person=person).exists()
