"""How the weights of ranking are learned, and that those kept are what the data gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.matching.ranking import model
from tests.training import ranking

PAIRS = Path(__file__).parents[3] / "shared/eval/emergent_train.jsonl.gz"
THINGS = ["barges", "bridge", "bread", "lighthouse", "museum"]


def row(number: int, thing: str, text: str = "") -> dict[str, Any]:
    claim = {"id": thing, "text": f"The {thing} of Port Lowe is lost", "date": f"2026-03-1{number % 5}"}
    return {"claim": claim, "article": {"title": f"Lost {thing}", "text": text, "date": claim["date"]}}


ROWS = [
    row(n, thing, text) for n, thing in enumerate(THINGS) for text in ("", f"Nobody finds the {thing}. It is gone.")
]


def test_an_article_has_signs_towards_every_claim_of_the_pool() -> None:
    articles = list(ranking.read(ROWS))

    assert [article.about for article in articles] == [row["claim"]["id"] for row in ROWS]
    assert all(article.signs.keys() == set(THINGS) for article in articles)


def test_what_is_learned_ranks_claims_that_it_has_not_seen(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")

    ranking.report(list(ranking.read(ROWS)))

    assert capsys.readouterr().out.count("recall@1 1.0000") == len(ranking.SEEDS)


def test_of_equals_the_order_of_names_decides() -> None:
    signs = {"near": 1.0}
    article = ranking.Article("b", {"a": signs, "b": signs, "c": {"near": 0.0}})

    assert ranking.rank(article, ["near"], [1.0], 0.0) == 2


def test_without_a_file_it_says_how_to_run_it() -> None:
    with pytest.raises(SystemExit, match=r"tests\.training\.ranking"):
        ranking.main([])


@pytest.mark.skipif(not PAIRS.exists(), reason="the labelled pairs are not at hand")
@pytest.mark.timeout(600)
def test_training_again_gives_the_weights_that_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.setattr(ranking, "TARGET", tmp_path / "ranking.json")
    monkeypatch.setattr(ranking, "SEEDS", ())

    ranking.main([str(PAIRS)])

    again = json.loads((tmp_path / "ranking.json").read_text("utf-8"))
    assert again["weights"] == pytest.approx(model()["weights"], abs=0.02)
    assert again["constant"] == pytest.approx(model()["constant"], abs=0.05)
