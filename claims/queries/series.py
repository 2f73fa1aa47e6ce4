"""The figures of claims through time, from their mentions and the evidence that editors accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr

from claims import facts
from claims.extraction.figures import figures
from claims.matching.series import BESIDE, Line, Point, Series, Telling, through_time, voice
from claims.matching.standing import standing
from claims.models import ArticleVersion, Claim, Evidence, Figure, Mention
from claims.queries import past
from claims.queries.claim import ClaimPage
from claims.queries.past import Names
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Bound, Stance

#: Code points read on either side of a passage for who says it.
REACH = 600

Record = dict[str, Any]

#: Id of a claim → ids of those asked for that it is or was merged into.
Family = dict[int, list[int]]


def of_claims(claims: Collection[int]) -> dict[int, tuple[Series, ...]]:
    """Return the series of each of the claims with these ids, with what was merged into them. Four SQL queries."""
    return _of_families(claims, _family(claims), None, Names())


def of_claim(page: ClaimPage, at: datetime) -> tuple[Series, ...]:
    """Return the series of a claim as it stood at a past moment, `page` being its page then. Four SQL queries."""
    return _of_families([page.pk], {pk: [page.pk] for pk in page.family}, at, past.names(at))[page.pk]


def _of_families(
    claims: Collection[int], family: Family, at: datetime | None, called: Names
) -> dict[int, tuple[Series, ...]]:
    tellings: dict[int, list[Telling]] = {claim: [] for claim in claims}
    for claim, telling in _mentions(family, at, called):
        for root in family[claim]:
            tellings[root].append(telling)
    for row in _evidence(family, at):
        for root in family[row.claim_id]:
            tellings[root].extend(_told(row, _speakers(tellings[root]), called))
    return {claim: through_time(told) for claim, told in tellings.items()}


def with_records(claims: Iterable[Claim], batch: int) -> Iterator[tuple[Claim, list[Record]]]:
    """Yield each claim with its series as plain JSON values: see `record`. Four SQL queries for each `batch` claims."""
    rows = iter(claims)
    while some := list(islice(rows, batch)):
        found = of_claims([claim.pk for claim in some])
        yield from ((claim, [record(series) for series in found[claim.pk]]) for claim in some)


def record(series: Series) -> Record:
    """Return a series as plain JSON values: who told the figures of one thing, each with its ends, day and places."""
    return {"thing": series.thing, "unit": series.unit, "lines": [_line(line) for line in series.lines]}


def number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON has it: whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _line(line: Line) -> Record:
    points = [_point(point) for point in line.points]
    return {
        "speaker": line.voice if line.named else None,
        "outlet": None if line.named else line.voice,
        "points": points,
    }


def _point(point: Point) -> Record:
    figure = point.figure
    return {
        "text": figure.text,
        "bound": figure.bound.value,
        "low": number(point.low),
        "best": number(point.best),
        "high": number(point.high),
        "total": number(figure.total),
        "at": point.at.isoformat(),
        "told": [_place(telling) for telling in point.told],
    }


def _place(telling: Telling) -> Record:
    stance = telling.stance.value if telling.stance else None
    return {"at": telling.at.isoformat(), "outlet": telling.outlet, "path": telling.path, "stance": stance}


# Merges can follow one another, so a family is as deep as it is; one query finds all.
_FAMILY = """
WITH RECURSIVE family(root, id) AS (
    SELECT id, id FROM claims_claim WHERE id IN ({})
    UNION
    SELECT family.root, claim.id FROM claims_claim claim JOIN family ON claim.merged_into_id = family.id
)
SELECT id, root FROM family
"""


def _family(claims: Collection[int]) -> Family:
    family: Family = defaultdict(list)
    wanted = ", ".join(["%s"] * len(claims))
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY.format(wanted), list(claims))
        for claim, root in cursor.fetchall():
            family[claim].append(root)
    return family


def _mentions(family: Family, at: datetime | None, called: Names) -> Iterator[tuple[int, Telling]]:
    rows = Mention.objects.filter(past.told(family, at)).select_related("speaker", "version__article__source")
    rows = rows.defer("version__text").prefetch_related("figures").order_by("pk")
    for row in rows:
        if told := tuple(_fact(figure) for figure in row.figures.all()):
            outlet = called.source(row.version.article.source)
            yield (
                row.claim_id,
                _telling(row.version, told, called.speaker(row.speaker), outlet, row.span, f"#covered-{row.pk}"),
            )


def _evidence(family: Family, at: datetime | None) -> QuerySet[Evidence]:
    """Return accepted evidence from articles that may tell a figure, each with `around`: see `_told`."""
    rows = Evidence.objects.standing(at).filter(claim_id__in=family, version__isnull=False)
    rows = rows.exclude(stance__in=[stance.value for stance in BESIDE]).order_by("added_at", "pk")
    around = Substr("version__text", Greatest(F("start") - REACH + 1, 1), F("end") - F("start") + 2 * REACH)
    return rows.select_related("version__article__source").defer("version__text").annotate(around=around)


def _speakers(told: Iterable[Telling]) -> list[str]:
    return list(dict.fromkeys(telling.speaker for telling in told if telling.speaker))


def _told(row: Evidence, speakers: Collection[str], called: Names) -> Iterator[Telling]:
    """Yield what a piece of evidence tells; nothing where it tells no figure."""
    passage = Document(row.passage)
    found = tuple(standing(figures(passage, Span(0, len(row.passage))), passage.folded))
    if found and row.version is not None and row.start is not None and row.end is not None:
        around: str = row.around  # type: ignore[attr-defined]
        own = Span(row.start, row.end)
        span = own.shifted(-max(row.start - REACH, 0))
        outlet = called.source(row.version.article.source)
        yield _telling(row.version, found, voice(around, span, speakers), outlet, own, "", Stance.of(row.stance))


def _telling(
    version: ArticleVersion,
    told: tuple[facts.Figure, ...],
    speaker: str,
    outlet: str,
    span: Span,
    anchor: str,
    stance: Stance | None = None,
) -> Telling:
    article = version.article
    at = article.dated if version.number == 1 else version.received_at
    return Telling(told, at, speaker, outlet, f"{version.get_absolute_url()}{anchor}", version.pk, span, stance)


def _fact(row: Figure) -> facts.Figure:
    """Return the value of a row; a column keeps four decimals, words mostly none."""
    value, high, total = (None if number is None else number.normalize() for number in (row.value, row.high, row.total))
    return facts.Figure(Span(row.start, row.end), row.exact, value, Bound.of(row.bound), high, total, row.unit)
