"""Claims that are decided about together: locked in one transaction, with what hangs on them read for all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from claims.models import Claim, Pair, Reservation, Watch


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims by their ids, and which of them (ids) somebody has in hand, is waited for about, or watches.

    Nobody else changes the claims while they are locked, so what is decided about one of them need not ask again. Who
    opens or watches one in that second comes after the decision.
    """

    claims: Mapping[int, Claim]
    reserved: Collection[int]
    judged: Collection[int]
    watched: Collection[int | None]


def lock(pks: Collection[int]) -> Batch:
    """Lock these claims, in the order of their ids, until the transaction ends. Five SQL queries."""
    locked = Claim.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    watched = Watch.objects.order_by()
    return Batch(
        claims={claim.pk: claim for claim in locked},
        reserved=set(
            Reservation.objects.filter(claim__in=pks, holder__isnull=False).values_list("claim_id", flat=True)
        ),
        judged=set(Pair.objects.filter(claim__in=pks, ended_at__isnull=True).values_list("claim_id", flat=True)),
        watched={
            *watched.filter(claim__in=pks).values_list("claim_id", flat=True),
            *watched.filter(claim__merged_into__in=pks).values_list("claim__merged_into_id", flat=True),
        },
    )
