"""Recording drafts: each becomes a mention of a known claim or opens a new one. Twice is as once.

A text may hold hundreds of drafts, so rows are looked up and written together: a fixed number of queries for each
CHUNK of drafts.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db import models, transaction

from claims import facts
from claims.actions import dispute, questions, speakers, wording
from claims.analysis import DETECTOR
from claims.facts import ClaimDraft
from claims.matching import identity
from claims.matching.weight import weigh
from claims.models import ArticleVersion, Claim, ClaimKey, Figure, Flag, Mention, ReviewItem, Speaker
from claims.models.locks import serialise
from claims.models.mention import quoted
from claims.text.spans import quote

#: Drafts looked up in one query: SQLite takes some 30,000 parameters, and a draft needs up to three.
CHUNK = 200

#: Key → the claim that it leads to, and its rank: of several, the claim recorded first is meant.
Known = dict[str, tuple[int, Claim]]
#: Place of a cue (start, end, kind) → its row.
Flags = dict[tuple[int, int, str], Flag]


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
        for start in range(0, len(drafts), CHUNK):
            recorded = _record(version, drafts[start : start + CHUNK], now)
            opened, mentioned = opened + recorded.opened, mentioned + recorded.mentioned
    return Recorded(opened, mentioned)


def _record(version: ArticleVersion, drafts: Sequence[ClaimDraft], now: datetime) -> Recorded:
    fresh, flags = _unrecorded(version, drafts)
    if not fresh:
        return Recorded(0, 0)
    people = speakers.find_or_add(names=[draft.speaker.name for draft in fresh if draft.speaker], now=now)
    claims, opened = _claims(version, fresh, people, now)
    mentions = [
        _mention(claim, flags[_place(draft)], draft, people, now) for claim, draft in zip(claims, fresh, strict=True)
    ]
    Mention.objects.bulk_create(mentions)
    Figure.objects.bulk_create(
        _figure(mention, figure) for mention, draft in zip(mentions, fresh, strict=True) for figure in draft.figures
    )
    dispute.tell(claims=_told_again(claims, fresh, opened), now=now)
    return Recorded(len(opened), len(fresh) - len(opened))


def _told_again(claims: Sequence[Claim], drafts: Sequence[ClaimDraft], opened: Collection[int]) -> set[int]:
    """Return the ids of known claims of which the drafts tell figures."""
    places = enumerate(zip(claims, drafts, strict=True))
    return {claim.pk for place, (claim, draft) in places if draft.figures and place not in opened}


def _place(draft: ClaimDraft) -> tuple[int, int, str]:
    cue = draft.flag.cue
    return cue.start, cue.end, draft.flag.kind.value


def _unrecorded(version: ArticleVersion, drafts: Iterable[ClaimDraft]) -> tuple[list[ClaimDraft], Flags]:
    """Return the drafts that have no mention yet, each once, and the flags of all, with those made that are missing."""
    wanted: dict[tuple[int, int, str], ClaimDraft] = {}
    for draft in drafts:
        wanted.setdefault(_place(draft), draft)
    rows = version.flags.filter(start__in={start for start, _, _ in wanted})
    flags = {(flag.start, flag.end, flag.kind): flag for flag in rows}
    known = _known_mentions(flags)
    missing = [_flag(version, draft) for place, draft in wanted.items() if place not in flags]
    flags.update(((flag.start, flag.end, flag.kind), flag) for flag in Flag.objects.bulk_create(missing))
    fresh: dict[tuple[int, int, int], ClaimDraft] = {}
    for draft in drafts:
        span = draft.coverage.span
        fresh.setdefault((flags[_place(draft)].pk, span.start, span.end), draft)
    return [draft for place, draft in fresh.items() if place not in known], flags


def _known_mentions(flags: Flags) -> set[tuple[int, int, int]]:
    if not flags:
        return set()
    rows = Mention.objects.filter(flag__in=[flag.pk for flag in flags.values()])
    return set(rows.values_list("flag_id", "start", "end"))


def _flag(version: ArticleVersion, draft: ClaimDraft) -> Flag:
    cue = quoted(quote(version.text, draft.flag.cue))
    return Flag(**cue, version=version, kind=draft.flag.kind.value, phrase=draft.flag.phrase, detector=DETECTOR)


def _claims(
    version: ArticleVersion, drafts: Sequence[ClaimDraft], people: dict[str, Speaker], now: datetime
) -> tuple[list[Claim], Collection[int]]:
    """Return the claim of each draft, known or opened, and the places of the drafts that opened one."""
    keys = [_keys(version, draft) for draft in drafts]
    known = _known_claims(version, {key for own in keys for key in own})
    claims: list[Claim] = []
    opened: dict[int, ClaimDraft] = {}
    for draft, own in zip(drafts, keys, strict=True):
        found = min((known[key] for key in own if key in known), key=itemgetter(0), default=None)
        if found is None:
            found = sys.maxsize, _new_claim(version, draft, people, now)
            opened[len(claims)] = draft
        for key in own:
            # The next draft of this version may speak of the same.
            known.setdefault(key, found)
        claims.append(found[1])
    _open([(claims[place], draft) for place, draft in opened.items()], version, now)
    pairs = [ClaimKey(claim=claim, key=key) for claim, own in zip(claims, keys, strict=True) for key in own]
    ClaimKey.objects.bulk_create(pairs, ignore_conflicts=True)
    return claims, opened.keys()


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


def _known_claims(version: ArticleVersion, keys: Iterable[str]) -> Known:
    dated, window = version.article.dated, identity.WORDS_WINDOW
    close = models.Q(claim__reported_at__range=(dated - window, dated + window)) | ~models.Q(key__startswith="words:")
    rows = ClaimKey.objects.filter(close, key__in=list(keys)).select_related("claim__merged_into").order_by("claim_id")
    known: Known = {}
    for row in rows:
        known.setdefault(row.key, (row.claim_id, _root(row.claim)))
    return known


def _root(claim: Claim) -> Claim:
    while claim.merged_into is not None:
        claim = claim.merged_into
    return claim


def _new_claim(version: ArticleVersion, draft: ClaimDraft, people: dict[str, Speaker], now: datetime) -> Claim:
    return Claim(
        text=draft.coverage.span.of(version.text),
        kind=draft.flag.kind.value,
        speaker=people[draft.speaker.name] if draft.speaker else None,
        reported_at=version.article.dated,
        event_date=draft.when.day if draft.when else None,
        created_at=now,
        changed_at=now,
    )


def _open(opened: Sequence[tuple[Claim, ClaimDraft]], version: ArticleVersion, now: datetime) -> None:
    """Save fresh claims and put each on the desk."""
    Claim.objects.bulk_create(claim for claim, _ in opened)
    wording.word_claims(claims=[claim for claim, _ in opened])
    ReviewItem.objects.bulk_create(_review_item(claim, version, draft, now) for claim, draft in opened)


def _review_item(claim: Claim, version: ArticleVersion, draft: ClaimDraft, now: datetime) -> ReviewItem:
    weight = weigh(version.text, draft)
    return ReviewItem(claim=claim, why=weight.why, **questions.place(weight=weight.points, now=now))


def _mention(claim: Claim, flag: Flag, draft: ClaimDraft, people: dict[str, Speaker], now: datetime) -> Mention:
    said, when, where = draft.speaker, draft.when, draft.where
    return Mention(
        **quoted(quote(flag.version.text, draft.coverage.span)),
        claim=claim,
        version=flag.version,
        flag=flag,
        scope=draft.coverage.scope.value,
        rule=draft.coverage.rule,
        speaker=people[said.name] if said else None,
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
