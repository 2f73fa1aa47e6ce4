"""Evidence for export: what people put forward, and what machines suggest or once suggested, told apart by `state`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from claims.models import Article, Claim, Evidence, Match
from claims.models.match import MatchState
from claims.queries.records import Filters, Record, plain, span
from claims.verdicts import Independence

BATCH = 200


def evidence(filters: Filters) -> Iterator[Record]:
    """Yield pieces of evidence, then matches that became none, each with its claim, in the order of their ids.

    `since` asks for those added or found since. A fixed number of SQL queries a batch.
    """
    pieces = Evidence.objects.filter(filters.of_claims("claim__"), filters.after("added_at")).order_by("id")
    pieces = pieces.select_related("claim", "version__article__source", "match").defer("version__text")
    matches = Match.objects.filter(filters.of_claims("claim__"), filters.after("found_at")).order_by("id")
    matches = matches.exclude(state=MatchState.ACCEPTED.value)
    matches = matches.select_related("claim", "version__article__source", "decided_by").defer("version__text")
    return chain(
        map(_evidence, pieces.iterator(chunk_size=BATCH)),
        map(_match, matches.iterator(chunk_size=BATCH)),
    )


def piece_record(piece: Evidence) -> Record:
    """Return a piece of evidence: its stance, its passage, where that stands, and who put it forward."""
    return {
        "stance": piece.stance,
        "independence": piece.independence,
        "state": piece.state,
        "passage": piece.passage,
        "url": piece.address,
        "version": piece.version.number if piece.version else None,
        **span(piece.start, piece.end),
        "note": piece.note,
        "added_at": plain(piece.added_at),
        "added_by": piece.by_name,
    }


def _evidence(piece: Evidence) -> Record:
    article = piece.version.article if piece.version else None
    match = getattr(piece, "match", None)
    return {
        "id": f"evidence-{piece.pk}",
        "claim": _claim(piece.claim),
        "article": _article(article) if article else None,
        **piece_record(piece),
        **_scores(match),
    }


def _match(match: Match) -> Record:
    decided_by = match.decided_by
    return {
        "id": f"match-{match.pk}",
        "claim": _claim(match.claim),
        "article": _article(match.version.article),
        "stance": match.stance,
        "independence": Independence.UNKNOWN.value,
        "state": match.state,
        "passage": match.passage,
        "url": match.version.article.url,
        "version": match.version.number,
        **span(match.start, match.end),
        "note": "",
        "added_at": plain(match.found_at),
        "added_by": None,
        **_scores(match),
        "decided_at": plain(match.decided_at),
        "decided_by": (decided_by.get_full_name() or decided_by.get_username()) if decided_by else None,
    }


def _scores(match: Match | None) -> Record:
    """Return what a machine thought of it; nothing for evidence that a person found."""
    return {
        "related": match.related if match else None,
        "confidence": match.confidence if match else None,
        "reasons": list(match.reasons) if match else [],
        "algorithm": match.algorithm if match else None,
        "decided_at": plain(match.decided_at) if match else None,
        "decided_by": None,
    }


def _claim(claim: Claim) -> Record:
    return {"id": claim.public_id, "text": claim.text, "workflow": claim.workflow, "verdict": claim.verdict}


def _article(article: Article) -> Record:
    return {
        "id": article.pk,
        "title": article.title,
        "url": article.url,
        "outlet": article.source.name,
        "published_at": plain(article.published_there),
    }
