"""Learns who says an assertion: writes claims/extraction/speaker.json, and reports a cross-check by article.

    python -m tests.training.speaker [--check] ARTICLES.jsonl LABELS.jsonl [ARTICLES.jsonl LABELS.jsonl …]

Needs numpy, which the product does not (see requirements.txt here). The sources around an assertion, and "nobody",
compete; whatever gives the labelled name is right. --check reports and writes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import claims.extraction
from claims.extraction.naming import name_of
from claims.extraction.speakersigns import candidates, nobody, signs
from claims.facts import Coverage, Flag
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind, Scope
from tests.training.choosing import Lesson, Row, Weights, learn, place_of, same, score
from tests.training.choosing import claims as labelled

MODEL = "speaker-2"
TARGET = Path(claims.extraction.__file__).with_name("speaker.json")
#: The penalty on weights, how rare a sign may be, how many are kept, and how much less "nobody" weighs than learned.
PENALTY, RAREST, KEPT, BOLDNESS = 2.0, 4, 150, 0.8


@dataclass(frozen=True)
class Example:
    """A labelled assertion: the signs of each source and, last, of nobody; the names; and which of them are right."""

    article: str
    signs: list[dict[str, float]]
    names: list[str | None]
    right: list[bool]
    labelled: bool


def read(articles: str, labels: str) -> Iterator[Example]:
    """Yield an example for each labelled claim."""
    for article, document, given, claim, span in labelled(articles, labels):
        if cue := place_of(document, given["cue"]):
            yield example(article["id"], document, _flag(given, cue, span), claim)


def _flag(given: Row, cue: Span, span: Span) -> Flag:
    return Flag(FlagKind.of(given["kind"]), "label", cue, (Coverage(span, Scope.EARLIER, "label"),))


def example(article: str, document: Document, flag: Flag, claim: Row) -> Example:
    """Return who is offered as the speaker of the labelled claim that `flag` covers."""
    span, wanted = flag.covers[0].span, claim.get("speaker") or ""
    offered = candidates(document, span)
    named = [name_of(document, candidate.saying).speaker for candidate in offered]
    names = [*(speaker.name if speaker else None for speaker in named), None]
    told = [*(signs(document, flag, span, one) for one in offered), nobody(document, flag, span, offered)]
    right = [*(same(name, wanted) for name in names[:-1]), not wanted]
    return Example(article, [dict.fromkeys(one, 1.0) for one in told], names, right, bool(wanted))


def learned(examples: Sequence[Example]) -> Weights:
    """Return the weights of the signs that matter most, learned again without the others."""
    counted = Counter(sign for example in examples for told in example.signs for sign in told)
    first = learn(examples, PENALTY, RAREST)
    by_weight = sorted(first, key=lambda sign: -abs(first[sign]) * min(counted[sign], 60) ** 0.5)
    weights = learn([_only(one, {*by_weight[:KEPT], "nobody"}) for one in examples], PENALTY, RAREST)
    weights["nobody"] -= BOLDNESS
    return weights


def _only(one: Example, kept: set[str]) -> Example:
    """Return the example with no other signs than those in `kept`."""
    told = [{sign: much for sign, much in signs.items() if sign in kept} for signs in one.signs]
    return Example(one.article, told, one.names, one.right, one.labelled)


def choice(example: Example, weights: Weights) -> int:
    """Return which of the example's sources, or nobody, has the best score; nobody, or the last, of equals."""
    scores = [score(told, weights) for told in example.signs]
    return max(range(len(scores)), key=lambda at: (scores[at], at))


def report(title: str, chosen: Iterable[tuple[Example, int]]) -> None:
    """Print how often the labelled speaker is given, and how often one where the label has none."""
    asked = right = given = none = 0
    for example, at in chosen:
        asked += example.labelled
        right += example.labelled and example.right[at]
        none += not example.labelled
        given += not example.labelled and example.names[at] is not None
    print(f"{title}: {right} of {asked} = {right / max(asked, 1):.3f}; given without a label: {given} of {none}")


LESSON = Lesson(TARGET, MODEL, read, learned, choice, report)

if __name__ == "__main__":
    LESSON.teach(sys.argv[1:], __doc__)
