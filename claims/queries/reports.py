"""Mentions of claims as a reader sees them: where, when, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models.functions import Coalesce

from claims.models import Figure, Mention
from claims.queries import past
from claims.queries.excerpts import Excerpt, excerpt, with_surroundings
from claims.queries.past import Names
from claims.verdicts import Bound, FlagKind, Precision

#: As many reports of one claim as its page shows; the page says when there are more.
MOST = 200


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a report: its own words, and what they were read as (`value` "" for vague words)."""

    exact: str
    value: str
    bound: Bound
    unit: str


@dataclass(frozen=True, slots=True)
class Report:
    """One mention of a claim in one version of an article. `role` says what it adds to the story of the claim."""

    pk: int
    role: str
    claim: str
    article: int
    version: int
    link: str
    title: str
    outlet: str
    at: datetime
    words: str
    kind: FlagKind
    cue: str
    excerpt: Excerpt
    speaker: str
    quantities: tuple[Quantity, ...]
    event_day: date | None
    event_precision: Precision | None
    place: str
    guesses: tuple[str, ...]


def of_claims(family: Mapping[int, str], at: datetime | None = None, called: Names | None = None) -> list[Report]:
    """Return the mentions of claims, given by id with their public ids, oldest first, at most MOST of them.

    Two SQL queries, three as they stood at a past moment `at`, and then with the names of that moment.
    """
    called, moved = called or Names(), past.moved_since(at)
    dated = Coalesce("version__article__published_at", "version__article__first_seen_at")
    mentions = (
        Mention.objects.filter(past.told(family, at, moved))
        .select_related("flag", "speaker", "version__article__source")
        .defer("version__text")
        .prefetch_related("figures")
        .order_by(dated, "version__article_id", "version__number", "start", "pk")
    )
    seen: set[int] = set()
    rows = [(it, family[moved.get(it.pk, it.claim_id)]) for it in with_surroundings(mentions)[:MOST]]
    return [_report(mention, claim, seen, called) for mention, claim in rows]


def _report(mention: Mention, claim: str, seen: set[int], called: Names) -> Report:
    version, article = mention.version, mention.version.article
    role = _role(mention, seen)
    seen.add(article.pk)
    return Report(
        pk=mention.pk,
        role=role,
        claim=claim,
        article=article.pk,
        version=version.number,
        link=f"{version.get_absolute_url()}#covered-{mention.pk}",
        title=version.title,
        outlet=called.source(article.source),
        at=article.dated if version.number == 1 else version.received_at,
        words=mention.exact,
        kind=FlagKind.of(mention.flag.kind),
        cue=mention.flag.exact,
        excerpt=excerpt(mention),
        speaker=called.speaker(mention.speaker),
        quantities=tuple(_quantity(figure) for figure in mention.figures.all()),
        event_day=mention.event_date,
        event_precision=Precision.of(mention.event_precision) if mention.event_precision else None,
        place=mention.place,
        guesses=tuple(mention.guesses),
    )


def _role(mention: Mention, seen: set[int]) -> str:
    if not seen:
        return "Reported"
    if mention.version.article_id not in seen:
        return "Repeated"
    number = mention.version.number
    return "Said again" if number == 1 else f"In version {number}"


def _quantity(figure: Figure) -> Quantity:
    numbers = [f"{number.normalize():,f}" for number in (figure.value, figure.high) if number is not None]
    value = "–".join(numbers) + (f" of {figure.total.normalize():,f}" if figure.total is not None else "")
    return Quantity(figure.exact, value, Bound.of(figure.bound), figure.unit)
