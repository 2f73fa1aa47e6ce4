"""Learns on which day an asserted event happened: writes claims/extraction/days.json, and reports a cross-check.

    python -m tests.training.days [--check] ARTICLES.jsonl LABELS.jsonl [ARTICLES.jsonl LABELS.jsonl …]

Needs numpy, which the product does not (see requirements.txt here). The days that the text names, its own day where it
tells news of the day, and "no day" compete; all mentions of the labelled day are right together. Learning starts from
the weights that are there and moves them. --check reports and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import claims.extraction
from claims.extraction.dates import likeliest
from claims.extraction.daysigns import Asserted, Days, near
from claims.extraction.learned import weights
from claims.text.document import Document
from claims.text.spans import Span
from tests.training.choosing import Lesson, Row, Weights, learn, score
from tests.training.choosing import claims as labelled

MODEL = "days-2"
TARGET = Path(claims.extraction.__file__).with_name("days.json")
#: The penalty on how far weights move from those that are there, how rare a sign may be, and how much less "no day"
#: weighs than learned.
PENALTY, RAREST, BOLDNESS = 100.0, 8, 1.8


@dataclass(frozen=True)
class Example:
    """An assertion: the signs of each mention of a day and, last, of none; the days; and which are right."""

    article: str
    signs: list[dict[str, float]]
    days: list[date | None]
    inside: list[bool]
    label: date | None

    @property
    def right(self) -> list[bool]:
        """Which mentions are of the labelled day; "none" where no day is labelled."""
        return [day == self.label for day in self.days]


def read(articles: str, labels: str) -> Iterator[Example]:
    """Yield an example for each labelled claim of an article that has a day or names one."""
    for article, document, _, claim, span in labelled(articles, labels):
        published = date.fromisoformat(article["date"][:10]) if article.get("date") else None
        yield example(article["id"], document, span, published, claim)


def example(article: str, document: Document, span: Span, published: date | None, claim: Row) -> Example:
    """Return what is offered as the day of a labelled claim."""
    days = document.memo(Days, published)
    asserted = Asserted(document, span, days)
    told = [
        (telling.mention.day, dict(asserted.signs(telling)), asserted.has(telling.mention))
        for telling in near(days, span)
    ]
    if days.breaking and days.article:
        told.append((days.article, {"breaking": 1.0}, False))
    signs = [*(one for _, one, _ in told), {"none": 1.0}]
    label = date.fromisoformat(claim["event_date"]) if claim.get("event_date") else None
    return Example(article, signs, [*(day for day, _, _ in told), None], [*(one for _, _, one in told), False], label)


def learned(examples: Sequence[Example]) -> Weights:
    """Return the weights that are there, moved by what `examples` teach; those of rare signs stay."""
    there = dict(weights("days"))
    found = {**there, **learn(examples, PENALTY, RAREST, there)}
    return {**found, "none": found.get("none", 0.0) - BOLDNESS}


def choice(one: Example, known: Weights) -> date | None:
    """Return the day with the strongest signs, or None."""
    scores = [score(told, known) for told in one.signs]
    offered = zip(one.days[:-1], scores[:-1], one.inside[:-1], strict=True)
    return likeliest(((day, told, inside) for day, told, inside in offered if day), scores[-1])


def report(title: str, chosen: Iterable[tuple[Example, date | None]]) -> None:
    """Print how often the labelled day is given, and how often one where the label has none."""
    found = list(chosen)
    asked = [(one, day) for one, day in found if one.label]
    given = [day is not None for one, day in found if not one.label]
    right = sum(one.label == day for one, day in asked)
    offered = sum(any(one.right) for one, _ in asked)
    print(
        f"{title}: {right} of {len(asked)} = {right / max(len(asked), 1):.3f} ({offered} offered);"
        f" given without a label: {sum(given)} of {len(given)}"
    )


LESSON = Lesson(TARGET, MODEL, read, learned, choice, report)

if __name__ == "__main__":
    LESSON.teach(sys.argv[1:], __doc__)
