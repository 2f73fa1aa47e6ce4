"""An editor's round through the queue, carried in addresses and forms: an answer leads on from where it was given."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from claims.models import Claim, Decision
from claims.models.review import ReviewKind
from claims.queries import desk


@dataclass(frozen=True, slots=True)
class Round:
    """Which kind of question is worked off (any for None), and the place that the round has come to, if it is known."""

    kind: ReviewKind | None = None
    at: desk.Place | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Round:
        """Return the round that a form or an address carries; what cannot be read counts as not said."""
        sent = request.POST if request.method == "POST" else request.GET
        kind = next((kind for kind in ReviewKind if kind.value == sent.get("kind")), None)
        return cls(kind, desk.Place.parse(sent.get("at", "")))

    @property
    def query(self) -> str:
        """The query of addresses that lead to other cards of the round."""
        return f"?{urlencode({'kind': self.kind.value})}" if self.kind else ""

    @property
    def here(self) -> str:
        """The query of addresses that stay with this claim."""
        sent = {"kind": self.kind, "at": self.at}
        kept = urlencode({name: str(value) for name, value in sent.items() if value})
        return f"?{kept}" if kept else ""

    @property
    def queue(self) -> str:
        """The address of the queue as this round sees it."""
        return reverse("admin:claims_reviewitem_changelist") + self.query

    def onward(self, decision: Decision, claim: Claim) -> str:
        """Return where to go after a decision about `claim`: on to the next card if nothing is left open, else back."""
        claim = self._shown() or claim
        asked = claim.review_items.filter(kind=self.kind.value) if self.kind else claim.review_items.all()
        has_answered = asked.filter(closed_at=decision.decided_at, closed_by=decision.by).exists()
        if not has_answered or asked.filter(closed_at__isnull=True).exists():
            return self._back(claim)
        place = self.at or desk.place_of(claim, self.kind)
        following = desk.following(place, self.kind, beside=claim) if place else None
        return _card(following, self.query) if following else self.queue

    def _shown(self) -> Claim | None:
        """Return the claim on whose card the round stands: one can be merged into it there."""
        return Claim.objects.filter(review_items=self.at.pk).first() if self.at else None

    def _back(self, claim: Claim) -> str:
        # A claim that stands where the round is needs no place in its address.
        moved_on = self.at and self.at != desk.place_of(claim, self.kind)
        return _card(claim.public_id, self.here if moved_on else self.query)


def _card(public_id: str, query: str) -> str:
    return reverse("admin:card", args=[public_id]) + query
