"""Claims stand as their history says, the history is whole, and its guards are in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from claims.actions.decisions import CHANGEABLE
from claims.errors import LedgerBroken
from claims.models import Claim, Decision, guards
from claims.models.decision import Verb
from claims.queries import chains
from claims.queries.invariants.promise import named
from claims.workflow import State

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def verdicts(now: datetime) -> Iterator[str]:
    """Yield each claim that shows another verdict than its newest ledger entry gives."""
    for public_id, shown, told in chains.verdicts():
        if shown != told:
            yield f"{public_id} shows {shown}, its ledger says {told}"


def folds(now: datetime) -> Iterator[str]:
    """Yield each claim that stands otherwise than after its newest decision or, without any, than it was opened."""
    newest = Decision.objects.filter(claim=OuterRef("pk")).order_by("-sequence").values("after")[:1]
    made = Decision.objects.filter(verb=Verb.SPLIT.value).annotate(made=KT("after__split_claim_id"))
    split = made.filter(made=Cast(OuterRef("pk"), CharField()))
    rows = Claim.objects.annotate(after=Subquery(newest), is_split=Exists(split)).order_by("pk")
    for row in rows.values("public_id", "after", "is_split", *CHANGEABLE).iterator():
        opened = {"workflow": (State.TRIAGED if row["is_split"] else State.DETECTED).value, "revision": 1}
        told = row["after"] or opened
        if differ := [name for name in CHANGEABLE if name in told and told[name] != row[name]]:
            yield f"{row['public_id']} is not as its newest decision left it: {', '.join(differ)}"


def followed(now: datetime) -> Iterator[str]:
    """Yield the first row of each chain that does not follow the one before it."""
    for chain in chains.CHAINS:
        try:
            chains.verify(chain)
        except LedgerBroken as broken:
            yield str(broken)


def guarded(now: datetime) -> Iterator[str]:
    """Yield each guard that the database has lost."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    wanted = {name for _, name in guards.trigger_names(connection.vendor)}
    yield from named(sorted(wanted - there), "the guard {}")
