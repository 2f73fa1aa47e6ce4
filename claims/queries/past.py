"""What stood at a past moment, from rows that are written once: decisions, placings, renamings. Reads only.

`at` is the moment asked about everywhere; None asks about now, and then the rows themselves answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, JSONField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KT

from claims.models import Claim, Decision, Mention, OriginPlacing, Renaming, Source, Speaker
from claims.models.decision import Verb

#: What decisions remember of a claim on either side, and this reads.
FIELDS = ("text", "workflow", "verdict", "dismissed_because", "merged_into_id")

#: What a claim was: FIELDS → their values.
Stood = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What speakers and outlets were called at a moment. Only those called otherwise since are kept."""

    speakers: Mapping[int, str] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

    def speaker(self, row: Speaker | None) -> str:
        """Return what a speaker was called; "" for nobody."""
        return self.speakers.get(row.pk, row.name) if row else ""

    def source(self, row: Source) -> str:
        """Return what an outlet was called."""
        return self.sources.get(row.pk, row.name)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article was put, and why; `by_person` where an editor put it there."""

    origin: int
    why: str
    by_person: bool


def names(at: datetime | None) -> Names:
    """Return the names of a moment. One SQL query for a past one, none for now."""
    speakers: dict[int, str] = {}
    sources: dict[int, str] = {}
    if at is not None:
        for row in Renaming.objects.filter(renamed_at__gt=at).order_by("renamed_at", "pk"):
            # The first renaming after the moment tells the name that it ended.
            if row.speaker_id:
                speakers.setdefault(row.speaker_id, row.before)
            elif row.source_id:
                sources.setdefault(row.source_id, row.before)
    return Names(speakers, sources)


def until(field: str, at: datetime | None) -> Q:
    """Return the condition that a row was there at a moment, by the column that says since when."""
    return Q((f"{field}__lte", at)) if at else Q()


def told(claims: Collection[int], at: datetime | None, moved: Mapping[int, int] | None = None) -> Q:
    """Return the condition that a mention was one of these claims' (ids) at a moment: splits have moved some since.

    One SQL query for a past moment, unless `moved` is what `moved_since` returns for it.
    """
    if at is None:
        return Q(claim__in=claims)
    then = moved_since(at) if moved is None else moved
    back = [mention for mention, claim in then.items() if claim in claims]
    return until("recorded_at", at) & (Q(claim__in=claims) & ~Q(pk__in=list(then)) | Q(pk__in=back))


def mentions_of_each(at: datetime | None) -> QuerySet[Mention]:
    """Return the mentions of the claim of an outer query (its "pk"), as they were its own at a moment.

    One SQL query beforehand for a past moment.
    """
    own = Q(claim=OuterRef("pk"))
    if not (then := moved_since(at)):
        return Mention.objects.filter(until("recorded_at", at), own)
    whens = [When(pk=mention, then=Value(claim)) for mention, claim in then.items()]
    rows = Mention.objects.annotate(whose=Case(*whens, default=Value(0), output_field=BigIntegerField()))
    back = Q(("pk__in", list(then)), ("whose", OuterRef("pk")))
    return rows.filter(until("recorded_at", at), own & ~Q(pk__in=list(then)) | back)


def moved_since(at: datetime | None) -> dict[int, int]:
    """Return whose (id of a claim) each mention was at a moment that a split, or taking one back, has moved since.

    One SQL query for a past moment.
    """
    if at is None:
        return {}
    back = Decision.objects.filter(undoes_sequence=OuterRef("sequence")).values("decided_at")[:1]
    splits = Decision.objects.filter(verb=Verb.SPLIT.value).annotate(back_at=Subquery(back))
    since = splits.filter(Q(decided_at__gt=at) | Q(back_at__gt=at))
    moves = [
        (when, number, after["mention_ids"], whose)
        for number, after, claim, split_at, back_at in since.values_list(
            "sequence", "after", "claim", "decided_at", "back_at"
        )
        for when, whose in ((split_at, claim), (back_at, after["split_claim_id"]))
        if when is not None and when > at
    ]
    then: dict[int, int] = {}
    for _, _, mentions, whose in sorted(moves):
        for mention in mentions:
            then.setdefault(mention, whose)
    return then


def stood(claim: Claim, at: datetime | None) -> Stood | None:
    """Return what a claim was at a moment, or None where it was not recorded yet. One SQL query for a past one."""
    if at is None:
        return {name: getattr(claim, name) for name in FIELDS}
    return states([claim.pk], at).get(claim.pk)


def states(claims: Collection[int], at: datetime) -> dict[int, Stood]:
    """Return what each of these claims (ids) was at a moment; those recorded later are left out. One SQL query."""
    rows = remembered(Claim.objects.filter(pk__in=claims), at)
    return {row.pk: _stood(row) for row in rows}


def remembered(claims: QuerySet[Claim], at: datetime) -> QuerySet[Claim]:
    """Return those of the claims that were recorded by a moment, each with `then`: what it was, as decisions know it.

    `then` is what the last decision until the moment left behind; before any, what the first one found; without any,
    empty, and the claim is as it was made.
    """
    told = Decision.objects.filter(claim=OuterRef("pk"))
    last = told.filter(decided_at__lte=at).order_by("-sequence").values("after")[:1]
    first = told.order_by("sequence").values("before")[:1]
    return claims.filter(created_at__lte=at).annotate(
        left_behind=Subquery(last, output_field=JSONField()), found=Subquery(first, output_field=JSONField())
    )


def family(claim: Claim, at: datetime) -> dict[int, str]:
    """Return the public ids of a claim and of all that was merged into it by a moment, by pk, its own first.

    Two SQL queries for each depth of merges.
    """
    known = {claim.pk: claim.public_id}
    newest = dict(known)
    while newest:
        once = _once_merged_into(newest, at)
        then = states([pk for pk in once if pk not in known], at)
        newest = {pk: once[pk] for pk in sorted(then) if then[pk]["merged_into_id"] in newest}
        known.update(newest)
    return {claim.pk: claim.public_id, **{pk: known[pk] for pk in sorted(known) if pk != claim.pk}}


def placed(articles: Collection[int], at: datetime) -> dict[int, Placed]:
    """Return where each of these articles (ids) stood at a moment; those placed later are left out. One SQL query."""
    rows = OriginPlacing.objects.filter(article__in=articles, placed_at__lte=at).order_by("placed_at", "pk")
    return {row.article_id: Placed(row.origin_id, row.why, row.by_person) for row in rows}


def _once_merged_into(targets: Collection[int], at: datetime) -> dict[int, str]:
    merges = Decision.objects.filter(verb=Verb.MERGED.value, decided_at__lte=at).annotate(
        into=KT("after__merged_into_id")
    )
    return dict(merges.filter(into__in=[str(pk) for pk in targets]).values_list("claim_id", "claim_public_id"))


def _stood(row: Any) -> Stood:
    then = row.left_behind or row.found or {}
    return {name: then.get(name, getattr(row, name)) for name in FIELDS}
