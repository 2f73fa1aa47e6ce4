"""Claims and versions as matching compares them. Reads only."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction.figures import figures
from claims.facts import Account, Assertion
from claims.models import ArticleVersion, Claim, Mention
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind


def of_claims(claims: Iterable[Claim]) -> dict[int, Assertion]:
    """Return the assertion of each claim by its id. One SQL query, besides those for the claims and their speakers."""
    wanted = {claim.pk: claim for claim in claims}
    rows = Mention.objects.filter(claim__in=wanted, place__gt="").order_by("-pk")
    places = dict(rows.values_list("claim_id", "place"))
    return {pk: _assertion(claim, places.get(pk, "")) for pk, claim in wanted.items()}


def of_version(version: ArticleVersion) -> Account:
    """Return a version as an account. Its article and its source are read with it, or queried."""
    article = version.article
    return Account(version.title, version.text, article.dated.date(), article.source.name)


def _assertion(claim: Claim, place: str) -> Assertion:
    # From the canonical words, not from a mention's: an editor may have reworded the claim.
    document = Document(claim.text)
    return Assertion(
        text=claim.text,
        kind=FlagKind.of(claim.kind),
        speaker=claim.speaker.name if claim.speaker else "",
        figures=figures(document, Span(0, len(claim.text))),
        event_day=claim.event_date,
        reported=claim.reported_at.date(),
        place=place,
    )
