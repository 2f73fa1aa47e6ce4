"""relate --claims: articles in, the claims of a file that each is likeliest about out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

CLAIMS = [
    {"id": "barges", "text": "Twelve barges sank at Port Lowe", "date": "2026-03-14"},
    {"id": 7, "text": "The mill at Ostrava Quay stopped baking bread", "speaker": "Ida Marr"},
]
ARTICLE = {
    "id": "a",
    "title": "Barges raised at Port Lowe",
    "text": "Divers found that only nine barges sank at Port Lowe, not twelve.",
    "date": "2026-03-16",
}


def written(path: Path, rows: list[Any]) -> str:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def related(tmp_path: Path, articles: list[Any], claims: list[Any] = CLAIMS, **options: Any) -> list[dict[str, Any]]:
    pool, out = written(tmp_path / "claims.jsonl", claims), io.StringIO()
    try:
        call_command("relate", written(tmp_path / "articles.jsonl", articles), claims=pool, stdout=out, **options)
    finally:
        answers = [json.loads(line) for line in out.getvalue().splitlines()]
        (tmp_path / "answers.json").write_text(json.dumps(answers), "utf-8")
    return answers


def test_each_article_gets_the_claims_best_first(tmp_path: Path) -> None:
    answer = related(tmp_path, [ARTICLE])[0]

    assert (answer["id"], [match["claim"] for match in answer["matches"]]) == ("a", ["barges", 7])
    best, other = answer["matches"]
    assert set(best) == {"claim", "related", "stance", "confidence", "passage", "reasons"}
    assert best["related"] > 0.5 > other["related"]


def test_an_article_may_have_a_title_only(tmp_path: Path) -> None:
    answer = related(tmp_path, [{"id": "a", "title": "No bread from Ostrava mill", "text": ""}])[0]

    assert answer["matches"][0]["claim"] == 7


def test_top_bounds_the_claims_of_an_article(tmp_path: Path) -> None:
    assert len(related(tmp_path, [ARTICLE], top=1)[0]["matches"]) == 1


def test_a_bad_article_is_answered_and_passed_over(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="1 line could not be read"):
        related(tmp_path, [{"id": "empty"}, ARTICLE])

    first, second = json.loads((tmp_path / "answers.json").read_text("utf-8"))
    assert first["id"] == "empty"
    assert first["error"].startswith("Line 1: ")
    assert second["matches"]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([{"text": "Barges sank"}], "Of the claims: Line 1: the claim has no id"),
        ([{"id": "a"}], "Of the claims: Line 1: there is no text"),
        ([CLAIMS[0], CLAIMS[0]], "the id “barges” is given twice"),
        (["{"], "Of the claims: Line 1: this is not JSON"),
    ],
)
def test_a_bad_claim_stops_the_command(tmp_path: Path, claims: list[Any], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        related(tmp_path, [ARTICLE], claims)


def test_a_missing_file_of_claims_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere.jsonl” cannot be read"):
        call_command("relate", written(tmp_path / "a", [ARTICLE]), claims=str(tmp_path / "nowhere.jsonl"))


def test_the_top_is_at_least_one(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        related(tmp_path, [ARTICLE], top=0)


def test_claims_and_articles_cannot_share_standard_input() -> None:
    with pytest.raises(CommandError, match="cannot both come from standard input"):
        call_command("relate", "-", claims="-")
