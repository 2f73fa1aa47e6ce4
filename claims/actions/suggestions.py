"""Keeping what matching found: suggestions for the desk, never twice, and never against what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.actions import aftermath, questions
from claims.actions.bearing import Bearing, Pair
from claims.matching.algorithm import ALGORITHM
from claims.matching.suggesting import QUIET, is_highlighted, is_suggested
from claims.models import Evidence, Match, Mention, ReviewItem
from claims.models.locks import serialise
from claims.models.match import MatchState
from claims.models.review import ReviewKind


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there already, by claim and version or by claim and article: matches, and the claim's own words."""

    matches: dict[Pair, Match]
    of_article: dict[Pair, list[Match]]
    mentioned: set[Pair]
    own_words: dict[Pair, set[str]]
    #: Passages that people put forward as evidence themselves.
    evidence: dict[Pair, set[str]]


def keep(*, bearings: Sequence[Bearing], now: datetime) -> None:
    """Suggest what is worth suggesting, drop suggestions that no longer are, and leave decided ones alone.

    Call inside a transaction. A fixed number of queries, and a few for each question that is asked.
    """
    serialise("claims_matching")
    known = _known(bearings)
    wanted = [bearing for bearing in bearings if _is_wanted(bearing, known)]
    _drop(known, bearings, {bearing.pair for bearing in wanted})
    _write(wanted, now)
    for bearing in wanted:
        if bearing.judgement.stance not in QUIET:
            questions.ask(claim=bearing.claim, kind=ReviewKind.EVIDENCE, why=_why(bearing), now=now)
        aftermath.follow(bearing=bearing, now=now)


def _known(bearings: Iterable[Bearing]) -> _Known:
    claims = {bearing.claim.pk for bearing in bearings}
    articles = {bearing.version.article_id for bearing in bearings}
    rows = Match.objects.filter(claim__in=claims, version__article__in=articles).select_related("version")
    known = _Known({}, defaultdict(list), set(), defaultdict(set), defaultdict(set))
    for row in rows.defer("version__text"):
        known.matches[row.claim_id, row.version_id] = row
        known.of_article[row.claim_id, row.version.article_id].append(row)
    mentions = Mention.objects.filter(claim__in=claims, version__article__in=articles)
    for claim, version, article, words in mentions.values_list("claim", "version", "version__article", "exact"):
        known.mentioned.add((claim, version))
        known.own_words[claim, article].add(words)
    pieces = Evidence.objects.filter(claim__in=claims, version__article__in=articles, match__isnull=True)
    for claim, article, passage in pieces.values_list("claim", "version__article", "passage"):
        known.evidence[claim, article].add(passage)
    return known


def _is_wanted(bearing: Bearing, known: _Known) -> bool:
    if not is_suggested(bearing.judgement) or bearing.pair in known.mentioned:
        return False
    if match := known.matches.get(bearing.pair):
        return match.state == MatchState.SUGGESTED
    of_article = bearing.claim.pk, bearing.version.article_id
    # An article that words the claim as it did before: whether its caveat is still there is for drift to tell.
    if any(words in bearing.words for words in known.own_words[of_article]):
        return False
    if any(words in bearing.words or bearing.words in words for words in known.evidence[of_article]):
        return False
    return not any(_was_there(bearing, match) for match in known.of_article[of_article])


def _was_there(bearing: Bearing, earlier: Match) -> bool:
    """Say whether a match of another version of the article has the passage, or was refused with it in its text."""
    if earlier.passage == bearing.words:
        return True
    return earlier.state == MatchState.NOT_ABOUT and bearing.words in earlier.version.text


def _drop(known: _Known, bearings: Iterable[Bearing], wanted: set[Pair]) -> None:
    """Delete suggestions that nobody has decided about and that the algorithm of today would not make."""
    asked = {bearing.pair for bearing in bearings} - wanted
    stale = [known.matches[pair] for pair in asked if pair in known.matches]
    gone = [match for match in stale if match.state == MatchState.SUGGESTED]
    Match.objects.filter(pk__in=[match.pk for match in gone]).delete()
    claims = {match.claim_id for match in gone}
    still = Match.objects.filter(claim__in=claims, state=MatchState.SUGGESTED.value).exclude(stance__in=QUIET)
    emptied = claims - set(still.values_list("claim_id", flat=True))
    # Nobody answered it, and nothing is left to answer.
    ReviewItem.objects.filter(claim__in=emptied, kind=ReviewKind.EVIDENCE.value, closed_at__isnull=True).delete()


def _write(wanted: Sequence[Bearing], now: datetime) -> None:
    judged = ["start", "end", "passage", "stance", "related", "confidence", "is_highlighted", "reasons", "algorithm"]
    Match.objects.bulk_create(
        [_match(bearing, now) for bearing in wanted],
        update_conflicts=True,
        unique_fields=["claim", "version"],
        update_fields=judged,
    )


def _match(bearing: Bearing, now: datetime) -> Match:
    judgement = bearing.judgement
    return Match(
        claim=bearing.claim,
        version=bearing.version,
        start=bearing.passage.start,
        end=bearing.passage.end,
        passage=bearing.words,
        stance=judgement.stance.value,
        related=judgement.related,
        confidence=judgement.confidence,
        # Who states it as a fact without a check has shown nothing: that is no sure support.
        is_highlighted=is_highlighted(judgement) and not bearing.bare,
        reasons=[*judgement.reasons, *filter(None, [bearing.bare])],
        algorithm=ALGORITHM,
        found_at=now,
    )


def _why(bearing: Bearing) -> str:
    reasons = " ".join(bearing.judgement.reasons[:2])
    return f"“{bearing.version.title}” may bear on this claim. {reasons}".strip()
