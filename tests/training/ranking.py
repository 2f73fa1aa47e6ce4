"""Learns how likely an article speaks of a claim: writes claims/matching/ranking.json, and reports a cross-check.

    python -m tests.training.ranking [--check] PAIRS.jsonl[.gz]

Each line of PAIRS is {"claim": {"id", "text", "date"?}, "article": {"title"?, "text"?, "date"?}}: an article and the
one claim that it is about. The pool is every claim of the file. The cross-check is split by claim: weights rank
articles of claims that they have not seen, in the whole pool. --check reports and writes nothing.
Needs scikit-learn: `pip install -r tests/training/requirements.txt`.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import claims.matching
from claims.facts import Account, Assertion
from claims.matching.pool import Pool
from claims.matching.ranking import Told, entry, signs

MODEL = "ranking-1"
TARGET = Path(claims.matching.__file__).with_name("ranking.json")
#: Inverse strength of the penalty on weights.
STRENGTH = 1.0
FOLDS = 5
SEEDS = (1, 2, 3)

Row = dict[str, Any]


@dataclass(frozen=True)
class Article:
    """One article: the claim that it is about, and the signs that it is about each claim of the pool."""

    about: str
    signs: dict[str, dict[str, float]]


def main(arguments: list[str]) -> None:
    """Train on the given file, print the cross-check, and write the weights."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        raise SystemExit(__doc__)
    articles = list(read(list(_lines(Path(paths[0])))))
    print(f"{len(articles)} articles, {len({article.about for article in articles})} claims")
    report(articles)
    if "--check" not in arguments:
        write(*fit(articles))


def read(rows: Sequence[Row]) -> Iterator[Article]:
    """Yield each article with its signs towards every claim of the pool."""
    pool = Pool({row["claim"]["id"]: entry(assertion(row["claim"])) for row in rows})
    for row in rows:
        told = Told(account(row["article"]))
        found = {name: signs(pool.entries[name], told, pool.tells) for name in pool.entries}
        yield Article(row["claim"]["id"], found)


def assertion(claim: Row) -> Assertion:
    """Return a claim of the file as an assertion."""
    return Assertion(text=claim["text"], reported=_day(claim))


def account(article: Row) -> Account:
    """Return an article of the file as an account."""
    return Account(article.get("title") or "", article.get("text") or "", _day(article))


def fit(articles: Sequence[Article], unseen: frozenset[str] = frozenset()) -> tuple[list[str], list[float], float]:
    """Return names, weights and constant, learned from the pairs of `articles` without the claims `unseen`."""
    from sklearn.linear_model import LogisticRegression

    pairs = [(found, name == a.about) for a in articles for name, found in a.signs.items() if name not in unseen]
    names = list(pairs[0][0])
    learned = LogisticRegression(C=STRENGTH, max_iter=3000)
    learned.fit([[found[name] for name in names] for found, _ in pairs], [about for _, about in pairs])
    return names, list(map(float, learned.coef_[0])), float(learned.intercept_[0])


def report(articles: Sequence[Article]) -> None:
    """Print the share of articles whose claim is among the first 1, 5 and 10, for weights that never saw the claim."""
    for seed in SEEDS:
        ranks = list(cross_checked(articles, seed))
        shares = " ".join(f"recall@{k} {sum(rank <= k for rank in ranks) / len(ranks):.4f}" for k in (1, 5, 10))
        print(f"{FOLDS}-fold by claim, seed {seed}: {shares}")


def cross_checked(articles: Sequence[Article], seed: int) -> Iterator[int]:
    """Yield the rank of each article's claim in the whole pool, by weights that saw neither of the two."""
    names = sorted({article.about for article in articles})
    random.Random(seed).shuffle(names)
    for number in range(FOLDS):
        unseen = frozenset(names[number::FOLDS])
        learned = fit([article for article in articles if article.about not in unseen], unseen)
        yield from (rank(article, *learned) for article in articles if article.about in unseen)


def rank(article: Article, names: list[str], weights: list[float], constant: float) -> int:
    """Return the place of the article's claim among all, from 1; of equals, as `Pool.ranked` orders them."""
    scores = {
        name: constant + sum(weight * found[sign] for sign, weight in zip(names, weights, strict=True))
        for name, found in article.signs.items()
    }
    return sorted(scores, key=lambda name: (-scores[name], name)).index(article.about) + 1


def write(names: list[str], weights: list[float], constant: float) -> None:
    """Write the weights."""
    kept = {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}
    model = {"id": MODEL, "constant": round(constant, 3), "weights": kept}
    TARGET.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {len(kept)} weights to {TARGET.name}")


def _day(row: Row) -> date | None:
    return date.fromisoformat(row["date"][:10]) if row.get("date") else None


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
