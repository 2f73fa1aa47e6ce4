"""Everything a person would want of each row, as plain JSON values, read in batches of constant memory.

Each function yields one record a row, in the order of their ids, with a fixed number of queries a batch.
Spans are code-point offsets into the text of the version that stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

from django.db.models import Prefetch, QuerySet

from claims.models import Article, ArticleVersion, Claim, Decision, Evidence, Figure, LedgerEntry, Mention
from claims.queries.evidence_exports import piece_record
from claims.queries.records import Filters, Record, plain, span
from claims.queries.series import number, with_records

#: Rows a batch. Articles carry their texts, so fewer of them.
BATCH, ARTICLE_BATCH = 200, 10


def claims(filters: Filters) -> Iterator[Record]:
    """Yield claims with their mentions, figures through time, evidence and last ruling. `since` is when it changed."""
    return records_of(Claim.objects.filter(filters.of_claims(), filters.after("changed_at")))


def records_of(claims: QuerySet[Claim]) -> Iterator[Record]:
    """Yield the same of any claims."""
    rows = (
        claims.order_by("id")
        .select_related("speaker", "merged_into")
        .prefetch_related(
            Prefetch("mentions", in_export_order(Mention.objects.all())),
            Prefetch("evidence", Evidence.objects.select_related("version__article").defer("version__text")),
            "ledger",
            Prefetch("decisions", Decision.objects.standing().filter(after__has_key="fault").order_by("sequence")),
        )
    )
    return starmap(_claim, with_records(rows.iterator(chunk_size=BATCH), BATCH))


def articles(filters: Filters) -> Iterator[Record]:
    """Yield articles with each version's text and flags. `since` asks for those with a version received since."""
    rows = Article.objects.order_by("id").select_related("source")
    if filters.since:
        fresh = ArticleVersion.objects.filter(received_at__gte=filters.since)
        rows = rows.filter(pk__in=fresh.values("article_id"))
    versions = ArticleVersion.objects.select_related("analysis").prefetch_related("flags").order_by("number")
    return map(_article, rows.prefetch_related(Prefetch("versions", versions)).iterator(chunk_size=ARTICLE_BATCH))


def ledger(filters: Filters) -> Iterator[Record]:
    """Yield ledger entries with all that their digests cover. `since` asks for those decided since."""
    rows = LedgerEntry.objects.filter(filters.after("decided_at")).order_by("sequence")
    if filters.verdict:
        rows = rows.filter(verdict=filters.verdict)
    return map(_ledger_entry, rows.iterator(chunk_size=BATCH))


def in_export_order(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    """Return mentions, first reported first, with all that `mention_record` reads."""
    rows = mentions.select_related("flag", "speaker", "version__article__source").defer("version__text")
    return rows.prefetch_related("figures").order_by("id")


def mentions_of(version: ArticleVersion) -> list[Mention]:
    """Return the mentions in one version in the order of its text, with all that `mention_record` reads."""
    rows = version.mentions.select_related("claim", "flag", "speaker").prefetch_related("figures")
    return list(rows.order_by("start", "id"))


def mention_record(mention: Mention) -> Record:
    """Return one mention: where it stands, what it says, who says so, and the caveat that covers it."""
    version, article = mention.version, mention.version.article
    return {
        "article": article.pk,
        "title": version.title,
        "url": article.url,
        "outlet": article.source.name,
        "published_at": plain(article.published_there),
        "version": version.number,
        "quote": mention.exact,
        **span(mention.start, mention.end),
        "speaker": mention.speaker.name if mention.speaker else None,
        "speaker_span": span(mention.speaker_start, mention.speaker_end),
        "figures": [figure_record(figure) for figure in mention.figures.all()],
        "event_date": plain(mention.event_date),
        "event_precision": mention.event_precision,
        "event_span": span(mention.event_start, mention.event_end),
        "place": mention.place,
        "place_span": span(mention.place_start, mention.place_end),
        "guesses": mention.guesses,
        "flag": _flag(mention),
        "recorded_at": plain(mention.recorded_at),
    }


def _claim(claim: Claim, figure_series: list[Record]) -> Record:
    mentions = [mention_record(mention) for mention in claim.mentions.all()]
    first = mentions[0] if mentions else {}
    ruling = next(reversed(claim.ledger.all()), None)
    return {
        "id": claim.public_id,
        "text": claim.text,
        "quote": first.get("quote", ""),
        "kind": claim.kind,
        "flag": first.get("flag"),
        "speaker": claim.speaker.name if claim.speaker else None,
        "figures": first.get("figures", []),
        "figure_series": figure_series,
        "event_date": plain(claim.event_date),
        "place": first.get("place", ""),
        "reported_at": plain(claim.reported_at),
        "workflow": claim.workflow,
        "dismissed_because": claim.dismissed_because,
        "faults": list(dict.fromkeys(decision.after["fault"] for decision in claim.decisions.all())),
        "merged_into": claim.merged_into.public_id if claim.merged_into else None,
        "verdict": claim.verdict,
        "ruling": _ruling(ruling) if ruling else None,
        "mentions": mentions,
        "evidence": [piece_record(piece) for piece in claim.evidence.all()],
        "created_at": plain(claim.created_at),
        "changed_at": plain(claim.changed_at),
        "path": f"/claims/{claim.public_id}/",
    }


def _ruling(entry: LedgerEntry) -> Record:
    return {
        "verdict": entry.verdict,
        "resolved_on": plain(entry.resolved_on),
        "decided_at": plain(entry.decided_at),
        "reason": entry.reason,
        "by": entry.by_name,
        "ledger_sequence": entry.sequence,
    }


def _article(article: Article) -> Record:
    return {
        "id": article.pk,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.source.name,
        "url": article.url,
        "published_at": plain(article.published_there),
        "first_seen_at": plain(article.first_seen_at),
        "versions": [_version(version) for version in article.versions.all()],
    }


def _version(version: ArticleVersion) -> Record:
    flags = [{"kind": f.kind, "phrase": f.phrase, "cue": f.exact, **span(f.start, f.end)} for f in version.flags.all()]
    return {
        "number": version.number,
        "title": version.title,
        "text": version.text,
        "digest": version.digest,
        "door": version.door,
        "received_at": plain(version.received_at),
        "analysed_at": plain(version.analysis.finished_at),
        "error": version.analysis.error,
        "flags": flags,
    }


def _ledger_entry(entry: LedgerEntry) -> Record:
    return {**entry.sealed(), "previous_digest": entry.previous_digest, "digest": entry.digest}


def _flag(mention: Mention) -> Record:
    flag = mention.flag
    return {"kind": flag.kind, "phrase": flag.phrase, "cue": flag.exact, **span(flag.start, flag.end)}


def figure_record(figure: Figure) -> Record:
    """Return a figure as its words were read, with its span."""
    return {
        "text": figure.exact,
        "value": number(figure.value),
        "high": number(figure.high),
        "total": number(figure.total),
        "bound": figure.bound,
        "unit": figure.unit or None,
        **span(figure.start, figure.end),
    }
