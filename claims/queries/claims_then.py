"""The claims page as of a past moment: which claims there were, and what each of them was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from claims.models import Claim, Decision
from claims.queries import claim_rows, claims, past
from claims.queries.claim_rows import ClaimRow
from claims.queries.claims import ANY, ClaimList, Narrowing
from claims.queries.keyset import Cursor, window
from claims.queries.past import Names
from claims.verdicts import Verdict
from claims.workflow import State

#: What the filters and the rows ask of a claim that its decisions remember.
_TOLD = ("text", "workflow", "verdict")
CHUNK = 500


def listed(
    narrowing: Narrowing, at: datetime, *, older: Cursor | None = None, newer: Cursor | None = None
) -> ClaimList:
    """Return a page of the claims that `narrowing` left at a moment, newest first. Three SQL queries, or four.

    Words are looked for as they stand in the claim's text or its speaker's name.
    """
    page = window(claim_rows.rows_of(_narrowed(narrowing, at), at), "reported_at", older=older, newer=newer)
    called = past.names(at)
    return ClaimList([_row(claim, called) for claim in page.rows], str(page.older or ""), str(page.newer or ""))


def every(narrowing: Narrowing, at: datetime) -> Iterator[ClaimRow]:
    """Yield all the claims that `narrowing` left at a moment, newest first, in constant memory."""
    rows = claim_rows.rows_of(_narrowed(narrowing, at), at).order_by("-reported_at", "-pk")
    called = past.names(at)
    return (_row(claim, called) for claim in rows.iterator(chunk_size=CHUNK))


def _narrowed(narrowing: Narrowing, at: datetime) -> QuerySet[Claim]:
    then = {f"{name}_then": _then(name, at) for name in _TOLD}
    made = Claim.objects.filter(created_at__lte=at)
    rows: QuerySet[Claim] = made.annotate(changed_then=_changed(at), **then)
    rows = _in_workflow(rows, narrowing.workflow).filter(*(_holding(word) for word in narrowing.words.split()))
    if narrowing.verdict:
        rows = rows.filter(Q(("verdict_then", narrowing.verdict)))
    # What decisions cannot change is narrowed as it is today.
    lasting = replace(narrowing, words="", workflow=ANY, verdict="")
    return rows & claims.narrowed(lasting, at) if lasting != Narrowing(workflow=ANY) else rows


def _then(name: str, at: datetime) -> Coalesce:
    told = Decision.objects.filter(claim=OuterRef("pk"))
    last = told.filter(decided_at__lte=at).order_by("-sequence").values(it=KT(f"after__{name}"))[:1]
    first = told.order_by("sequence").values(it=KT(f"before__{name}"))[:1]
    return Coalesce(Subquery(last), Subquery(first), F(name), output_field=TextField())


def _changed(at: datetime) -> Coalesce:
    told = Decision.objects.filter(claim=OuterRef("pk"), decided_at__lte=at)
    told = told.annotate(was=KT("before__revision"), became=KT("after__revision")).exclude(was=F("became"))
    return Coalesce(Subquery(told.order_by("-sequence").values("decided_at")[:1]), F("created_at"))


def _in_workflow(rows: QuerySet[Claim], workflow: str) -> QuerySet[Claim]:
    if workflow == ANY:
        return rows
    if workflow:
        return rows.filter(Q(("workflow_then", workflow)))
    return rows.exclude(Q(("workflow_then__in", [State.DISMISSED.value, State.MERGED.value])))


def _holding(word: str) -> Q:
    return Q(text_then__icontains=word) | Q(speaker__name__icontains=word) | Q(public_id__iexact=word)


def _row(claim: Any, called: Names) -> ClaimRow:
    return replace(
        claim_rows.row(claim),
        text=claim.text_then,
        workflow=State.of(claim.workflow_then),
        verdict=Verdict.of(claim.verdict_then),
        speaker=called.speaker(claim.speaker),
        outlet=called.sources.get(claim.outlet_id, claim.outlet or ""),
        changed_at=claim.changed_then,
    )
