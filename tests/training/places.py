"""Learns where an asserted event happened: writes claims/extraction/places.json, and reports a cross-check by article.

    python -m tests.training.places [--check] ARTICLES.jsonl LABELS.jsonl [ARTICLES.jsonl LABELS.jsonl …]

Needs numpy, which the product does not (see requirements.txt here). The places that the text names, and "nowhere",
compete; whatever is shown under a name that holds, or is held by, the labelled one is right. Learning starts from the
weights that are there and moves them a little: give it articles that they have not seen. --check reports and writes
nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import claims.extraction
from claims.extraction.learned import weights
from claims.extraction.places import as_named, nowhere
from claims.extraction.placesigns import signs
from claims.text.document import Document
from claims.text.spans import Span
from tests.training.choosing import Lesson, Weights, learn, same, score
from tests.training.choosing import claims as labelled

MODEL = "places-2"
TARGET = Path(claims.extraction.__file__).with_name("places.json")
#: The penalty on how far weights move from those that are there, and how rare a sign may be.
PENALTY, RAREST = 100.0, 8


@dataclass(frozen=True)
class Example:
    """An assertion: the signs of each place and, last, of nowhere; what each is shown as; and which are right."""

    article: str
    signs: Sequence[Mapping[str, float]]
    names: list[str | None]
    right: list[bool]
    labelled: bool


def read(articles: str, labels: str) -> Iterator[Example]:
    """Yield an example for each labelled claim."""
    for article, document, _, claim, span in labelled(articles, labels):
        yield example(article["id"], document, span, claim.get("place") or "")


def example(article: str, document: Document, span: Span, wanted: str) -> Example:
    """Return what is offered as the place of a labelled claim."""
    offered = signs(document, span)
    names = [as_named(document, span, place).name for place, _ in offered]
    told = [*(one for _, one in offered), nowhere(document, span)]
    return Example(article, told, [*names, None], [*(same(name, wanted) for name in names), not wanted], bool(wanted))


def learned(examples: Sequence[Example]) -> Weights:
    """Return the weights that are there, moved by what `examples` with a place teach; those of rare signs stay."""
    there = dict(weights("places"))
    return {**there, **learn([one for one in examples if one.labelled], PENALTY, RAREST, there)}


def choice(one: Example, known: Weights) -> int:
    """Return which of the example's places, or nowhere, has the best score; the first of equals."""
    scores = [score(told, known) for told in one.signs]
    return max(range(len(scores)), key=lambda at: (scores[at], -at))


def report(title: str, chosen: Iterable[tuple[Example, int]]) -> None:
    """Print how often the labelled place is given, and how often one where the label has none."""
    found = list(chosen)
    asked = [one.right[at] for one, at in found if one.labelled]
    given = [one.names[at] is not None for one, at in found if not one.labelled]
    offered = sum(any(one.right) for one, _ in found if one.labelled)
    print(
        f"{title}: {sum(asked)} of {len(asked)} = {sum(asked) / max(len(asked), 1):.3f} ({offered} offered);"
        f" given without a label: {sum(given)} of {len(given)}"
    )


LESSON = Lesson(TARGET, MODEL, read, learned, choice, report)

if __name__ == "__main__":
    LESSON.teach(sys.argv[1:], __doc__)
