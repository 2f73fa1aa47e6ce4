"""A claim's page as plain JSON values, now or as of a past moment: the same facts that the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.matching.series import Series
from claims.queries import series as through_time
from claims.queries.claim import ClaimPage, Deed, Entry, Piece
from claims.queries.origins import OneOrigin
from claims.queries.reports import Quantity, Report

Record = dict[str, Any]


def record(page: ClaimPage, figures: Sequence[Series]) -> Record:
    """Return a claim with its reports, origins, evidence, decisions and verdicts, and its figures through time.

    Moments are ISO 8601 with their offset; offsets into texts are not given, the words are.
    """
    return {
        "id": page.public_id,
        "text": page.text,
        "kind": page.kind.value,
        "workflow": page.workflow.value,
        "verdict": page.verdict.value,
        "speaker": page.speaker or None,
        "reported_at": page.reported_at.isoformat(),
        "event_date": page.event_date.isoformat() if page.event_date else None,
        "dismissed_because": page.dismissed_because or None,
        "merged_into": page.merged_into or None,
        "absorbed": list(page.absorbed),
        "split_from": page.split_from or None,
        "split_off": [it.split_off for it in page.deeds if it.split_off],
        "reports": [_report(it) for it in page.reports],
        "origins": [_origin(it) for it in page.origins],
        "evidence": [_piece(it) for it in page.pieces],
        "decisions": [_deed(it) for it in page.deeds],
        "ledger": [_entry(it) for it in page.entries],
        "figures": [through_time.record(it) for it in figures],
    }


def _report(it: Report) -> Record:
    return {
        "claim": it.claim,
        "article": it.article,
        "version": it.version,
        "link": it.link,
        "title": it.title,
        "outlet": it.outlet,
        "at": it.at.isoformat(),
        "words": it.words,
        "kind": it.kind.value,
        "cue": it.cue,
        "speaker": it.speaker or None,
        "figures": [_quantity(quantity) for quantity in it.quantities],
        "event_day": it.event_day.isoformat() if it.event_day else None,
        "event_precision": it.event_precision.value if it.event_precision else None,
        "place": it.place or None,
        "guesses": list(it.guesses),
    }


def _quantity(it: Quantity) -> Record:
    return {"text": it.exact, "value": it.value or None, "bound": it.bound.value, "unit": it.unit or None}


def _origin(it: OneOrigin) -> list[Record]:
    return [
        {"article": teller.pk, "title": teller.title, "outlet": teller.outlet, "link": teller.link, "why": teller.why}
        for teller in it.articles
    ]


def _piece(it: Piece) -> Record:
    return {
        "claim": it.claim,
        "stance": it.stance.value,
        "independence": it.independence.value,
        "passage": it.passage,
        "address": it.address or None,
        "article": it.article or None,
        "note": it.note,
        "by": it.by,
        "at": it.at.isoformat(),
        "standing": it.standing,
    }


def _deed(it: Deed) -> Record:
    return {
        "claim": it.claim,
        "sequence": it.sequence,
        "verb": it.verb.value,
        "by": it.by,
        "at": it.at.isoformat(),
        "note": it.note,
        "undoes": it.undoes,
    }


def _entry(it: Entry) -> Record:
    return {
        "claim": it.claim,
        "sequence": it.sequence,
        "verdict": it.verdict.value,
        "before": it.before.value,
        "by": it.by,
        "at": it.at.isoformat(),
        "resolved_on": it.resolved_on.isoformat() if it.resolved_on else None,
        "reason": it.reason,
        "evidence": list(it.evidence),
        "no_evidence_because": it.no_evidence_because,
        "undoes": it.undoes,
    }
