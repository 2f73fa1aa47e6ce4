"""Matching: what a new version says of the claims that are followed, and what earlier versions say of a new claim."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.actions import drift, indexing, merging, origins, owed, suggestions
from claims.actions.bearing import Bearing
from claims.facts import Account, Assertion
from claims.matching.algorithm import ALGORITHM
from claims.matching.drift.lost import lost_caveat
from claims.matching.judge import Reading
from claims.models import ArticleVersion, Claim, Matching
from claims.queries import assertions, finding
from claims.verdicts import Stance

#: At most this many claims are compared with one version, and versions with one claim: the likeliest ones.
CLAIMS, VERSIONS = 100, 30
#: The claims of one article are compared with much the same versions: so many are remembered, of up to so many code
#: points.
REMEMBERED, SHORT = 32, 50_000
BATCH = 1000
#: What makes finished work owed again.
_ANEW: dict[str, Any] = {"finished_at": None, "gave_up_at": None, "lease_until": None, "attempts": 0, "error": ""}


def owe(*, version: ArticleVersion, now: datetime) -> None:
    """Note that a version owes its matching to the claims there are, and each claim that it opened to the versions."""
    Matching.objects.get_or_create(version=version, defaults={"due_at": now})
    fresh = Claim.objects.filter(mentions__version=version, matching__isnull=True).distinct()
    Matching.objects.bulk_create([Matching(claim=claim, due_at=now) for claim in fresh], ignore_conflicts=True)


def owe_of_claim(*, claim: Claim, now: datetime) -> None:
    """Note that a claim whose words changed has to be found, and matched, by the new ones."""
    Matching.objects.update_or_create(claim=claim, defaults={"due_at": now, **_ANEW})


def run(*, matching_id: int, now: datetime | None = None) -> bool:
    """Do one matching, unless it is done, held by another worker or gone. Say whether it was done here.

    Twice is as once. An error puts the row off with back-off; after some attempts it keeps the error.
    """
    now = now or timezone.now()
    rows = Matching.objects.select_related("version__article__source", "claim__speaker").filter(pk=matching_id)
    if (matching := owed.lease(rows, now)) is None:
        return False
    try:
        return _finish(matching, now)
    except Exception as error:
        owed.put_off(matching, error, now)
        raise


def owe_again(*, now: datetime, everything: bool = False) -> int:
    """Make due again what another algorithm matched (or `everything`), and what was never matched; return how many.

    Whoever is cut off goes on where it stopped: what today's algorithm has matched is not due.
    """
    versions = ArticleVersion.objects.filter(matching__isnull=True, analysis__finished_at__isnull=False)
    claims = Claim.objects.standing().filter(matching__isnull=True)
    for name, rows in (("version_id", versions), ("claim_id", claims)):
        ids = rows.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)
        while batch := list(islice(ids, BATCH)):
            Matching.objects.bulk_create([Matching(**{name: pk}, due_at=now) for pk in batch], ignore_conflicts=True)
    done = Matching.objects.filter(Q(finished_at__isnull=False) | Q(gave_up_at__isnull=False))
    old = done if everything else done.exclude(algorithm=ALGORITHM)
    old.update(due_at=now, **_ANEW)
    return Matching.objects.due(now).count()


def _finish(matching: Matching, now: datetime) -> bool:
    _prepare(matching, now)
    bearings = _of_version(matching.version) if matching.version else _of_claim(matching.claim)
    with transaction.atomic():
        if not owed.finish(matching, finished_at=now, lease_until=None, algorithm=ALGORITHM):
            return False
        suggestions.keep(bearings=bearings, now=now)
        if matching.claim:
            merging.suggest(claim=matching.claim, now=now)
    return True


def _prepare(matching: Matching, now: datetime) -> None:
    """Make the version or the claim findable before looking: of two that come in at once, one finds the other."""
    if matching.version:
        indexing.index_version(version=matching.version)
        origins.place(version=matching.version, now=now)
        drift.tell(version=matching.version, now=now)
    if matching.claim:
        indexing.index_claim(claim=matching.claim)


def _of_version(version: ArticleVersion) -> list[Bearing]:
    found = finding.claims_for(version, limit=CLAIMS)
    claims = Claim.objects.select_related("speaker").in_bulk(found)
    asserted = assertions.of_claims(claims.values())
    reading = _read(assertions.of_version(version))
    return [_bearing(claims[pk], version, asserted[pk], reading) for pk in found if pk in claims]


def _of_claim(claim: Claim | None) -> list[Bearing]:
    if claim is None:
        return []
    asserted = assertions.of_claims([claim])[claim.pk]
    versions = ArticleVersion.objects.select_related("article__source")
    # A few texts at a time: a claim may have many candidates, and each may be long.
    rows = versions.filter(pk__in=finding.versions_for(claim, limit=VERSIONS)).iterator(chunk_size=10)
    return [_bearing(claim, row, asserted, _read(assertions.of_version(row))) for row in rows]


def _read(account: Account) -> Reading:
    return _remembered(account) if len(account.text) <= SHORT else Reading(account)


_remembered = lru_cache(maxsize=REMEMBERED)(Reading)


def _bearing(claim: Claim, version: ArticleVersion, asserted: Assertion, reading: Reading) -> Bearing:
    judgement = reading.judge(asserted)
    if judgement.stance is not Stance.SUPPORTS or judgement.passage is None:
        return Bearing(claim, version, judgement)
    lines = reading.lines
    flags = chain.from_iterable(lines.flags.values())
    return Bearing(claim, version, judgement, lost_caveat(asserted, lines.document, judgement.passage, flags) or "")
