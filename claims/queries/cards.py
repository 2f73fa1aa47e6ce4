"""One claim as the desk shows it for a decision: its words where they stand, and all that bears on them. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from claims.models import Claim, Decision, Evidence, FollowUp, Mention, ReviewItem
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.queries import comparing, desk, suggestions
from claims.queries.answers import AtHand
from claims.queries.claims import worded
from claims.queries.excerpts import Excerpt, excerpt, with_surroundings
from claims.queries.pairs import not_offered
from claims.queries.suggestions import Asked, Found, Likeness
from claims.queries.why import Known, Why, explain
from claims.verdicts import DismissReason, Fault, Verdict
from claims.workflow import State

#: How many further mentions, pieces of evidence and decisions a card lists; the claim's own page has all.
LISTED = 20
#: Of how many mentions some can be taken out at once.
SPLITTABLE = 200
#: How far apart in time two claims of one speaker may lie and still be offered as the same.
NEAR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Card:
    """One claim, ready for one decision.

    - `questions` are its open ones in the order of the queue, `question` the first or, with none open, the last closed;
    - `quoted` is its first mention, `excerpt` the paragraph of that;
    - `place` is from where `following` and `preceding`, the public ids of its neighbours, are counted.
    """

    claim: Claim
    questions: list[ReviewItem]
    question: ReviewItem | None
    quoted: Mention | None
    excerpt: Excerpt | None
    others: list[Mention]
    matches: list[Found]
    asked: list[Asked]
    likenesses: list[Likeness]
    follow_up: FollowUp | None
    evidence: list[Evidence]
    decisions: list[Decision]
    place: desk.Place | None
    following: str | None
    preceding: str | None
    left: desk.Left

    @property
    def waiting(self) -> bool:
        """Whether the claim is in the queue."""
        return bool(self.questions)

    def at_hand(self, watching: int) -> AtHand:
        """What waits on the claim, of which `watching` others are told, as the card has read it."""
        told = [self.quoted, *self.others] if self.quoted else []
        return AtHand(
            mentions=sum(it.claim_id == self.claim.pk for it in told),
            watching=watching,
            matches=[it.match.pk for it in self.matches],
            looks=[it.question.pk for it in self.asked],
            likenesses=[it.suggestion for it in self.likenesses],
        )

    @property
    def explained(self) -> list[Why]:
        """Why the claim is here: each open question or, with none open, the last one."""
        questions = self.questions or [it for it in (self.question,) if it]
        known = Known(self.claim, self.quoted, self.matches, self.likenesses, self.follow_up)
        return [explain(question, known) for question in questions]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a claim that a decision changed, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """A decision and what it changed."""

    decision: Decision
    verb: Verb
    changes: list[Change]


def find(public_id: str) -> Claim:
    """Return the claim with this public id, in whatever case; raise Claim.DoesNotExist."""
    seen_with = ("speaker", "merged_into", "reservation", "snooze", "assignee", "follow_up")
    return Claim.objects.select_related(*seen_with).get(public_id=public_id.upper())


def card(claim: Claim, selection: desk.Selection = desk.EVERYTHING, at: desk.Place | None = None) -> Card:
    """Return the card of a claim, for an editor who works off what is selected from `at` on.

    Sixteen SQL queries at most, however often the claim was mentioned and whatever is asked about it.
    """
    waiting = claim.review_items.filter(not_offered(selection.by), closed_at__isnull=True)
    questions = list(suggestions.with_alerts(waiting))
    place = at or _place(questions, selection) or desk.place_of(claim, selection)
    mentions = _mentions(claim)
    quoted = mentions[0] if mentions else None
    shown, found = comparing.beside(claim, quoted, excerpt(quoted) if quoted else None, suggestions.matches(claim))
    return Card(
        claim=claim,
        questions=questions,
        question=questions[0] if questions else _last_closed(claim),
        quoted=quoted,
        excerpt=shown,
        others=mentions[1:],
        matches=found,
        asked=suggestions.asked(questions),
        likenesses=suggestions.likenesses(claim),
        follow_up=getattr(claim, "follow_up", None),
        evidence=list(accepted(claim)[:LISTED]),
        decisions=list(claim.decisions.told().order_by("-sequence")[:LISTED]),
        place=place,
        following=desk.following(place, selection, beside=claim) if place else None,
        preceding=desk.preceding(place, selection, beside=claim) if place else None,
        left=desk.left(selection),
    )


def _place(questions: list[ReviewItem], selection: desk.Selection) -> desk.Place | None:
    """Return where the claim stands by its open questions, where nothing is asked of them that only SQL can tell."""
    if not questions or selection.kind or selection.age or selection.band:
        return None
    places = [desk.Place.of(question, selection.order) for question in questions]
    places.sort(key=lambda place: (place.moment, place.pk), reverse=selection.order.is_falling)
    return places[0]


def own_mentions(claim: Claim) -> list[Mention]:
    """Return the mentions that are the claim's own, and not those of claims merged into it, oldest first."""
    found = Mention.objects.filter(claim=claim).select_related("version__article__source").defer("version__text")
    return list(found.order_by("pk")[:SPLITTABLE])


