"""The story of a claim in order: reported, repeated, evidence, decided. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.models.decision import Verb
from claims.queries.claim import ClaimPage, Deed, Entry, Piece
from claims.queries.reports import Report

#: Decisions that another event of the timeline already tells, with more to say.
TOLD_OTHERWISE = (Verb.EVIDENCE_ADDED, Verb.MATCH_ACCEPTED, Verb.SETTLED)
#: Decisions that answer a machine and leave the claim as it is: they are the desk's own, and no part of its story.
OF_THE_DESK = (
    Verb.MATCH_TURNED_DOWN,
    Verb.ALERT_SEEN,
    Verb.KEPT_APART,
    Verb.ASSIGNED,
    Verb.PRIORITISED,
    Verb.DISSENTED,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, and the anchor under which it can be linked. Exactly one of the four is set."""

    at: datetime
    anchor: str
    claim: str
    report: Report | None = None
    piece: Piece | None = None
    deed: Deed | None = None
    entry: Entry | None = None


def events(page: ClaimPage) -> list[Event]:
    """Return everything that happened to a claim, oldest first; at one moment, reports before decisions."""
    told = [
        *(Event(it.at, f"report-{it.pk}", it.claim, report=it) for it in page.reports),
        *(Event(it.at, f"evidence-{it.pk}", it.claim, piece=it) for it in page.pieces),
        *(Event(it.at, f"decision-{it.sequence}", it.claim, deed=it) for it in _own_story(page.deeds)),
        *(Event(it.at, f"ledger-{it.sequence}", it.claim, entry=it) for it in page.entries),
    ]
    return sorted(told, key=lambda event: event.at)


def _own_story(deeds: tuple[Deed, ...]) -> list[Deed]:
    answers = {deed.sequence for deed in deeds if deed.verb in OF_THE_DESK}
    return [deed for deed in deeds if deed.verb not in TOLD_OTHERWISE and not {deed.sequence, deed.undoes} & answers]
