"""Which claims may be one claim in other words: where to look for them. Reads only.

Every way of looking is bounded, so that a flood of claims about one event costs no more than a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet

from claims.models import Claim, ClaimKey, MergeSuggestion

#: How far apart in time two reports of one claim may lie.
NEAR = timedelta(days=14)
#: How many claims are taken on either side in time, each way of looking.
EACH = 30


def candidates(claim: Claim) -> list[Claim]:
    """Return the standing claims that may be `claim`: of its speaker, its day, its keys, or reported when it was.

    Those that it was compared with, and put before an editor, are left out for good. At most some 200, nearest in
    time; eight SQL queries at most.
    """
    standing = Claim.objects.standing().exclude(pk=claim.pk).select_related("speaker")
    found = {other.pk: other for rows in _ways(claim, standing) for other in rows}
    for pair in MergeSuggestion.objects.filter(Q(earlier=claim) | Q(later=claim)).values_list("earlier", "later"):
        for pk in pair:
            found.pop(pk, None)
    return [found[pk] for pk in sorted(found)]


def root(claim: Claim) -> Claim:
    """Return the claim to which the address of a claim leads: itself, unless it was merged. A query for each merge."""
    while claim.merged_into is not None:
        claim = claim.merged_into
    return claim


def _ways(claim: Claim, standing: QuerySet[Claim]) -> Iterator[QuerySet[Claim]]:
    keys = ClaimKey.objects.filter(key__in=ClaimKey.objects.filter(claim=claim).values("key")).values("claim")
    yield standing.filter(pk__in=keys).order_by("-reported_at", "-pk")[:EACH]
    yield from _nearest(claim, standing)
    if claim.speaker_id:
        yield from _nearest(claim, standing.filter(speaker=claim.speaker_id))
    if claim.event_date:
        yield from _nearest(claim, standing.filter(event_date=claim.event_date))


def _nearest(claim: Claim, rows: QuerySet[Claim]) -> Iterator[QuerySet[Claim]]:
    at = claim.reported_at
    yield rows.filter(reported_at__range=(at, at + NEAR)).order_by("reported_at", "pk")[:EACH]
    yield rows.filter(reported_at__gte=at - NEAR, reported_at__lt=at).order_by("-reported_at", "-pk")[:EACH]
