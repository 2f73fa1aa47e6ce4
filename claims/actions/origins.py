"""Origins of articles: a machine places each article, editors split and join. No machine moves what a person placed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import BadInput, Conflict
from claims.facts import Account
from claims.matching.origins.signature import ALGORITHM, Signature, keys, signature
from claims.matching.origins.ties import Tie, same_origin
from claims.models import Article, ArticleVersion, Claim, Decision, Origin, OriginKey, OriginMember, OriginPlacing
from claims.models.decision import Verb
from claims.models.locks import serialise

#: What stands in the articles of more origins is something that an outlet puts under all of them: no key for those to
#: come. So no list of holders grows without bound, but that of a report that many have copied.
MOST_ORIGINS = 50
#: Articles that a new one is compared with: those that share most keys.
CANDIDATES = 20
#: Of several ties, the one that says most.
_RANK = (Tie.TEXT, Tie.SOURCE, Tie.QUOTATION)


def place(*, version: ArticleVersion, now: datetime | None = None) -> OriginMember:
    """Place the article of a version by its newest text: with a known article of the same report, or by itself.

    Twice is as once. An article that shares its origin stays there whatever becomes of its text, and so does one that a
    person placed. One that stood by itself before is not put with articles that a person placed: who split two must not
    find them together again.
    """
    now = now or timezone.now()
    with transaction.atomic():
        # Of two copies that come in at once, the second must find the first.
        serialise("claims_origins")
        article = Article.objects.select_related("source").get(pk=version.article_id)
        fresh = signature(_account(article))
        member = OriginMember.objects.filter(article=article).first()
        if member is None:
            return _joined(_open(article, fresh, now), fresh, _alike, now)
        if member.signature == _stored(fresh):
            return member
        _keep(member, fresh)
        return member if _is_fixed(member) else _joined(member, fresh, _alike_untouched, now)


@once
def split(*, claim: Claim, article: Article, act: Act) -> Decision:
    """Give an article that tells a claim an origin of its own, for good.

    Raises BadInput when it was not placed yet, and Conflict when no other article is of its origin.
    """
    claim = lock(claim, act)
    serialise("claims_origins")
    member = _member(article)
    if not _others(member).exists():
        raise Conflict("No other article is of its origin: it counts by itself already.")
    origin = Origin.objects.create(opened_at=act.now)
    made = {"article_id": article.pk, "origin_id": origin.pk, "origins": _remembered([member])}
    _put([member], origin, f"{name_of(act.by)} says that it tells a report of its own.", act)
    _tell(OriginMember.objects.filter(pk=member.pk), act.now)
    return write(claim, Verb.ORIGIN_SPLIT, act, changes={}, remember=made)


@once
def join(*, claim: Claim, article: Article, other: Article, act: Act) -> Decision:
    """Say that two articles that tell a claim have one origin: the first, and all of its origin, goes to the second's.

    Raises BadInput when one of them was not placed yet, and Conflict when they are of one origin already.
    """
    claim = lock(claim, act)
    serialise("claims_origins")
    member, kept = _member(article), _member(other)
    if member.origin_id == kept.origin_id:
        raise Conflict("The two articles are of one origin already.")
    whole = OriginMember.objects.filter(origin=member.origin_id)
    made = {"article_id": article.pk, "other_id": other.pk, "origin_id": kept.origin_id}
    remembered = _remembered([*whole, kept])
    moved = list(whole)
    whole.update(origin=kept.origin_id)
    _put([member, kept], kept.origin, f"{name_of(act.by)} says that “{article}” and “{other}” have one origin.", act)
    _tell(OriginMember.objects.filter(pk__in=[it.pk for it in (*moved, kept)]), act.now)
    return write(claim, Verb.ORIGIN_JOINED, act, changes={}, remember={**made, "origins": remembered})


def take_back(*, decision: Decision, act: Act) -> None:
    """Put the articles that a decision split or joined back where they were. Call inside a transaction.

    Raises Conflict when one of them was moved since.
    """
    for was in decision.after["origins"]:
        member = OriginMember.objects.filter(pk=was["member"], origin=decision.after["origin_id"])
        fields = {name: was[name] for name in ("origin_id", "why", "placed_by_id", "placed_at")}
        if not member.update(**fields):
            raise Conflict("One of these articles was moved since: split or join them anew.")
    _tell(OriginMember.objects.filter(pk__in=[was["member"] for was in decision.after["origins"]]), act.now)


def _account(article: Article) -> Account:
    newest = article.versions.order_by("-number")[0]
    published = article.published_at
    return Account(newest.title, newest.text, published.date() if published else None, article.source.name)


def _open(article: Article, fresh: Signature, now: datetime) -> OriginMember:
    origin = Origin.objects.create(opened_at=now)
    member = OriginMember.objects.create(article=article, origin=origin, placed_at=now)
    _keep(member, fresh)
    _tell([member], now)
    return member


def _keep(member: OriginMember, fresh: Signature) -> None:
    member.signature = _stored(fresh)
    member.save(update_fields=["signature"])
    member.keys.all().delete()
    own = keys(fresh)
    held = OriginKey.objects.filter(key__in=own).values("key").annotate(origins=Count("member__origin", distinct=True))
    common = set(held.filter(origins__gt=MOST_ORIGINS).values_list("key", flat=True))
    OriginKey.objects.bulk_create(OriginKey(member=member, key=key) for key in own if key not in common)


def _stored(fresh: Signature) -> dict[str, Any]:
    return {"algorithm": ALGORITHM, **fresh.as_json()}


def _is_fixed(member: OriginMember) -> bool:
    return member.placed_by_id is not None or _others(member).exists()


def _others(member: OriginMember) -> QuerySet[OriginMember]:
    return OriginMember.objects.filter(origin=member.origin_id).exclude(pk=member.pk)


def _joined(
    member: OriginMember, fresh: Signature, among: Callable[[OriginMember], list[OriginMember]], now: datetime
) -> OriginMember:
    """Put a member that stands by itself with the one that it has most in common with, if any is of one origin."""
    ties = [
        (other, tie) for other in among(member) if (tie := same_origin(Signature.from_json(other.signature), fresh))
    ]
    if ties:
        other, tie = min(ties, key=lambda pair: _RANK.index(pair[1].tie))
        member.origin, member.placed_at = other.origin, now
        member.why = f"With “{other.article}”: {tie.sentence}"
        member.save(update_fields=["origin", "placed_at", "why"])
        _tell([member], now)
    return member


def _alike(member: OriginMember) -> list[OriginMember]:
    """Return the members that share most keys with this one, the likeliest first."""
    shared = OriginKey.objects.filter(key__in=member.keys.values("key")).exclude(member=member).values_list("member")
    likely = [pk for pk, _ in shared.annotate(keys=Count("pk")).order_by("-keys", "member")[:CANDIDATES]]
    # What another algorithm kept of an article cannot be compared; placing that article again makes it anew.
    found = OriginMember.objects.filter(signature__algorithm=ALGORITHM).select_related("article", "origin")
    alike = found.in_bulk(likely)
    return [alike[pk] for pk in likely if pk in alike]


def _alike_untouched(member: OriginMember) -> list[OriginMember]:
    return [other for other in _alike(member) if other.placed_by_id is None]


def _member(article: Article) -> OriginMember:
    member = OriginMember.objects.select_related("origin").filter(article=article).first()
    if member is None:
        raise BadInput("This article was not compared with others yet. Try again in a minute.")
    return member


def _remembered(members: Iterable[OriginMember]) -> list[dict[str, Any]]:
    """Return where members are, so that an undo can put them back."""
    return [
        {
            "member": member.pk,
            "origin_id": member.origin_id,
            "why": member.why,
            "placed_by_id": member.placed_by_id,
            "placed_at": member.placed_at.isoformat(),
        }
        for member in members
    ]


def _tell(members: Iterable[OriginMember], now: datetime) -> None:
    """Write down where members are from now on."""
    OriginPlacing.objects.bulk_create(
        OriginPlacing(
            article_id=member.article_id,
            origin_id=member.origin_id,
            why=member.why,
            by_person=member.placed_by_id is not None,
            placed_at=now,
        )
        for member in members
    )


def _put(members: Iterable[OriginMember], origin: Origin, why: str, act: Act) -> None:
    pks = [member.pk for member in members]
    OriginMember.objects.filter(pk__in=pks).update(origin=origin, why=why, placed_by=act.by, placed_at=act.now)
