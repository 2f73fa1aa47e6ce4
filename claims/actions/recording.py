"""Recording drafts: each becomes a mention of a known claim or opens a new one. Twice is as once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from claims import facts
from claims.actions import speakers
from claims.analysis import DETECTOR
from claims.facts import ClaimDraft
from claims.matching import identity
from claims.matching.weight import weigh
from claims.models import ArticleVersion, Claim, ClaimKey, Figure, Flag, Mention, ReviewItem, Speaker
from claims.models.locks import serialise
from claims.models.mention import quoted
from claims.text.spans import quote


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many claims were opened and how many known ones were mentioned again."""

    opened: int
    mentioned: int


def record(*, version: ArticleVersion, drafts: Sequence[ClaimDraft], now: datetime) -> Recorded:
    """Record what reading `version` found. A draft that is recorded already changes nothing."""
    opened = mentioned = 0
    with transaction.atomic():
        # Two workers with one story must not each open its claim.
        serialise("claims_recording")
        for draft in drafts:
            mention, is_new_claim = _record_draft(version, draft, now)
            opened += bool(mention and is_new_claim)
            mentioned += bool(mention and not is_new_claim)
    return Recorded(opened, mentioned)


def _record_draft(version: ArticleVersion, draft: ClaimDraft, now: datetime) -> tuple[Mention | None, bool]:
    flag = _flag(version, draft)
    span = draft.coverage.span
    if flag.mentions.filter(start=span.start, end=span.end).exists():
        return None, False
    speaker = speakers.find_or_add(name=draft.speaker.name, now=now) if draft.speaker else None
    keys = _keys(version, draft)
    claim = _known_claim(version, keys)
    is_new = claim is None
    if claim is None:
        claim = _open_claim(version, draft, speaker, now)
    ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in keys], ignore_conflicts=True)
    return _add_mention(claim, flag, draft, speaker, now), is_new


def _flag(version: ArticleVersion, draft: ClaimDraft) -> Flag:
    cue = quoted(quote(version.text, draft.flag.cue))
    kind = draft.flag.kind.value
    place = {"version": version, "start": cue.pop("start"), "end": cue.pop("end"), "kind": kind}
    flag, _ = Flag.objects.get_or_create(**place, defaults={**cue, "phrase": draft.flag.phrase, "detector": DETECTOR})
    return flag


def _keys(version: ArticleVersion, draft: ClaimDraft) -> list[str]:
    words = draft.coverage.span.of(version.text)
    day = draft.when.day if draft.when else None
    speaker = draft.speaker.name if draft.speaker else ""
    keys = [
        identity.article_key(version.article_id, words),
        identity.words_key(words),
        identity.facts_key(speaker, draft.figures, day),
    ]
    return [key for key in keys if key]


def _known_claim(version: ArticleVersion, keys: list[str]) -> Claim | None:
    dated, window = version.article.dated, identity.WORDS_WINDOW
    close = models.Q(claim__reported_at__range=(dated - window, dated + window)) | ~models.Q(key__startswith="words:")
    found = ClaimKey.objects.filter(close, key__in=keys).select_related("claim").order_by("claim_id").first()
    return _root(found.claim) if found else None


def _root(claim: Claim) -> Claim:
    while claim.merged_into is not None:
        claim = claim.merged_into
    return claim


def _open_claim(version: ArticleVersion, draft: ClaimDraft, speaker: Speaker | None, now: datetime) -> Claim:
    claim = Claim.objects.create(
        text=draft.coverage.span.of(version.text),
        kind=draft.flag.kind.value,
        speaker=speaker,
        reported_at=version.article.dated,
        event_date=draft.when.day if draft.when else None,
        created_at=now,
        changed_at=now,
    )
    weight = weigh(version.text, draft)
    ReviewItem.objects.create(claim=claim, weight=weight.points, why=weight.why, opened_at=now, opened_on=now.date())
    return claim


def _add_mention(claim: Claim, flag: Flag, draft: ClaimDraft, speaker: Speaker | None, now: datetime) -> Mention:
    said, when, where = draft.speaker, draft.when, draft.where
    mention = Mention.objects.create(
        **quoted(quote(flag.version.text, draft.coverage.span)),
        claim=claim,
        version=flag.version,
        flag=flag,
        scope=draft.coverage.scope.value,
        rule=draft.coverage.rule,
        speaker=speaker,
        speaker_start=said.span.start if said else None,
        speaker_end=said.span.end if said else None,
        event_date=when.day if when else None,
        event_precision=when.precision.value if when else "",
        event_start=when.span.start if when else None,
        event_end=when.span.end if when else None,
        place=where.name[:300] if where else "",
        place_start=where.span.start if where else None,
        place_end=where.span.end if where else None,
        guesses=list(draft.guesses),
        recorded_at=now,
    )
    Figure.objects.bulk_create(_figure(mention, draft_figure) for draft_figure in draft.figures)
    return mention


def _figure(mention: Mention, figure: facts.Figure) -> Figure:
    return Figure(
        mention=mention,
        start=figure.span.start,
        end=figure.span.end,
        exact=figure.text[:200],
        value=figure.value,
        high=figure.high,
        total=figure.total,
        bound=figure.bound.value,
        unit=figure.unit[:80],
    )
