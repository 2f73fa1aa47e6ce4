"""Constraints that several tables share, so that each is worded once."""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q

from claims.verdicts import Vocabulary


def one_of(field: str, words: type[Vocabulary], name: str) -> CheckConstraint:
    """Allow only the words of a vocabulary in `field`."""
    return CheckConstraint(condition=Q((f"{field}__in", [word.value for word in words])), name=name)


def web_address_or_empty(field: str, name: str) -> CheckConstraint:
    """Allow http(s) addresses only: a `javascript:` address must never become a link."""
    schemes = Q((field, "")) | Q((f"{field}__startswith", "http://")) | Q((f"{field}__startswith", "https://"))
    return CheckConstraint(condition=schemes, name=name)


def both_or_neither(first: str, second: str, name: str) -> CheckConstraint:
    """Demand that two nullable columns are set together."""
    neither = Q((f"{first}__isnull", True), (f"{second}__isnull", True))
    both = Q((f"{first}__isnull", False), (f"{second}__isnull", False))
    return CheckConstraint(condition=neither | both, name=name)


def ordered(start: str, end: str, name: str) -> CheckConstraint:
    """Demand start < end, where both are set."""
    return CheckConstraint(condition=Q((f"{start}__lt", F(end))), name=name)


def spanned(known: Q, unknown: Q, start: str, end: str, name: str) -> CheckConstraint:
    """Demand a span start < end where a value is `known`, and none where it is `unknown`.

    Both edges are tested for NULL: a comparison with NULL is neither true nor false, and a check lets that pass.
    """
    edges = Q((f"{start}__isnull", False), (f"{end}__isnull", False), (f"{start}__lt", F(end)))
    no_edges = Q((f"{start}__isnull", True), (f"{end}__isnull", True))
    return CheckConstraint(condition=known & edges | unknown & no_edges, name=name)
