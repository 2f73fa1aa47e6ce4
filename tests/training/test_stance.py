"""What the weights of the stance are learned from, how judgements are scored, and that learning repeats itself."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from claims.facts import Account
from claims.matching.forest import forest
from claims.matching.stance import Leaning, model
from tests.training.stance import NEIGHBOURS, Example, apart, emergent, fnc, train
from tests.training.stance_scores import f1, fnc_scores, scores

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
EMERGENT, FNC = SHARED / "emergent_train.jsonl.gz", SHARED / "fnc1_train.jsonl.gz"
needs_training = pytest.mark.skipif(
    not EMERGENT.exists() or importlib.util.find_spec("sklearn") is None,
    reason="the labelled pairs (../shared) or scikit-learn are not on this machine",
)

NEARLY, NO_WEIGHT = 0.1, [0.0, 0.0, 0.0]


def example(group: str, label: Leaning | None, title: str = "", text: str = "A boat sank.") -> Example:
    return Example(group, "A boat sank", Account(title, text), label)


def test_scores_count_what_is_right_and_what_the_surer_half_got_right() -> None:
    labels = [Leaning.FOR, Leaning.FOR, Leaning.AGAINST, Leaning.OBSERVING]

    found = scores(
        labels,
        [(Leaning.FOR, 0.9), (Leaning.AGAINST, 0.4), (Leaning.AGAINST, 0.8), (None, 0.1)],
    )

    assert (found["accuracy"], found["confident half"]) == (0.75, 1.0)
    assert found["f1 against"] == pytest.approx(2 / 3)


def test_what_is_unrelated_earns_a_quarter_and_the_right_stance_a_whole_point() -> None:
    labels = [None, Leaning.FOR, Leaning.FOR]

    found = fnc_scores(labels, [(None, 1.0), (Leaning.FOR, 1.0), (Leaning.AGAINST, 1.0)])

    assert found["weighted"] == pytest.approx((0.25 + 1 + 0.25) / 2.25)


def test_f1_of_what_never_occurs_is_nothing() -> None:
    assert f1([(Leaning.FOR, Leaning.FOR)], Leaning.AGAINST) == 0.0


def test_texts_and_headlines_of_held_out_claims_are_not_learned_from() -> None:
    held, learned = (
        example("held", Leaning.FOR, "A boat sank", "One text."),
        example("kept", Leaning.FOR, "Other", "Two."),
    )
    by_text, by_headline = example("1", Leaning.FOR, text="One text."), example("2", Leaning.FOR, text="Three.")
    free = Example("3", "Bread is dear", Account("", "Four."), Leaning.FOR)

    assert apart([by_text, by_headline, free], [held, learned], [learned]) == [free]


@needs_training
@pytest.mark.timeout(600)
def test_learning_again_gives_the_stored_weights_and_trees() -> None:
    weights, trees, near = train(list(emergent(str(EMERGENT))), list(fnc(str(FNC))))

    # Words of a set are added in another order by each process: a share at a threshold falls to either side of it.
    assert weights["bearing"] == pytest.approx(model()["bearing"], abs=NEARLY)
    for again, before in (
        (weights["titled"], model()["titled"]),
        (weights["words"], model()["words"]),
        (weights["untitled"], model()["untitled"]),
    ):
        for name in again.keys() | before.keys():
            assert again.get(name, NO_WEIGHT) == pytest.approx(before.get(name, NO_WEIGHT), abs=NEARLY)
    assert trees == forest()
    kept = json.loads(NEIGHBOURS.read_text(encoding="utf-8"))
    assert near["signs"] == kept["signs"]
    for (counts, _), (stored, _) in zip(near["accounts"], kept["accounts"], strict=True):
        assert counts == pytest.approx(stored, abs=NEARLY)
