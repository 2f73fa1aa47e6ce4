"""Mentions that were taken for one claim and are two: taken out into a claim of their own, and put back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from claims import facts
from claims.actions import follow_ups, matching
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import BadInput, Conflict, NotOpen
from claims.matching import identity
from claims.models import Claim, ClaimKey, Decision, Figure, Matching, Mention, MergeSuggestion, ReviewItem
from claims.models.decision import Verb
from claims.models.merge_suggestion import MergeState
from claims.text.spans import Span
from claims.verdicts import Bound
from claims.workflow import State

ALGORITHM = "split-by-hand"
#: A claim of fewer mentions is one whatever they say.
FEWEST = 2


@once
def split(*, claim: Claim, mentions: Collection[int], act: Act) -> Decision:
    """Take mentions (ids) out of a claim into a new one, which is followed; evidence and decisions stay where they are.

    The keys by which later drafts find the claim go with the mentions that alone account for them. Raises BadInput for
    no mention, or when none would be left; NotOpen for a claim that does not stand or has one mention; Conflict when
    one of them is not the claim's any more.
    """
    claim = lock(claim, act)
    if claim.state in (State.MERGED, State.DISMISSED):
        raise NotOpen(f"A claim that is {claim.state.label} cannot be split: let it stand by itself first.")
    every = _mentions(claim)
    if len(every) < FEWEST:
        raise NotOpen("This claim has one mention: nothing can be taken out of it.")
    wanted = set(mentions)
    chosen, left = [it for it in every if it.pk in wanted], [it for it in every if it.pk not in wanted]
    if not wanted:
        raise BadInput("Choose the mentions that are a claim of their own.")
    if len(chosen) < len(wanted):
        raise Conflict("One of these mentions is not this claim’s any more: somebody moved it meanwhile.")
    if not left:
        raise BadInput("At least one mention has to stay: without any, this claim would say nothing.")
    new = _open(claim, chosen, act.now)
    Mention.objects.filter(pk__in=wanted).update(claim=new)
    _share_keys(claim, new, chosen, left)
    follow_ups.begin(claim=new, now=act.now)
    matching.owe_of_claim(claim=new, now=act.now)
    made = {"split_claim_id": new.pk, "split_claim": new.public_id, "mention_ids": sorted(wanted)}
    return write(claim, Verb.SPLIT, act, changes={}, remember={**made, "apart_id": _keep_apart(claim, new, act)})


def take_back(*, decision: Decision, act: Act) -> None:
    """Put the mentions of a split back, with their keys. The id that it made keeps leading to the claim.

    Call it in a transaction, with the claim locked. Raises Conflict when another claim was merged into the new one.
    """
    new = Claim.objects.select_for_update().get(pk=decision.after["split_claim_id"])
    if merge := _merges(new).first():
        raise Conflict(f"{merge.claim_public_id} was merged into {new.public_id}: take that back first.")
    claim = decision.claim
    Mention.objects.filter(claim=new).update(claim=claim)
    kept = ClaimKey.objects.filter(claim=claim).values("key")
    ClaimKey.objects.filter(claim=new, key__in=kept).delete()
    ClaimKey.objects.filter(claim=new).update(claim=claim)
    MergeSuggestion.objects.filter(pk=decision.after["apart_id"]).delete()
    Matching.objects.filter(claim=new).delete()
    follow_ups.end(claim=new, now=act.now)
    waiting = ReviewItem.objects.filter(claim=new, closed_at__isnull=True)
    waiting.update(closed_at=act.now, closed_by=act.by)
    # The new claim's own history says so too: its page as of a past day is read from that.
    own = replace(act, nonce=f"{act.nonce}.own")
    write(new, Verb.UNDONE, own, changes={"workflow": State.MERGED.value, "merged_into_id": claim.pk})


def _merges(into: Claim) -> QuerySet[Decision]:
    """Return the standing decisions that merged a claim here; what splits of it had made leads here without one."""
    merged = Decision.objects.standing().filter(verb=Verb.MERGED.value, claim__merged_into=into)
    return merged.filter(after__merged_into_id=into.pk)


def _mentions(claim: Claim) -> list[Mention]:
    found = Mention.objects.filter(claim=claim).select_related("version__article__source", "flag", "speaker")
    return list(found.defer("version__text").prefetch_related("figures").order_by("pk"))


def _open(claim: Claim, chosen: Iterable[Mention], now: datetime) -> Claim:
    """Save the new claim, in the words of the first of its mentions."""
    first = min(chosen, key=lambda it: (it.version.article.dated, it.pk))
    return Claim.objects.create(
        text=first.exact,
        kind=first.flag.kind,
        workflow=State.TRIAGED.value,
        speaker=first.speaker,
        reported_at=first.version.article.dated,
        event_date=first.event_date,
        priority=claim.priority,
        created_at=now,
        changed_at=now,
    )


def _share_keys(claim: Claim, new: Claim, chosen: Iterable[Mention], left: Iterable[Mention]) -> None:
    """Give the new claim the keys of its mentions; the old one keeps those that its own account for as well."""
    own = set(ClaimKey.objects.filter(claim=claim).values_list("key", flat=True))
    going = own & {key for mention in chosen for key in _keys(mention)}
    staying = {key for mention in left for key in _keys(mention)}
    ClaimKey.objects.bulk_create(ClaimKey(claim=new, key=key) for key in sorted(going))
    ClaimKey.objects.filter(claim=claim, key__in=going - staying).delete()


def _keys(mention: Mention) -> list[str]:
    speaker = mention.speaker.name if mention.speaker else ""
    keys = [
        identity.article_key(mention.version.article_id, mention.exact),
        identity.words_key(mention.exact),
        identity.facts_key(speaker, [_figure(it) for it in mention.figures.all()], mention.event_date),
    ]
    return [key for key in keys if key]


def _figure(row: Figure) -> facts.Figure:
    return facts.Figure(
        span=Span(row.start, row.end),
        text=row.exact,
        value=_plain(row.value),
        bound=Bound.of(row.bound),
        high=_plain(row.high),
        total=_plain(row.total),
        unit=row.unit,
    )


def _plain(number: Decimal | None) -> Decimal | None:
    """Return a number without the zeros that its column adds: keys are of numbers as they are written."""
    return None if number is None else Decimal(f"{number.normalize():f}")


def _keep_apart(claim: Claim, new: Claim, act: Act) -> int:
    reasons = [f"They were one claim, and {name_of(act.by)} split them."]
    decided = {"state": MergeState.APART.value, "decided_at": act.now, "decided_by": act.by}
    row = MergeSuggestion(
        earlier=claim, later=new, score=0.0, reasons=reasons, algorithm=ALGORITHM, found_at=act.now, **decided
    )
    row.save()
    return row.pk
