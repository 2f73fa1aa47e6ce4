"""Learns who says an assertion: writes claims/extraction/speaker.json, and reports a cross-check by article.

    python -m tests.training.speaker [--check] ARTICLES.jsonl LABELS.jsonl [ARTICLES.jsonl LABELS.jsonl …]

Needs numpy, which the product does not (see requirements.txt here). The sources around an assertion, and "nobody",
compete in a softmax over named signs; whatever gives the labelled name is right. --check reports and writes nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import claims.extraction
from claims.extraction.naming import name_of
from claims.extraction.speakersigns import candidates, nobody, signs
from claims.facts import Coverage, Flag
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind, Scope

MODEL = "speaker-1"
TARGET = Path(claims.extraction.__file__).with_name("speaker.json")
#: The penalty on weights, how rare a sign may be, how many are kept, and how much less "nobody" weighs than learned.
PENALTY, RAREST, KEPT, BOLDNESS = 2.0, 4, 150, 0.8
STEPS, RATE, FOLDS = 300, 0.05, 5

Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """A labelled assertion: the signs of each source and, last, of nobody; the names; and which of them are right."""

    article: str
    signs: list[list[str]]
    names: list[str | None]
    right: list[bool]
    labelled: bool


def main(arguments: list[str]) -> None:
    """Train on the given files, print the cross-check, and write the weights."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if not paths or len(paths) % 2:
        raise SystemExit(__doc__)
    examples = [example for pair in zip(paths[::2], paths[1::2], strict=True) for example in read(*pair)]
    report("cross-check", list(_crossed(examples)))
    if "--check" not in arguments:
        weights = learn(examples)
        report("on what was learned", [(example, choice(example, weights)) for example in examples])
        write(weights)


def read(articles: str, labels: str) -> Iterator[Example]:
    """Yield an example for each labelled claim."""
    texts = {item["id"]: item["text"] for item in _lines(articles)}
    for label in _lines(labels):
        document = Document(texts[label["id"]])
        for given in label["flags"]:
            for claim in given["claims"]:
                if example := _example(label["id"], document, given, claim):
                    yield example


def _example(article: str, document: Document, given: dict[str, Any], claim: dict[str, Any]) -> Example | None:
    cue, span = _span(document, given["cue"]), _span(document, claim["quote"])
    if cue is None or span is None:
        return None
    flag = Flag(FlagKind.of(given["kind"]), "label", cue, (Coverage(span, Scope.EARLIER, "label"),))
    offered, wanted = candidates(document, span), claim.get("speaker") or ""
    named = [name_of(document, candidate.saying).speaker for candidate in offered]
    names = [*(speaker.name if speaker else None for speaker in named), None]
    told = [sorted(signs(document, flag, span, candidate)) for candidate in offered]
    right = [bool(wanted) and _same(name, wanted) for name in names[:-1]]
    return Example(
        article, [*told, sorted(nobody(document, flag, span, offered))], names, [*right, not wanted], bool(wanted)
    )


def _span(document: Document, words: str) -> Span | None:
    at = document.text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _same(one: str | None, other: str) -> bool:
    """Say whether one name contains the other."""
    left, right = (" ".join((name or "").lower().replace("’", "'").split()) for name in (one, other))
    return bool(left) and (left in right or right in left)


def learn(examples: Sequence[Example]) -> Weights:
    """Return the weights of the signs that matter most, learned again without the others."""
    counted = Counter(sign for example in examples for told in example.signs for sign in told)
    first = _fit(examples, {sign for sign, count in counted.items() if count >= RAREST})
    by_weight = sorted(first, key=lambda sign: -abs(first[sign]) * min(counted[sign], 60) ** 0.5)
    weights = _fit(examples, {*by_weight[:KEPT], "nobody"})
    weights["nobody"] -= BOLDNESS
    return weights


def _fit(examples: Sequence[Example], known: set[str]) -> Weights:
    order = {sign: at for at, sign in enumerate(sorted(known))}
    rows = [(_matrix(example, order), np.array(example.right)) for example in examples if any(example.right)]
    weights, mean, spread = (np.zeros(len(order)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights + sum(_slope(table, right, weights) for table, right in rows)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope * slope
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {sign: float(weights[at]) for sign, at in order.items()}


def _matrix(example: Example, order: dict[str, int]) -> Any:
    table = np.zeros((len(example.signs), len(order)))
    for row, told in enumerate(example.signs):
        table[row, [order[sign] for sign in told if sign in order]] = 1
    return table


def _slope(table: Any, right: Any, weights: Any) -> Any:
    scores = table @ weights
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    return table.T @ (chances - chances * right / max((chances * right).sum(), 1e-9))


def choice(example: Example, weights: Weights) -> int:
    """Return which of the example's sources, or nobody, has the best score."""
    scores = [sum(weights.get(sign, 0.0) for sign in told) for told in example.signs]
    return max(range(len(scores)), key=lambda at: (scores[at], at))


def _crossed(examples: Sequence[Example]) -> Iterator[tuple[Example, int]]:
    articles = sorted({example.article for example in examples})
    random.Random(1).shuffle(articles)
    for fold in range(FOLDS):
        kept = set(articles[fold::FOLDS])
        weights = learn([example for example in examples if example.article not in kept])
        yield from ((example, choice(example, weights)) for example in examples if example.article in kept)


def report(title: str, chosen: Iterable[tuple[Example, int]]) -> None:
    """Print how often the labelled speaker is given, and how often one where the label has none."""
    asked = right = given = none = 0
    for example, at in chosen:
        asked += example.labelled
        right += example.labelled and example.right[at]
        none += not example.labelled
        given += not example.labelled and example.names[at] is not None
    print(f"{title}: {right} of {asked} = {right / max(asked, 1):.3f}; given without a label: {given} of {none}")


def write(weights: Weights) -> None:
    """Write the model that claims/extraction/speakers.py reads."""
    rounded = {sign: round(weight, 2) for sign, weight in sorted(weights.items()) if abs(weight) >= 0.02}
    TARGET.write_text(json.dumps({"id": MODEL, "weights": rounded}, indent=0, ensure_ascii=False) + "\n", "utf-8")


def _lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main(sys.argv[1:])
