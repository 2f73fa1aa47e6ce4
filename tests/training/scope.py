"""Learns which words a cue covers: writes claims/flagging/scope.json, and reports a cross-check by article.

    python -m tests.training.scope [--check] ARTICLES.jsonl LABELS.jsonl [ARTICLES.jsonl LABELS.jsonl …]

Needs scikit-learn, which the product does not: `pip install -r tests/training/requirements.txt`. The data card is
claims/docs/learned-weights.md. --check reports and writes nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp
from pathlib import Path
from typing import Any

import claims.flagging
from claims.flagging.candidates import candidates
from claims.flagging.cue import Cue
from claims.flagging.detector import cues
from claims.flagging.scope import covered
from claims.flagging.view import View
from claims.flagging.weigh import evidence, is_sure, needed
from claims.text.document import Document
from claims.text.spans import Span

MODEL = "scope-3"
TARGET = Path(claims.flagging.__file__).with_name("scope.json")
#: Inverse strength of the penalty on weights, and the chance from which a candidate counts: chosen by the cross-check.
STRENGTH, THRESHOLD = 0.3, 0.43
FOLDS = 5
#: Weights nearer to 0 change nothing and are left out.
LEAST = 0.02

Spans = list[Span]


@dataclass(frozen=True)
class Example:
    """A cue that meets a labelled flag: its candidates, their signs, and which of them the label covers."""

    article: str
    offered: list[Span]
    signs: list[list[str]]
    covers: list[bool]
    needed: list[float]
    by_rule: list[Span]
    sure: bool
    labelled: list[Span]
    certain: bool


def main(arguments: list[str]) -> None:
    """Train on the given files, print the cross-check, and write the weights."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if not paths or len(paths) % 2:
        raise SystemExit(__doc__)
    examples = [example for pair in zip(paths[::2], paths[1::2], strict=True) for example in read(*pair)]
    print(f"{len(examples)} cues of {len({example.article for example in examples})} articles")
    report("rules alone", examples, [example.by_rule for example in examples])
    report(f"weights, {FOLDS}-fold by article", examples, cross_checked(examples))
    if "--check" not in arguments:
        write(fit(examples))


def read(articles: str, labels: str) -> Iterator[Example]:
    """Yield the examples of one labelled set."""
    texts = {article["id"]: article["text"] for article in _lines(articles)}
    for label in _lines(labels):
        yield from examples_of(label["id"], texts[label["id"]], label["flags"])


def examples_of(article: str, text: str, flags: list[dict[str, Any]]) -> Iterator[Example]:
    """Yield an example for each cue of `text` that overlaps or shares a sentence with a labelled one."""
    document = Document(text)
    found = list(cues(document))
    caveats = frozenset(cue.sentence for cue in found)
    for cue in found:
        label = _label(document, cue, flags)
        by_rule = covered(replace(cue, caveats=caveats))
        if label is not None and by_rule:
            yield _example(article, replace(cue, caveats=caveats), by_rule, label)


def _label(document: Document, cue: Cue, flags: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the labelled flag that the cue meets, one of its own kind before others."""
    met = [flag for flag in flags if _meets(document, cue, flag)]
    return max(met, key=lambda flag: flag["kind"] == cue.phrase.kind.value, default=None)


def _meets(document: Document, cue: Cue, flag: dict[str, Any]) -> bool:
    at = document.text.find(flag["cue"])
    return at >= 0 and document.sentence_at(at) == cue.sentence


def _example(article: str, cue: Cue, by_rule: Sequence[Any], label: dict[str, Any]) -> Example:
    text = cue.document.text
    at = [(text.find(claim["quote"]), len(claim["quote"])) for claim in label["claims"]]
    labelled = [Span(start, start + length) for start, length in at if start >= 0]
    view = View(cue, tuple(candidates(cue, tuple(by_rule))))
    offered = [candidate.span for candidate in view.candidates]
    return Example(
        article,
        offered,
        [evidence(view, candidate) for candidate in view.candidates],
        [any(same(span, quote) for quote in labelled) for span in offered],
        [needed(cue, candidate) for candidate in view.candidates],
        [found.span for found in by_rule],
        is_sure(cue, tuple(by_rule)),
        labelled,
        label["certainty"] == "clear",
    )


def same(one: Span, other: Span) -> bool:
    """Say whether two spans share half of the shorter one."""
    return 2 * (min(one.end, other.end) - max(one.start, other.start)) >= min(len(one), len(other))


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each sign, learned from `examples`."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    examples = [example for example in examples if not example.sure]
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(signs, 1.0) for example in examples for signs in example.signs])
    # scikit-learn counts in 64 bits, its solver for few weights only takes 32.
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    learned = LogisticRegression(C=STRENGTH, penalty="l1", solver="liblinear", max_iter=3000, fit_intercept=False)
    learned.fit(rows, [covers for example in examples for covers in example.covers])
    return dict(zip(table.get_feature_names_out(), map(float, learned.coef_[0]), strict=True))


def cross_checked(examples: Sequence[Example]) -> list[Spans]:
    """Return what is chosen for each example by weights that never saw its article."""
    articles = sorted({example.article for example in examples})
    random.Random(3).shuffle(articles)
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    learned = [fit([e for e in examples if fold[e.article] != number]) for number in range(FOLDS)]
    return [chosen(example, learned[fold[example.article]]) for example in examples]


def chosen(example: Example, weights: dict[str, float]) -> Spans:
    """Return the candidates that `weights` choose, as claims.flagging.weigh does."""
    if example.sure:
        return example.by_rule
    chances = [1 / (1 + exp(-sum(weights.get(sign, 0.0) for sign in signs))) for signs in example.signs]
    weighed = zip(chances, example.needed, example.offered, strict=True)
    likely = [span for chance, needed, span in weighed if chance >= needed]
    return likely or [example.offered[chances.index(max(chances))]]


def report(name: str, examples: Sequence[Example], choices: Sequence[Spans]) -> None:
    """Print precision, recall and F1 of covered spans over the certain labels."""
    pairs = [pair for pair in zip(examples, choices, strict=True) if pair[0].certain]
    right = sum(any(same(span, quote) for quote in e.labelled) for e, spans in pairs for span in spans)
    found = sum(any(same(span, quote) for span in spans) for e, spans in pairs for quote in e.labelled)
    precision = right / sum(len(spans) for _, spans in pairs)
    recall = found / sum(len(e.labelled) for e, _ in pairs)
    print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


def write(weights: dict[str, float]) -> None:
    """Write the weights that matter, in the order of their names."""
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST}
    model = {"id": MODEL, "threshold": THRESHOLD, "weights": kept}
    TARGET.write_text(json.dumps(model, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {len(kept)} weights to {TARGET.name}")


def _lines(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
