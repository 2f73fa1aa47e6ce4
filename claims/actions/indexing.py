"""Keeping the index by which versions find claims and claims find versions. Twice is as once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import F

from claims.matching import pool_clues
from claims.matching.pool_clues import CLAIMS, clue
from claims.matching.ranking import Entry, entry
from claims.matching.surroundings import around
from claims.models import ArticleVersion, Claim, ClaimClue, IndexedClaim, Mention, VersionClue, WordCount
from claims.models.locks import serialise
from claims.queries import assertions, finding

#: Claims written together: each leaves some forty clues, and SQLite takes some 30,000 parameters.
CHUNK = 200


def index_claims(*, claims: Sequence[Claim]) -> None:
    """Make claims findable by their words as they are now. Whatever index they had is replaced."""
    for start in range(0, len(claims), CHUNK):
        with transaction.atomic():
            # Counts are raised and lowered: two writers must not wait for each other's rows.
            serialise("claims_index")
            _index(claims[start : start + CHUNK])


def index_claim(*, claim: Claim) -> None:
    """Make one claim findable by its words as they are now."""
    index_claims(claims=[claim])


def index_version(*, version: ArticleVersion) -> None:
    """Make a version findable by its telling words. Its text never changes, so once is enough."""
    told = finding.told_by(assertions.of_version(version))
    rows = [VersionClue(clue=found, version=version) for found in pool_clues.told_by(told)]
    VersionClue.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def _index(claims: Sequence[Claim]) -> None:
    before = IndexedClaim.objects.in_bulk([claim.pk for claim in claims])
    entries = _entries(claims)
    _count(entries, before)
    tells = finding.telling_of({word for one in entries.values() for word in one.words})
    clues = {pk: pool_clues.left_by(one, tells) for pk, one in entries.items()}
    _take_back({pk: set(row.clues) - clues[pk] for pk, row in before.items()})
    fresh = [ClaimClue(clue=found, claim_id=pk) for pk, left in clues.items() for found in left]
    ClaimClue.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=2000)
    rows = [IndexedClaim(claim_id=pk, words=dict(e.words), clues=sorted(clues[pk])) for pk, e in entries.items()]
    IndexedClaim.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["claim"], update_fields=["words", "clues"]
    )


def _entries(claims: Sequence[Claim]) -> dict[int, Entry]:
    asserted = assertions.of_claims(claims)
    rows = Mention.objects.filter(claim__in=asserted).select_related("version").order_by("-pk")
    # The first mention comes last, and stays.
    beside = {row.claim_id: around(row.version.title, row.version.text, row.span) for row in rows}
    return {pk: entry(assertion, beside.get(pk, ())) for pk, assertion in asserted.items()}


def _count(entries: Mapping[int, Entry], before: Mapping[int, IndexedClaim]) -> None:
    """Bring the counts of words up to date, and that of the claims."""
    change: Counter[int] = Counter({CLAIMS: len(entries) - len(before)})
    for pk, fresh in entries.items():
        held = before[pk].words if pk in before else {}
        change.update(clue(word) for word in fresh.words.keys() - held)
        change.subtract(clue(word) for word in held.keys() - fresh.words.keys())
    WordCount.objects.bulk_create([WordCount(clue=found) for found in change], ignore_conflicts=True)
    for step in set(change.values()) - {0}:
        moved = [found for found, by in change.items() if by == step]
        WordCount.objects.filter(clue__in=moved).update(claims=F("claims") + step)


def _take_back(gone: Mapping[int, Iterable[int]]) -> None:
    for pk, clues in gone.items():
        if clues:
            ClaimClue.objects.filter(clue__in=clues, claim_id=pk).delete()
