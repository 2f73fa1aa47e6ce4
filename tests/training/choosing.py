"""Learning to choose one of several by weighed signs: a softmax over what is offered, several of which may be right."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

from claims.text.document import Document
from claims.text.spans import Span

STEPS, RATE, FOLDS = 300, 0.05, 5
#: Weights nearer to 0 change nothing and are left out.
LEAST = 0.02

Weights = dict[str, float]
Row = dict[str, Any]


class Example(Protocol):
    """A choice: the signs of each that is offered, with how much there is of them, and which are right."""

    @property
    def article(self) -> str:
        """The article that it stands in."""

    @property
    def signs(self) -> Sequence[Mapping[str, float]]:
        """The signs of each that is offered."""

    @property
    def right(self) -> Sequence[bool]:
        """Which of them are right; none of them where the right one is not offered."""


Of = TypeVar("Of", bound=Example)
Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Lesson(Generic[Of, Chosen]):
    """What is learned, where it is written and under which name, and how well it is chosen with it.

    - `read`: the examples of a file of articles and one of labels; `learned`: the weights that examples teach;
    - `choice`: what is chosen of an example by weights; `report`: prints how often that is right, under a title.
    """

    target: Path
    model: str
    read: Callable[[str, str], Iterable[Of]]
    learned: Callable[[Sequence[Of]], Weights]
    choice: Callable[[Of, Weights], Chosen]
    report: Callable[[str, Iterable[tuple[Of, Chosen]]], None]

    def teach(self, arguments: Sequence[str], usage: str | None) -> None:
        """Train on the files that a command names, print the cross-check and, without --check, write the weights."""
        examples = [example for pair in pairs(arguments, usage) for example in self.read(*pair)]
        weighed = crossed(examples, self.learned)
        self.report("cross-check", ((one, self.choice(one, weights)) for one, weights in weighed))
        if "--check" not in arguments:
            weights = self.learned(examples)
            self.report("on what was learned", ((one, self.choice(one, weights)) for one in examples))
            write(self.target, self.model, weights)


def learn(examples: Sequence[Example], penalty: float, rarest: int, known: Weights | None = None) -> Weights:
    """Return the weight of each sign of `rarest` offers at least.

    Learned with a penalty on the squares of the weights or, where they are `known`, of how far they move from those.
    """
    counted = Counter(sign for example in examples for told in example.signs for sign, much in told.items() if much)
    order = {sign: at for at, sign in enumerate(sorted(sign for sign, count in counted.items() if count >= rarest))}
    taught = [example for example in examples if any(example.right)]
    table = np.array([_row(told, order) for example in taught for told in example.signs])
    right = np.array([one for example in taught for one in example.right], dtype=float)
    sizes = np.array([len(example.signs) for example in taught])
    first = np.array([(known or {}).get(sign, 0.0) for sign in order])
    return dict(zip(order, map(float, _fitted(table, right, sizes, penalty, first)), strict=True))


def _row(told: Mapping[str, float], order: Mapping[str, int]) -> Any:
    row = np.zeros(len(order))
    for sign, much in told.items():
        if sign in order:
            row[order[sign]] = much
    return row


def _fitted(table: Any, right: Any, sizes: Any, penalty: float, first: Any) -> Any:
    """Return the weights that make the right ones likeliest together, found by small steps (Adam)."""
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    weights, mean, spread = first.copy(), np.zeros(len(first)), np.zeros(len(first))
    for step in range(1, STEPS + 1):
        scores = table @ weights
        chances = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        of_right = chances * right / np.repeat(np.maximum(np.add.reduceat(chances * right, starts), 1e-9), sizes)
        slope = penalty * (weights - first) + table.T @ (
            chances / np.repeat(np.add.reduceat(chances, starts), sizes) - of_right
        )
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope * slope
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def crossed(examples: Sequence[Of], learned: Callable[[Sequence[Of]], Weights]) -> Iterator[tuple[Of, Weights]]:
    """Yield each example with weights that never saw its article."""
    articles = sorted({example.article for example in examples})
    random.Random(1).shuffle(articles)
    for fold in range(FOLDS):
        kept = set(articles[fold::FOLDS])
        weights = learned([example for example in examples if example.article not in kept])
        yield from ((example, weights) for example in examples if example.article in kept)


def score(told: Mapping[str, float], weights: Weights) -> float:
    """Return how much the signs of one that is offered weigh together."""
    return sum(weights.get(sign, 0.0) * much for sign, much in told.items())


def claims(articles: str, labels: str) -> Iterator[tuple[Row, Document, Row, Row, Span]]:
    """Yield each labelled claim that its text holds: article, document, flag, claim, and where the words stand."""
    texts = {row["id"]: row for row in lines(articles)}
    for label in lines(labels):
        document = Document(texts[label["id"]]["text"])
        for flag in label["flags"]:
            for claim in flag["claims"]:
                if span := place_of(document, claim["quote"]):
                    yield texts[label["id"]], document, flag, claim, span


def place_of(document: Document, words: str) -> Span | None:
    """Return where the text has the words first, or None."""
    at = document.text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def same(one: str | None, other: str) -> bool:
    """Say whether one name contains the other."""
    left, right = (" ".join((name or "").lower().replace("’", "'").split()) for name in (one, other))
    return bool(left and right) and (left in right or right in left)


def pairs(arguments: Sequence[str], usage: str | None) -> list[tuple[str, str]]:
    """Return the files of articles and labels that a command names, two by two; SystemExit with the usage otherwise."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if not paths or len(paths) % 2:
        raise SystemExit(usage)
    return list(zip(paths[::2], paths[1::2], strict=True))


def write(target: Path, model: str, weights: Weights) -> None:
    """Write a model as the product reads it."""
    kept = {sign: round(weight, 2) for sign, weight in sorted(weights.items()) if abs(weight) >= LEAST}
    target.write_text(json.dumps({"id": model, "weights": kept}, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"wrote {len(kept)} weights to {target.name}")


def lines(path: str) -> list[Row]:
    """Return the objects of a file, one a line."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
