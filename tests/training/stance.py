"""Learns which way an account leans towards a claim: writes claims/matching/stance.json, and reports cross-checks.

    python -m tests.training.stance [--check] EMERGENT.jsonl.gz FNC1.jsonl.gz

Needs scikit-learn, which the product does not: `pip install -r tests/training/requirements.txt`. The data card is
claims/docs/stance-weights.md. --check judges every pair by weights that never saw its claim (Emergent) or its text
(FNC-1) and writes nothing.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypedDict, cast
from unittest.mock import patch

import claims.matching
from claims.extraction.figures import figures
from claims.facts import Account, Assertion
from claims.matching import bearing, stance, wordsigns
from claims.matching.forest import Forest, Node
from claims.matching.identity import folded
from claims.matching.judge import Reading, claim_line
from claims.matching.lines import Lines
from claims.matching.neighbours import WIDTH, Neighbours, settled
from claims.matching.passages import Pair
from claims.matching.stance import Leaning, Model
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Stance
from tests.training.stance_scores import Judged, fnc_scores, report, scores

MODEL = "stance-4"
TARGET = Path(claims.matching.__file__).with_name("stance.json")
TREES, NEIGHBOURS = TARGET.with_name("forest.json"), TARGET.with_name("neighbours.json")
FOLDS = 5
#: Claims are shuffled into folds so often; half of the pairs are too few for one shuffle to tell.
SEEDS = (1, 2, 3)
#: Inverse strength of the penalty on weights, chosen by the cross-check: for accounts with and without a title, and
#: for mere words.
STRENGTH, STRENGTH_UNTITLED, STRENGTH_WORDS = 0.05, 0.1, 8
#: A sign seen with fewer claims (or texts, where there is no title) tells of them alone and gets no weight.
LEAST_CLAIMS, LEAST_TEXTS, LEAST_CLAIMS_WORDS = 4, 10, 6
#: How many trees, of how many leaves at most, each of how many examples at least, from signs of how many claims.
HOW_MANY_TREES, LEAVES, AT_A_LEAF, LEAST_CLAIMS_TREES = 100, 96, 3, 8
#: How many accounts are kept to compare others with, and how little the label of one alone moves what is near it.
HOW_MANY_NEIGHBOURS, SMOOTHING = 700, 0.1
#: Weights nearer to 0 change nothing and are left out; the values of mere words are small.
LEAST, LEAST_OF_WORDS = 0.01, 0.05
#: Disagreement is rare among the texts without titles: each counts for so many.
DISAGREEING = 1.5
#: How much claims that are like an article's own, but are not it, count among those that it is not about, and how many.
ALIKE, HOW_MANY = 0.25, 4

#: Values and counts of accounts are kept with so many digits.
DIGITS = 4

LEANINGS = {"agree": Leaning.FOR, "disagree": Leaning.AGAINST, "discuss": Leaning.OBSERVING}
#: As journalists' labels are compared with stances; every other stance is observing.
SIDES = {
    Stance.SUPPORTS: Leaning.FOR,
    Stance.PARTLY_SUPPORTS: Leaning.FOR,
    Stance.REFUTES: Leaning.AGAINST,
    Stance.RETRACTS: Leaning.AGAINST,
}
Learned = tuple[Model, Forest, Neighbours]


class Titled(TypedDict):
    """The linear members of the model for accounts with a title."""

    titled: dict[str, list[float]]
    words: dict[str, list[float]]


@dataclass(frozen=True)
class Example:
    """A claim beside an article: the group of its fold, and the journalists' label; None for not about it."""

    group: str
    claim: str
    account: Account
    label: Leaning | None


@dataclass(frozen=True)
class Row:
    """What a model learns from: signs with their values, the answer, how much it counts, and its group."""

    signs: dict[str, float]
    answer: int
    counts: float
    group: str


