"""What may be answered on a claim's card: suggested passages, questions that ask for a look, likenesses, origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse

from claims.models import Claim, MergeSuggestion
from claims.models.match import MatchState
from claims.models.merge_suggestion import MergeState
from claims.models.review import LOOKED_AT
from claims.queries import origins, watching
from claims.queries.claim import family_of
from claims.queries.effects import Foresight
from claims.queries.offer import Offer
from claims.verdicts import Stance
from claims.workflow import Move, State

#: The buttons of the surest passage, which say their stance themselves: stance, words, key.
_STANCES = (
    (Stance.SUPPORTS, "Supports the claim", "s"),
    (Stance.REFUTES, "Refutes the claim", "r"),
    (Stance.REVISES, "Updates the claim", "u"),
)
_STANDING = (State.DETECTED, State.TRIAGED, State.SETTLED)


@dataclass(frozen=True, slots=True)
class AtHand:
    """What waits on a claim, as a page may have read it already.

    `mentions` counts its own up to two, `watching` who else is told of it; `matches` and `looks` are ids of suggested
    passages, the surest first, and of questions that close by a look; `likenesses` have both of their claims at hand.
    """

    mentions: int
    watching: int
    matches: Sequence[int]
    looks: Sequence[int]
    likenesses: Sequence[MergeSuggestion]


def read(person: User, claim: Claim) -> AtHand:
    """Return what waits on a claim, for a person who may decide. Five SQL queries."""
    asked = claim.review_items.filter(closed_at__isnull=True, kind__in=[kind.value for kind in LOOKED_AT])
    rows = MergeSuggestion.objects.filter(Q(earlier=claim) | Q(later=claim), state=MergeState.SUGGESTED.value)
    return AtHand(
        mentions=claim.mentions.all()[:2].count(),
        watching=watching.others(person, claim),
        matches=list(claim.matches.suggested().values_list("pk", flat=True)),
        looks=list(asked.values_list("pk", flat=True)),
        likenesses=list(rows.select_related("earlier", "later").order_by("-score", "pk")),
    )


def offered(claim: Claim, known: Foresight, at_hand: AtHand) -> Iterator[Offer]:
    """Yield what may be answered about a claim. Two SQL queries."""
    if claim.state is not State.MERGED:
        yield from _matches(claim, known, at_hand.matches)
    yield from _looks(claim, at_hand.looks)
    yield from _likenesses(claim, known, at_hand.likenesses)
    yield from _origins(claim)


def _at(claim: Claim, name: str) -> str:
    return reverse(f"admin:{name}", args=[claim.public_id])


def _matches(claim: Claim, known: Foresight, matches: Sequence[int]) -> Iterator[Offer]:
    accept, turn_down = _at(claim, "accept"), _at(claim, "turn_down")
    taken = known.beside("accept", "becomes evidence")
    for number, pk in enumerate(matches):
        yield Offer("accept", "Take it as evidence", accept, at_once=False, effect=taken, about=pk)
        for stance, words, key in _STANCES if number == 0 else ():
            yield Offer("accept", words, accept, stance.value, key, True, taken, pk, {"instead": stance.value})
        not_about = ("not-about", "n") if number == 0 else ("", "")
        never, aside = ({"how": how.value} for how in (MatchState.NOT_ABOUT, MatchState.SET_ASIDE))
        effect = "not suggested again · the claim stays as it is"
        yield Offer("turn_down", "Not about this claim", turn_down, *not_about, True, effect, pk, never)
        effect = "set aside · the claim stays as it is"
        yield Offer("turn_down", "About it, but of no use", turn_down, effect=effect, about=pk, sends=aside)


def _looks(claim: Claim, looks: Sequence[int]) -> Iterator[Offer]:
    for pk in looks:
        effect = "closes this question · the claim stays as it is"
        yield Offer("acknowledge", "Seen", _at(claim, "acknowledge"), effect=effect, about=pk)


def _likenesses(claim: Claim, known: Foresight, rows: Sequence[MergeSuggestion]) -> Iterator[Offer]:
    for row in rows:
        if row.earlier.state not in _STANDING or row.later.state not in _STANDING:
            continue
        effect = "the two are not suggested as one again"
        yield Offer("keep_apart", "Keep apart", _at(claim, "keep_apart"), effect=effect, about=row.pk)
        if row.later.can(Move.MERGE):
            own = row.later_id == claim.pk
            effect = known.of_move(Move.MERGE) if own else f"{row.later.public_id} → merged"
            words = f"Merge into {row.earlier.public_id}" if own else "Merge it into this claim"
            sent = {"into": row.earlier.public_id}
            yield Offer("merge", words, _at(row.later, "merge"), effect=effect, about=row.pk, sends=sent)


def _origins(claim: Claim) -> Iterator[Offer]:
    told = origins.of_claims(list(family_of(claim)))
    for origin in told:
        for article in origin.articles if len(origin.articles) > 1 else ():
            words = "Give the article an origin of its own"
            yield Offer("split", words, _at(claim, "split"), about=article.pk)
        if len(told) > 1:
            words = "Say that the articles tell one report"
            yield Offer("join", words, _at(claim, "join"), at_once=False, about=origin.first.pk)
