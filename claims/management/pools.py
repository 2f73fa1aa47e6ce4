"""`relate --claims`: a pool of claims is read once; each article of a stream gets those that it is likeliest about."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from claims.errors import BadInput
from claims.facts import Assertion
from claims.management.jsonl import Answer, answers
from claims.management.pairs import DIGITS, account_of, assertion_of, shown
from claims.matching.judge import Reading
from claims.matching.pool import Pool
from claims.matching.ranking import Told, entry

#: How many claims an article gets where nobody says.
TOP = 10

Name = str | int
Asserted = dict[Name, Assertion]


def pool_of(source: IO[bytes]) -> Asserted:
    """Return the claims of a JSONL file by their ids; raise BadInput for a line that is none, or for an id twice.

    A claim left out would go unfound without a word, so one bad line is one too many.
    """
    asserted: Asserted = {}
    for answer in answers(source, _named):
        if "error" in answer:
            raise BadInput(f"Of the claims: {answer['error']}")
        if answer["name"] in asserted:
            raise BadInput(f"Of the claims: the id “{answer['name']}” is given twice; give each claim its own.")
        asserted[answer["name"]] = answer["assertion"]
    return asserted


def finder(asserted: Asserted, top: int) -> Callable[[dict[str, Any]], Answer]:
    """Return what answers an article with at most `top` of the claims, best first, and how it bears on each."""
    pool = Pool({name: entry(assertion) for name, assertion in asserted.items()})

    def matches(article: dict[str, Any]) -> Answer:
        account = account_of(article)
        reading = Reading(account)
        found = [(name, likely, reading.judge(asserted[name])) for name, likely in pool.ranked(Told(account), top)]
        return {
            "id": article.get("id"),
            "matches": [
                {"claim": name, **shown(judgement), "related": round(likely, DIGITS)}
                for name, likely, judgement in found
            ],
        }

    return matches


def _named(claim: dict[str, Any]) -> Answer:
    name = claim.get("id")
    if not isinstance(name, Name):
        raise BadInput("the claim has no id; give each claim its own in “id”.")
    return {"name": name, "assertion": assertion_of(claim)}
