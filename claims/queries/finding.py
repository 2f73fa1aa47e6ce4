"""Which claims a version may bear on, and which versions a claim: likeliest first, from an index. Reads only.

A fixed number of queries, each bounded, so that a million claims are asked about nearly as fast as ten thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from claims.facts import Account
from claims.matching.pool_clues import ALONE, CLAIMS, clue, followed_by, leaves_clue, most_telling
from claims.matching.ranking import SUGGEST, Entry, Telling, Told, at_most, likely, telling
from claims.models import ArticleVersion, Claim, ClaimClue, WordCount
from claims.queries import assertions
from claims.queries.holding import versions_sharing

#: So many claims, of those that share the most clues with an article, are compared with it in full.
CLAIMS_COMPARED = 500
#: The claims of one article are looked up one after the other, among much the same versions: so many are remembered,
#: of up to so many code points.
REMEMBERED, SHORT = 128, 50_000

Likely = list[tuple[int, float]]


def claims_for(version: ArticleVersion, limit: int) -> list[int]:
    """Return the ids of at most `limit` standing claims that the version may speak of, likeliest first.

    Settled claims are among them, however old; dismissed and merged ones are not.
    """
    return [pk for pk, _ in claims_told(told_by(assertions.of_version(version)), limit)]


def claims_told(told: Told, limit: int) -> Likely:
    """Return at most `limit` standing claims that an article may speak of, and how likely it does, best first."""
    words = list(told.places)
    counts = _counts(words)
    tells = _telling(counts)
    clues = followed_by(told, tells, lambda word: counts.get(clue(word), 0))
    entries = _entries(_led_to(clues))
    tells = telling_of({word for entry in entries.values() for word in entry.words}.union(words))
    return _best(((pk, likely(entry, told, tells)) for pk, entry in entries.items()), limit)


def versions_for(claim: Claim, limit: int) -> list[int]:
    """Return the ids of at most `limit` versions that may speak of the claim, likeliest first. Reads their texts."""
    entry = _entries([claim.pk]).get(claim.pk)
    worth = _worth_reading(entry, telling_of(entry.words)) if entry else []
    if not entry or not worth:
        return []
    rows = ArticleVersion.objects.select_related("article__source").in_bulk(worth)
    told = {pk: told_by(assertions.of_version(version)) for pk, version in rows.items()}
    tells = telling_of({word for one in told.values() for word in one.title}.union(entry.words))
    return [pk for pk, _ in _best(((pk, likely(entry, one, tells)) for pk, one in told.items()), limit)]


def told_by(account: Account) -> Told:
    """Return an article as ranking compares it."""
    return _remembered(account) if len(account.text) <= SHORT else Told(account)


_remembered = lru_cache(maxsize=REMEMBERED)(Told)


def telling_of(words: Iterable[str]) -> Telling:
    """Return how much each of `words` tells among the claims that are recorded."""
    return _telling(_counts(words))


def _telling(counts: Mapping[int, int]) -> Telling:
    return telling(counts.get(CLAIMS, 0), lambda word: counts.get(clue(word), 0))


def _counts(words: Iterable[str]) -> dict[int, int]:
    """Return how many claims hold each word, by the word's clue, and under CLAIMS how many claims there are."""
    wanted = frozenset([CLAIMS, *map(clue, words)])
    return dict(WordCount.objects.filter(clue__among=wanted).values_list("clue", "claims"))


def _led_to(clues: Mapping[int, float]) -> list[int]:
    """Return the claims to which `clues` lead, those of the greatest strength together first, up to CLAIMS_COMPARED."""
    strength: dict[int, float] = defaultdict(float)
    for found, claim in ClaimClue.objects.filter(clue__among=clues.keys()).values_list("clue", "claim_id"):
        strength[claim] += clues[found]
    return sorted(strength, key=lambda claim: (-strength[claim], claim))[:CLAIMS_COMPARED]


def _entries(claims: Sequence[int]) -> dict[int, Entry]:
    standing = Claim.objects.standing().filter(pk__in=claims, indexed__isnull=False)
    rows = standing.values_list("pk", "indexed__words", "reported_at")
    return {pk: Entry(words, reported.date()) for pk, words, reported in rows}


def _worth_reading(entry: Entry, tells: Telling) -> list[int]:
    """Return the versions that share most with a claim, without those that cannot speak of it by what they share."""
    asked = {clue(word): word for word in most_telling(entry, tells)[:ALONE]}
    shared = versions_sharing({found: entry.words[word] * tells(word) for found, word in asked.items()})
    # A word that leaves no clue, or that was not asked for, may be in any of them.
    always = {word for word in entry.words if clue(word) not in asked or not leaves_clue(word)}
    articles = ArticleVersion.objects.select_related("article").defer("text").in_bulk(shared)
    held = {pk: always.union(asked[found] for found in shared[pk]) for pk in articles}
    days = {pk: version.article.dated.date() for pk, version in articles.items()}
    return [pk for pk in articles if at_most(entry, held[pk], days[pk], tells) >= SUGGEST]


def _best(found: Iterable[tuple[int, float]], limit: int) -> Likely:
    return sorted((pair for pair in found if pair[1] >= SUGGEST), key=lambda pair: (-pair[1], pair[0]))[:limit]