def main(arguments: list[str]) -> None:
    """Train on the two given files and write the weights, or cross-check."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 2:
        raise SystemExit(__doc__)
    titled, untitled = list(emergent(paths[0])), list(fnc(paths[1]))
    if "--check" in arguments:
        for seed in SEEDS:
            judged = checked(titled, lambda some: train(some, apart(untitled, titled, some)), seed)
            report(f"Emergent, folds by claim, shuffle {seed}", scores([one.label for one in titled], judged))
        report(
            "FNC-1, folds by text",
            fnc_scores([one.label for one in untitled], checked(untitled, lambda some: train(titled, some))),
        )
        return
    model, forest, near = train(titled, untitled)
    TARGET.write_text(json.dumps(model, indent=0) + "\n", encoding="utf-8")
    TREES.write_text(written(forest), encoding="utf-8")
    NEIGHBOURS.write_text(listed(near), encoding="utf-8")
    print(f"wrote {len(model['titled'])} and {len(model['untitled'])} weights, {len(forest['trees'])} trees")


def written(forest: Forest) -> str:
    """Return a forest as JSON, one tree a line."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in forest["trees"])
    return f'{{"signs": {json.dumps(forest["signs"])},\n"trees": [\n{trees}\n]}}\n'


def listed(near: Neighbours) -> str:
    """Return accounts as JSON, one a line."""
    accounts = ",\n".join(json.dumps(one, separators=(",", ":")) for one in near["accounts"])
    return f'{{"signs": {json.dumps(near["signs"])},\n"even": {near["even"]},\n"accounts": [\n{accounts}\n]}}\n'


def emergent(path: str) -> Iterator[Example]:
    """Yield the pairs of the Emergent file."""
    for row in _lines(path):
        article = row["article"]
        account = Account(article["title"], article["text"])
        yield Example(row["claim"]["id"], row["claim"]["text"], account, Leaning.of(row["stance"]))


def apart(untitled: Sequence[Example], titled: Sequence[Example], some: Sequence[Example]) -> list[Example]:
    """Return the pairs without titles whose texts are none of those held out: FNC-1 was made from Emergent.

    A text is one of a claim that is held out if it is an article's of it, or if a headline given to it is.
    """
    learned = {example.group for example in some}
    held = [example.account for example in titled if example.group not in learned]
    words = {_plain(account.title) for account in held} | {_plain(account.text) for account in held}
    theirs = {one.group for one in untitled if one.label and _plain(one.claim) in words}
    theirs |= {one.group for one in untitled if _plain(one.account.text) in words}
    return [one for one in untitled if one.group not in theirs]


def fnc(path: str) -> Iterator[Example]:
    """Yield the pairs of the FNC-1 file: the headlines are claims, the texts have no title."""
    for row in _lines(path):
        account = Account("", row["text"])
        for headline in row["headlines"]:
            yield Example(row["body_id"], headline["text"], account, LEANINGS.get(headline["stance"]))


def train(titled: Sequence[Example], untitled: Sequence[Example]) -> Learned:
    """Return the weights, the trees and the accounts learned from pairs with and without titles."""
    with_title, forest, near = fit_titled(titled)
    weights: Model = {
        "id": MODEL,
        "bearing": fit_bearing([*_bearing_rows(untitled), *_alike_rows(titled)]),
        **with_title,
        "untitled": fit_leaning(_untitled_rows(untitled), STRENGTH_UNTITLED, LEAST_TEXTS),
    }
    return weights, forest, near


def fit_titled(titled: Sequence[Example]) -> tuple[Titled, Forest, Neighbours]:
    """Return the members of the model for accounts with a title."""
    rows, words = leaning_rows(titled), word_rows(titled)
    weights = fit_leaning(rows, STRENGTH, LEAST_CLAIMS)
    of_words = fit_leaning(words, STRENGTH_WORDS, LEAST_CLAIMS_WORDS, LEAST_OF_WORDS)
    return {"titled": weights, "words": of_words}, fit_forest(rows), fit_neighbours(rows)


def folds(groups: Iterable[str], seed: int) -> dict[str, int]:
    """Return the fold of each group."""
    every = sorted(set(groups))
    random.Random(seed).shuffle(every)
    return {group: number % FOLDS for number, group in enumerate(every)}


