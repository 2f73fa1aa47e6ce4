"""Proving the chains: reads every row in order and names the first that does not follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from claims.errors import LedgerBroken
from claims.models import Claim, Decision, LedgerEntry, MissedPassage, Opinion, PhraseChange
from claims.models.chain import GENESIS, ChainedRow
from claims.verdicts import Verdict

_Row = TypeVar("_Row", bound=ChainedRow)

Chain = type[LedgerEntry] | type[Decision] | type[PhraseChange] | type[MissedPassage] | type[Opinion]

CHAINS: tuple[Chain, ...] = (LedgerEntry, Decision, PhraseChange, MissedPassage, Opinion)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain. Publish it: a chain cut short or rewritten whole shows only against a published head."""

    chain: str
    length: int
    digest: str

    def __str__(self) -> str:
        return f"{self.chain} {self.length} {self.digest}"


def head(chain: type[ChainedRow]) -> Head:
    """Return the end of a chain without checking it."""
    last = chain._default_manager.order_by("-sequence").first()
    name = str(chain._meta.verbose_name_plural)
    return Head(name, last.sequence, last.digest) if last else Head(name, 0, GENESIS)


def verify(chain: type[ChainedRow]) -> Head:
    """Check every row of a chain, in constant memory, and return its head.

    Raises LedgerBroken naming the first row that was edited, removed, inserted or moved.
    """
    before: ChainedRow | None = None
    for row in _rows(chain):
        if not row.follows(before):
            raise LedgerBroken(_complaint(chain, row, before))
        if row.points_at != getattr(row, chain.SUBJECT[0]):  # type: ignore[attr-defined]
            raise LedgerBroken(_misdirected(chain, row))
        before = row
    return head(chain)


def check_kept(published: str) -> None:
    """Check that a head published earlier (a line as `str(Head)` gives it, or its digest alone) is still there.

    Raises LedgerBroken if it is not: the chain was cut short or written anew since.
    """
    *place, digest = published.split()
    if digest == GENESIS:
        return
    name, length = " ".join(place[:-1]), place[-1] if place else ""
    chains = [chain for chain in CHAINS if name in ("", str(chain._meta.verbose_name_plural))]
    rows = [chain._default_manager.filter(digest=digest) for chain in chains]
    if not any(found.filter(sequence=length).exists() if length else found.exists() for found in rows):
        raise LedgerBroken(
            f"The head “{published}”, published earlier, is gone: history was cut short or written anew."
        )


def verify_verdicts() -> int:
    """Check that each claim's cached verdict is that of its newest ledger entry; return how many were checked."""
    checked = 0
    for public_id, shown, told in verdicts():
        checked += 1
        if shown != told:
            raise LedgerBroken(
                f"{public_id} shows the verdict “{shown}”, but the ledger says “{told}”: "
                "the claim's row was changed behind the tracker's back."
            )
    return checked


def verdicts() -> Iterator[tuple[str, str, str]]:
    """Yield each claim's public id, the verdict that it shows, and the one that its ledger gives. One statement."""
    newest = LedgerEntry.objects.filter(claim=OuterRef("pk")).order_by("-sequence").values("verdict")[:1]
    told = Coalesce(Subquery(newest), Value(Verdict.UNVERIFIED.value))
    rows = Claim.objects.annotate(told=told).order_by("pk").values_list("public_id", "verdict", "told")
    yield from rows.iterator()


def _rows(chain: type[_Row]) -> Iterator[_Row]:
    # The digest covers the public id of what the row is about; the foreign key beside it must say the same.
    rows = chain._default_manager.annotate(points_at=F(chain.SUBJECT[1]))
    return rows.order_by("sequence").iterator(chunk_size=1000)


def _misdirected(chain: type[ChainedRow], row: ChainedRow) -> str:
    name, wrote = chain._meta.verbose_name, getattr(row, chain.SUBJECT[0])
    points = row.points_at  # type: ignore[attr-defined]
    return f"The {name} {row.sequence} was written about {wrote} but now points at {points}: its row was changed."


def _complaint(chain: type[ChainedRow], row: ChainedRow, before: ChainedRow | None) -> str:
    expected = before.sequence + 1 if before else 1
    name = chain._meta.verbose_name
    if row.sequence != expected:
        return f"The {name} {expected} is missing: the next one found is {row.sequence}."
    if row.digest != row.computed_digest():
        return f"The {name} {row.sequence} was changed after it was written: its digest does not fit its words."
    return f"The {name} {row.sequence} does not follow the one before it: a row was replaced, inserted or moved."
