"""Compares means of telling the stance by the same folds, split by claim: prints scores, writes nothing.

    python -m tests.training.stance_means EMERGENT.jsonl.gz

Scores what each says by itself, without the rules and the hard rule of claims.matching.judge.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from claims.matching.stance import Leaning
from tests.training import stance
from tests.training.stance import Example, Row, emergent
from tests.training.stance_scores import report, scores


def main(arguments: list[str]) -> None:
    """Print the scores of each mean, over all seeds."""
    from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression

    examples = list(emergent(arguments[0]))
    rows = stance.leaning_rows(examples)
    trees = ExtraTreesClassifier(
        stance.HOW_MANY_TREES, max_features=0.1, min_samples_leaf=stance.AT_A_LEAF, max_leaf_nodes=stance.LEAVES
    )
    linear = LogisticRegression(C=stance.STRENGTH, max_iter=3000)
    boosted = HistGradientBoostingClassifier(max_iter=120, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=10)
    found = {
        "words of the title, linear": chances(n_grams(rows), LogisticRegression(C=0.3, max_iter=3000), 4),
        "signs, linear": chances(rows, linear, stance.LEAST_CLAIMS),
        "signs, trees": chances(rows, trees.set_params(random_state=0), stance.LEAST_CLAIMS_TREES),
        "signs, boosted trees": chances(rows, boosted, stance.LEAST_CLAIMS_TREES),
    }
    found["signs, mean of linear and trees"] = [
        (one + other) / 2 for one, other in zip(found["signs, linear"], found["signs, trees"], strict=True)
    ]
    for name, each in found.items():
        report(name, mean_scores(examples, each))


def chances(rows: Sequence[Row], learner: Any, least: int) -> list[Any]:
    """Return for each seed the chances of the leanings of each row, by a learner that never saw its group."""
    import numpy
    from sklearn.base import clone
    from sklearn.feature_extraction import DictVectorizer

    values = DictVectorizer(sparse=False).fit_transform(stance.common(rows, least))
    answers = numpy.array([row.answer for row in rows])
    found = []
    for seed in stance.SEEDS:
        of_group = stance.folds([row.group for row in rows], seed)
        fold = numpy.array([of_group[row.group] for row in rows])
        told = numpy.zeros((len(rows), len(Leaning)))
        for number in range(stance.FOLDS):
            learned = clone(learner).fit(values[fold != number], answers[fold != number])
            told[fold == number] = learned.predict_proba(values[fold == number])
        found.append(told)
    return found


def n_grams(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with nothing but the words of the title and their pairs for signs."""
    return [
        Row({name: value for name, value in row.signs.items() if name.startswith("word")}, row.answer, 1.0, row.group)
        for row in rows
    ]


def mean_scores(examples: Sequence[Example], found: Sequence[Any]) -> dict[str, float]:
    """Return the scores of chances, as means over the seeds."""
    labels = [one.label for one in examples]
    every = [scores(labels, [(list(Leaning)[int(row.argmax())], float(row.max())) for row in told]) for told in found]
    return {name: sum(one[name] for one in every) / len(every) for name in every[0]}


if __name__ == "__main__":
    main(sys.argv[1:])