def fit_bearing(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each sign of being about a claim."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    table = DictVectorizer(sparse=False)
    values = table.fit_transform([row.signs for row in rows])
    learned = LogisticRegression(C=1, max_iter=3000, fit_intercept=False)
    learned.fit(values, [row.answer for row in rows], [row.counts for row in rows])
    return {
        name: round(float(weight), 3)
        for name, weight in zip(table.get_feature_names_out(), learned.coef_[0], strict=True)
    }


def fit_leaning(rows: Sequence[Row], strength: float, least: int, smallest: float = LEAST) -> dict[str, list[float]]:
    """Return the weights of each sign that occurs in at least `least` groups, one for each leaning."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    table = DictVectorizer()
    values = table.fit_transform(common(rows, least))
    # scikit-learn counts in 64 bits, its solver only takes 32.
    values.indices, values.indptr = values.indices.astype("int32"), values.indptr.astype("int32")
    learned = LogisticRegression(C=strength, max_iter=3000)
    learned.fit(values, [row.answer for row in rows], [row.counts for row in rows])
    weights = zip(table.get_feature_names_out(), learned.coef_.T.tolist(), strict=True)
    told = {name: [round(w, 3) for w in each] for name, each in weights if max(map(abs, each)) >= smallest}
    told["any"] = [round(w, 3) for w in learned.intercept_.tolist()]
    return told


def fit_forest(rows: Sequence[Row]) -> Forest:
    """Return trees that vote on the leaning. The same rows give the same trees."""
    from sklearn.ensemble import ExtraTreesClassifier
    from sklearn.feature_extraction import DictVectorizer

    table = DictVectorizer(sparse=False)
    values = table.fit_transform(common(rows, LEAST_CLAIMS_TREES))
    learned = ExtraTreesClassifier(
        HOW_MANY_TREES, max_features=0.1, min_samples_leaf=AT_A_LEAF, max_leaf_nodes=LEAVES, random_state=0
    )
    learned.fit(values, [row.answer for row in rows])
    trees = [_nodes(one.tree_) for one in learned.estimators_]
    used = sorted({int(node[0]) for tree in trees for node in tree if len(node) > len(Leaning)})
    place = {sign: at for at, sign in enumerate(used)}
    for node in (node for tree in trees for node in tree if len(node) > len(Leaning)):
        node[0] = place[int(node[0])]
    return {"signs": [str(table.get_feature_names_out()[sign]) for sign in used], "trees": trees}


def fit_neighbours(rows: Sequence[Row]) -> Neighbours:
    """Return accounts to compare others with, chosen by lot, and what each counts (Nyström's kernel ridge)."""
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.preprocessing import normalize

    table = DictVectorizer(sparse=False)
    raw = table.fit_transform(common(rows, LEAST_CLAIMS)).round(DIGITS)
    chosen = sorted(random.Random(0).sample(range(len(rows)), min(HOW_MANY_NEIGHBOURS, len(rows))))
    values = normalize(raw)
    near = numpy.exp(2 * WIDTH * (values @ values[chosen].T - 1))
    answers = numpy.eye(len(Leaning))[[row.answer for row in rows]]
    even = answers.mean(axis=0)
    # Accounts with the very same signs make it singular: the smallest of the solutions shares what they count.
    counts, *_ = numpy.linalg.lstsq(near.T @ near + SMOOTHING * near[chosen], near.T @ (answers - even))
    accounts = [(_rounded(each), _signs_of(raw[at])) for each, at in zip(counts, chosen, strict=True)]
    return {"signs": list(table.get_feature_names_out()), "even": _rounded(even), "accounts": accounts}


def _signs_of(values: Any) -> list[tuple[int, float]]:
    return [(int(at), float(values[at])) for at in values.nonzero()[0]]


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(float(value), DIGITS) for value in values]


def _nodes(tree: Any) -> list[Node]:
    """The nodes of one of scikit-learn's trees, in its order."""
    forks = zip(tree.feature, tree.threshold, tree.children_left, tree.children_right, tree.value, strict=True)
    return [
        [round(float(chance), 3) for chance in value[0]]
        if low == high
        else [int(sign), round(float(threshold), 4), int(low), int(high)]
        for sign, threshold, low, high, value in forks
    ]


def common(rows: Sequence[Row], least: int) -> list[dict[str, float]]:
    """The signs of each row, without those that fewer than `least` groups have."""
    groups: dict[str, set[str]] = {}
    for row in rows:
        for name in row.signs:
            groups.setdefault(name, set()).add(row.group)
    return [{name: value for name, value in row.signs.items() if len(groups[name]) >= least} for row in rows]


def checked(examples: Sequence[Example], learn: Callable[[list[Example]], Learned], seed: int = 1) -> list[Judged]:
    """Return what is judged of each example by weights that never saw its group."""
    fold = folds([example.group for example in examples], seed)
    judged: dict[int, Judged] = {}
    for number in range(FOLDS):
        model = learn([example for example in examples if fold[example.group] != number])
        mine = [at for at, example in enumerate(examples) if fold[example.group] == number]
        judged.update(zip(mine, judgements([examples[at] for at in mine], model), strict=True))
    return [judged[at] for at in range(len(examples))]


def judgements(examples: Sequence[Example], learned: Learned) -> Iterator[Judged]:
    """Yield the side that the whole judge takes for each example (None: not about it), and how surely."""
    model, trees, known = learned[0], learned[1], settled(learned[2])
    with (
        patch.object(stance, "model", lambda: model),
        patch.object(stance, "forest", lambda: trees),
        patch.object(stance, "neighbourhood", lambda: known),
    ):
        reading: tuple[Account, Reading] | None = None
        for example in examples:
            if reading is None or reading[0] is not example.account:
                reading = (example.account, Reading(example.account))
            found = reading[1].judge(assertion(example.claim))
            side = None if found.stance is Stance.NOT_ABOUT else SIDES.get(found.stance, Leaning.OBSERVING)
            yield side, found.confidence


def assertion(text: str) -> Assertion:
    """Return a claim as `relate` reads it where nothing but its text is given."""
    return Assertion(text, figures=figures(Document(text), Span(0, len(text))))


def _pairs(examples: Iterable[Example]) -> Iterator[tuple[Example, Pair]]:
    read: tuple[Account, Lines] | None = None
    for example in examples:
        if read is None or read[0] is not example.account:
            read = (example.account, Lines(example.account))
        yield example, Pair(Assertion(example.claim), claim_line(example.claim), read[1])


_SIGNS: dict[Example, dict[str, float]] = {}


def leaning_rows(examples: Sequence[Example]) -> list[Row]:
    fresh = [example for example in examples if example not in _SIGNS]
    _SIGNS.update((example, stance.signs(pair)) for example, pair in _pairs(fresh))
    return [Row(_SIGNS[one], list(Leaning).index(one.label), 1.0, one.group) for one in examples if one.label]


_WORDS: dict[Example, dict[str, float]] = {}


def word_rows(examples: Sequence[Example]) -> list[Row]:
    """Return the pairs with their mere words for signs."""
    fresh = [example for example in examples if example not in _WORDS]
    _WORDS.update((example, dict(wordsigns.signs(pair))) for example, pair in _pairs(fresh))
    return [Row(_WORDS[one], list(Leaning).index(one.label), 1.0, one.group) for one in examples if one.label]


def _untitled_rows(examples: Sequence[Example]) -> list[Row]:
    """The pairs that are about it; the many headlines of one text count less each."""
    about = [example for example in examples if example.label]
    of_text = Counter(example.group for example in about)
    rows = []
    for row in leaning_rows(about):
        weight = DISAGREEING if list(Leaning)[row.answer] is Leaning.AGAINST else 1.0
        rows.append(Row(row.signs, row.answer, weight / of_text[row.group] ** 0.5, row.group))
    return rows


_BEARING: dict[Example, dict[str, float]] = {}


def _bearing_rows(examples: Sequence[Example]) -> list[Row]:
    fresh = [example for example in examples if example not in _BEARING]
    _BEARING.update((example, dict(bearing.signs(pair))) for example, pair in _pairs(fresh))
    return [Row(_BEARING[one], int(one.label is not None), 1.0, one.group) for one in examples]


def _alike_rows(examples: Sequence[Example]) -> list[Row]:
    """Each article with its own claim, and with the other claims that it shares most words with."""
    own: dict[Account, set[str]] = {}
    for example in examples:
        own.setdefault(example.account, set()).add(example.claim)
    every = sorted({example.claim for example in examples})
    rows: list[Row] = []
    for account, claimed in own.items():
        lines = Lines(account)
        pairs = [(text, Pair(Assertion(text), claim_line(text), lines)) for text in every]
        others = [pair for text, pair in pairs if text not in claimed]
        others.sort(key=lambda pair: -max(pair.best_share, pair.title_share))
        rows += [Row(dict(bearing.signs(pair)), 1, 2 * ALIKE, "") for text, pair in pairs if text in claimed]
        rows += [Row(dict(bearing.signs(pair)), 0, ALIKE, "") for pair in others[:HOW_MANY]]
    return rows


@cache
def _plain(text: str) -> str:
    return folded(text)[:300]


def _lines(path: str) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (cast(dict[str, Any], json.loads(line)) for line in lines if line.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
