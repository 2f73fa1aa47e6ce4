"""The page of one claim: what it says, where it stands, and everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from claims.models import Claim, Decision, Evidence, LedgerEntry
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.queries import origins, past, reports
from claims.queries.origins import OneOrigin
from claims.queries.reports import Report
from claims.verdicts import Fault, FlagKind, Independence, Stance, Verdict
from claims.workflow import State

#: As many entries of each kind of history as the page shows.
MOST = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence. `standing` is False for one that was taken back or turned down."""

    pk: int
    claim: str
    stance: Stance
    independence: Independence
    passage: str
    address: str
    article: str
    article_title: str
    note: str
    by: str
    at: datetime
    standing: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """One decision of one person, with its place in the audit chain. `split_off` is the id of a claim that it made."""

    pk: int
    claim: str
    verb: Verb
    by: str
    at: datetime
    note: str
    sequence: int
    undoes: int | None
    reworded_from: str
    reworded_to: str
    split_off: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One verdict, with its place in the ledger's chain. `evidence` holds the copies that the ledger keeps."""

    pk: int
    claim: str
    verdict: Verdict
    before: Verdict
    by: str
    at: datetime
    resolved_on: date | None
    reason: str
    evidence: tuple[dict[str, Any], ...]
    no_evidence_because: str
    sequence: int
    undoes: int | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything that the page of a claim shows. Histories run oldest first and include claims merged into it.

    `absorbed` are the public ids of those, `family` the ids of all of them with its own first. `split_from`: the public
    id of the claim that it was taken out of, or "".
    """

    pk: int
    public_id: str
    text: str
    kind: FlagKind
    workflow: State
    verdict: Verdict
    speaker: str
    reported_at: datetime
    event_date: date | None
    dismissed_because: str
    merged_into: str
    absorbed: tuple[str, ...]
    split_from: str
    family: tuple[int, ...]
    reports: tuple[Report, ...]
    origins: tuple[OneOrigin, ...]
    pieces: tuple[Piece, ...]
    deeds: tuple[Deed, ...]
    entries: tuple[Entry, ...]

    @property
    def articles(self) -> int:
        """How many articles tell the claim, or give evidence on it."""
        return sum(len(origin.articles) for origin in self.origins)


def page(public_id: str, at: datetime | None = None) -> ClaimPage | None:
    """Return the page of a claim, or None if there is none with this id. Nine SQL queries at most.

    `at`: as it stood at a past moment; None too where the claim was not recorded yet. Fourteen SQL queries then, and
    two more for each further depth of merges.
    """
    claim = Claim.objects.select_related("speaker").filter(public_id=public_id).first()
    then = past.stood(claim, at) if claim else None
    if claim is None or then is None:
        return None
    called = past.names(at)
    family = past.family(claim, at) if at else family_of(claim)
    return ClaimPage(
        pk=claim.pk,
        public_id=claim.public_id,
        text=then["text"],
        kind=FlagKind.of(claim.kind),
        workflow=State.of(then["workflow"]),
        verdict=Verdict.of(then["verdict"]),
        speaker=called.speaker(claim.speaker),
        reported_at=claim.reported_at,
        event_date=claim.event_date,
        dismissed_because=then["dismissed_because"],
        merged_into=_public_id(then["merged_into_id"]),
        absorbed=tuple(list(family.values())[1:]),
        split_from=_split_from(claim),
        family=tuple(family),
        reports=tuple(reports.of_claims(family, at, called)),
        origins=tuple(origins.of_claims(list(family), at, called)),
        pieces=_pieces(family, at),
        deeds=_deeds(family, at),
        entries=_entries(family, at),
    )


def family_of(claim: Claim) -> dict[int, str]:
    """Return the public ids of a claim and of all that was merged into it, by pk, its own first. One SQL query."""
    absorbed = {row.pk: row.public_id for row in Claim.objects.raw(_ABSORBED, [claim.pk])}
    return {claim.pk: claim.public_id, **absorbed}


# Merges can follow one another, so the family of a claim is as deep as it is; one query finds it all.
_ABSORBED = """
WITH RECURSIVE family(id) AS (
    SELECT id FROM claims_claim WHERE merged_into_id = %s
    UNION
    SELECT claim.id FROM claims_claim claim JOIN family ON claim.merged_into_id = family.id
)
SELECT claim.id, claim.public_id FROM claims_claim claim JOIN family ON family.id = claim.id ORDER BY claim.id
"""


def _public_id(pk: int | None) -> str:
    return Claim.objects.values_list("public_id", flat=True).get(pk=pk) if pk else ""


def _split_from(claim: Claim) -> str:
    made = Decision.objects.filter(verb=Verb.SPLIT.value).annotate(new=KT("after__split_claim_id"))
    return made.filter(Q(("new__in", [str(claim.pk)]))).values_list("claim_public_id", flat=True).first() or ""


def _pieces(family: dict[int, str], at: datetime | None) -> tuple[Piece, ...]:
    rows = Evidence.objects.filter(past.until("added_at", at), claim_id__in=family)
    rows = rows.select_related("version__article").defer("version__text").order_by("added_at", "pk")
    return tuple(_piece(row, family[row.claim_id], at) for row in rows[:MOST])


def _piece(row: Evidence, claim: str, at: datetime | None) -> Piece:
    return Piece(
        pk=row.pk,
        claim=claim,
        stance=Stance.of(row.stance),
        independence=Independence.of(row.independence),
        passage=row.passage,
        address=row.address,
        article=row.version.get_absolute_url() if row.version else "",
        article_title=row.version.title if row.version else "",
        note=row.note,
        by=row.by_name,
        at=row.added_at,
        standing=row.state == EvidenceState.ACCEPTED.value if at is None else row.stood(at),
    )


def _deeds(family: dict[int, str], at: datetime | None) -> tuple[Deed, ...]:
    rows = Decision.objects.told().filter(past.until("decided_at", at), claim_id__in=family).order_by("sequence")
    return tuple(_deed(row, family[row.claim_id]) for row in rows[:MOST])


def _deed(row: Decision, claim: str) -> Deed:
    reworded = row.before["text"] != row.after["text"]
    return Deed(
        pk=row.pk,
        claim=claim,
        verb=Verb.of(row.verb),
        by=row.by_name,
        at=row.decided_at,
        note=row.note,
        sequence=row.sequence,
        undoes=row.undoes_sequence,
        reworded_from=row.before["text"] if reworded else "",
        reworded_to=row.after["text"] if reworded else "",
        split_off=row.after.get("split_claim", ""),
        fault=row.fault,
    )


def _entries(family: dict[int, str], at: datetime | None) -> tuple[Entry, ...]:
    rows = LedgerEntry.objects.filter(past.until("decided_at", at), claim_id__in=family).order_by("sequence")
    return tuple(_entry(row, family[row.claim_id]) for row in rows[:MOST])


def _entry(row: LedgerEntry, claim: str) -> Entry:
    return Entry(
        pk=row.pk,
        claim=claim,
        verdict=Verdict.of(row.verdict),
        before=Verdict.of(row.previous_verdict),
        by=row.by_name,
        at=row.decided_at,
        resolved_on=row.resolved_on,
        reason=row.reason,
        evidence=tuple(row.evidence),
        no_evidence_because=row.no_evidence_because,
        sequence=row.sequence,
        undoes=row.undoes_sequence,
    )
