"""Two pairs of eyes, as the desk shows them: why a claim needs them, and what this editor may know. Reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from claims import facts
from claims.matching.harm import casualties
from claims.matching.parties import side
from claims.models import Claim, Evidence, Figure, Opinion, Pair, PolicySwitch
from claims.models.decision import Verb
from claims.models.review import ReviewKind
from claims.pairing import Circumstances, Ground, PairState, grounds
from claims.text.spans import Span
from claims.verdicts import Bound, Independence, Verdict


@dataclass(frozen=True, slots=True)
class Eyes:
    """What the card says of the two editors that a claim needs.

    - `grounds`: why it needs them, in sentences; none where it needs one;
    - `own`: what this editor has judged in the open round; `opinions`: what both have, once both have.
    """

    grounds: tuple[str, ...]
    own: Opinion | None
    opinions: tuple[tuple[Opinion, Verdict], ...]

    @property
    def own_verdict(self) -> Verdict | None:
        """The verdict that this editor's sealed opinion gives."""
        return Verdict.of(self.own.verdict) if self.own else None


def switched_on() -> frozenset[Ground]:
    """Return the grounds that count: all that nobody has switched off. One SQL query."""
    newest = {row.ground: row.is_on for row in PolicySwitch.objects.order_by("pk")}
    return frozenset(ground for ground in Ground if newest.get(ground.value, True))


def grounds_of(claim: Claim) -> dict[Ground, str]:
    """Return the grounds on which a claim needs two editors, each with its sentence. Four SQL queries at most."""
    counted = [_fact(row) for row in Figure.objects.filter(mention__claim=claim).order_by("pk")[:200]]
    speaker = claim.speaker.name if claim.speaker else ""
    by_a_side = Evidence.objects.standing().filter(claim=claim, independence=Independence.PARTY.value).exists()
    about = Circumstances(
        casualties=casualties(claim.text, counted),
        side=side(speaker),
        speaker=speaker,
        by_a_side=by_a_side,
        is_sensitive=claim.is_sensitive,
    )
    return grounds(about, switched_on())


def eyes(claim: Claim, viewer: User) -> Eyes:
    """Return what `viewer` may know of the round about a claim. Five SQL queries at most.

    A verdict is nobody's but its author's to see until the second editor has judged: then it is everybody's.
    """
    pair = Pair.objects.filter(claim=claim, ended_at__isnull=True).first()
    given = list(pair.opinions.order_by("sequence")) if pair else []
    is_sealed = pair is None or pair.state == PairState.WAITING
    own = next((it for it in given if it.by_id == viewer.pk), None)
    opened = () if is_sealed else tuple((it, Verdict.of(it.verdict)) for it in given)
    return Eyes(tuple(grounds_of(claim).values()), own if is_sealed else None, opened)


def not_offered(person: int | None) -> Q:
    """Return the condition on a question that it is not one which `person`, having judged, cannot answer."""
    if person is None:
        return Q()
    judged = Q(first_by=person) | Q(second_by=person)
    own = Pair.objects.filter(judged, claim=OuterRef("claim_id"), ended_at__isnull=True)
    return ~Q(Q(kind=ReviewKind.SECOND_OPINION.value) & Exists(own))


def sealed_from(person: User) -> Q:
    """Return the condition on a decision that it is a colleague's verdict in a round that still waits."""
    waiting = Pair.objects.filter(claim=OuterRef("claim_id"), state=PairState.WAITING.value)
    return Q(~Q(by=person) & Q(verb=Verb.JUDGED.value), Exists(waiting))


def _fact(row: Figure) -> facts.Figure:
    return facts.Figure(Span(row.start, row.end), row.exact, row.value, Bound.of(row.bound), unit=row.unit)