def _last_closed(claim: Claim) -> ReviewItem | None:
    closed = claim.review_items.filter(closed_at__isnull=False)
    return closed.order_by("-closed_at", "-id").first()


def accepted(claim: Claim) -> QuerySet[Evidence]:
    """Return the evidence that people put forward for or against a claim, oldest first."""
    found = claim.evidence.filter(state=EvidenceState.ACCEPTED)
    return found.select_related("version__article__source").defer("version__text")


def steps_since(claim: Claim, revision: int) -> list[Step]:
    """Return what was decided about a claim after it stood at `revision`, oldest first."""
    newest = claim.decisions.told().order_by("-sequence")[: LISTED * 5]
    later = [decision for decision in newest if decision.after["revision"] > revision]
    # Evidence leaves the revision as it is, so it is no part of a conflict.
    return [
        Step(decision, Verb.of(decision.verb), changes(decision.before, decision.after))
        for decision in reversed(later)
        if decision.before["revision"] != decision.after["revision"]
    ]


def steps_about(claim: Claim, **made: int) -> list[Step]:
    """Return what was decided about one row that belongs to a claim, by the id under which decisions remember it."""
    about = {f"after__{name}": pk for name, pk in made.items()}
    found = claim.decisions.filter(**about).order_by("sequence")[:LISTED]
    return [Step(decision, Verb.of(decision.verb), []) for decision in found]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return the fields that differ between two snapshots of a claim, worded for a reader."""
    return [
        Change(title, worded(before.get(name)), worded(after.get(name)))
        for name, (title, worded) in _WORDED.items()
        if before.get(name) != after.get(name)
    ]


def candidates(claim: Claim, query: str, most: int = 10) -> list[Claim]:
    """Return the claims that `claim` could be merged into: those that `query` names by id or words.

    With an empty query: those of the same speaker or with the same event date, reported at about the same time.
    """
    standing = Claim.objects.standing().exclude(pk=claim.pk).select_related("speaker")
    if named := list(standing.filter(public_id=query.strip().upper())):
        return named
    if query.strip():
        return list(standing.filter(worded(query)).order_by("-reported_at")[:most])
    return list(standing.filter(_alike(claim)).order_by("-reported_at", "-pk")[:most])


def _alike(claim: Claim) -> Q:
    near = Q(reported_at__range=(claim.reported_at - NEAR, claim.reported_at + NEAR))
    same = Q(pk__in=[])
    if claim.speaker_id:
        same |= Q(speaker_id=claim.speaker_id)
    if claim.event_date:
        same |= Q(event_date=claim.event_date)
    return near & same


def _mentions(claim: Claim) -> list[Mention]:
    """The claim's mentions, oldest first, then those of the claims merged into it."""
    # As a subquery of ids: a choice between two tables would make the database read every mention there is.
    family = Claim.objects.filter(Q(pk=claim.pk) | Q(merged_into=claim)).order_by().values("pk")
    both = Mention.objects.filter(claim__in=family).defer("version__text")
    both = both.select_related("version__article__source", "flag", "speaker", "claim").prefetch_related("figures")
    own_first = Case(When(claim=claim, then=0), default=1)
    return list(with_surroundings(both).order_by(own_first, "pk")[: LISTED + 1])


def _quoted(words: str) -> str:
    return f"“{words}”"


def _reason(value: str) -> str:
    return DismissReason.of(value).label if value else "none"


def _fault(value: str | None) -> str:
    return Fault.of(value).label if value else "none"


def _target(pk: int | None) -> str:
    found = Claim.objects.filter(pk=pk).values_list("public_id", flat=True).first() if pk else None
    return found or "none"


_WORDED: dict[str, tuple[str, Callable[[Any], str]]] = {
    "text": ("Words", _quoted),
    "workflow": ("State", lambda value: State.of(value).label),
    "verdict": ("Verdict", lambda value: f"{Verdict.of(value).mark} {Verdict.of(value).label}"),
    "dismissed_because": ("Dismissed because", _reason),
    "merged_into_id": ("Merged into", _target),
    "fault": ("What the detector got wrong", _fault),
}
