"""Marking a passage that the detector missed: it becomes a claim on the desk as a found one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Replace

from claims import facts
from claims.actions import matching, recording
from claims.actions.acts import Act, only_once
from claims.actions.decisions import name_of
from claims.errors import BadInput
from claims.extraction.drafts import draft, guesses
from claims.facts import ClaimDraft
from claims.flagging import marked
from claims.models import ArticleVersion, Claim, Flag, Mention, MissedPassage, ReviewItem
from claims.models.locks import serialise
from claims.models.roles import check_may
from claims.queries import missed
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

MAX_CUE, MAX_CLAIM, MAX_SPEAKER = 500, 5000, 300


class AlreadyFlagged(BadInput):
    """Words that are a claim already, under the same caveat."""

    def __init__(self, words: Span, claim: Claim) -> None:
        super().__init__(f"These words are flagged already under this caveat: see claim {claim.public_id}.")
        self.words, self.claim = words, claim


def mark(
    *,
    version: ArticleVersion,
    cue: Span,
    kind: FlagKind,
    covers: Sequence[Span],
    speaker: Span | None,
    note: str,
    act: Act,
) -> MissedPassage:
    """Record that `cue` says of the words of `covers` that they are not verified; the same act twice is once.

    Who said it, the figures, the day and the place are read from the text; `speaker` wins over who is found there.
    Where the detector found this caveat but other words, the words are added to the flag that is there.
    Raises NotAllowed without the permission, BadInput for spans that make no passage, and AlreadyFlagged.
    """
    return only_once(act, lambda: _mark(version, cue, kind, covers, speaker, note, act), _earlier)


def _mark(
    version: ArticleVersion,
    cue: Span,
    kind: FlagKind,
    covers: Sequence[Span],
    speaker: Span | None,
    note: str,
    act: Act,
) -> MissedPassage:
    check_may(act.by, "decide_claim")
    # What is flagged already must not change between the look and the recording.
    serialise("claims_recording")
    _check(version, cue, covers, speaker)
    cue = missed.known_cue(version, cue, kind)
    drafts = _drafts(version, cue, kind, covers, speaker)
    recording.record(version=version, drafts=drafts, now=act.now)
    matching.owe(version=version, now=act.now)
    return _append(version, drafts[0].flag, speaker, note, act)


def _earlier(act: Act) -> MissedPassage | None:
    rows = MissedPassage.objects.filter(nonce=act.nonce, by=act.by)
    return rows.select_related("claim").first()


def _check(version: ArticleVersion, cue: Span, covers: Sequence[Span], speaker: Span | None) -> None:
    _check_lengths(cue, covers, speaker)
    if not covers:
        raise BadInput("Say which words the caveat is about: without them there is no claim.")
    if len(set(covers)) < len(covers):
        raise BadInput("The same words were given for two claims: leave one of them out.")
    if cue in covers:
        raise BadInput("The caveat and the claim are the same words: give for the claim the words that it is about.")
    for words in covers:
        if claim := missed.flagged_as(version, cue, words):
            raise AlreadyFlagged(words, claim)


def _check_lengths(cue: Span, covers: Sequence[Span], speaker: Span | None) -> None:
    limits = [("caveat", cue, MAX_CUE), *(("claim", words, MAX_CLAIM) for words in covers)]
    for what, span, most in [*limits, *([("speaker's name", speaker, MAX_SPEAKER)] if speaker else [])]:
        if len(span) > most:
            raise BadInput(f"The {what} has {len(span):,} characters; mark at most {most:,}.")


def _drafts(
    version: ArticleVersion, cue: Span, kind: FlagKind, covers: Sequence[Span], speaker: Span | None
) -> list[ClaimDraft]:
    document, published = Document(version.text), version.article.published_at
    flag = marked.flag(document, cue, kind, covers)
    drafts = draft(document, flag, published.date() if published else None)
    return [_said_by(found, speaker, version.text) for found in drafts] if speaker else drafts


def _said_by(found: ClaimDraft, speaker: Span, text: str) -> ClaimDraft:
    named = facts.Speaker(" ".join(speaker.of(text).split()), speaker)
    return replace(found, speaker=named, guesses=guesses((), found.when, found.where))


def _append(version: ArticleVersion, passage: facts.Flag, speaker: Span | None, note: str, act: Act) -> MissedPassage:
    """Append the row of history for a recorded passage, and tell the desk that a person marked it."""
    flag = version.flags.get(start=passage.cue.start, end=passage.cue.end, kind=passage.kind)
    mentions = {mention.span: mention for mention in flag.mentions.select_related("claim")}
    covered = [mentions[coverage.span] for coverage in passage.covers]
    _name_the_editor(flag, covered, act)
    return MissedPassage.objects.append(
        claim=covered[0].claim,
        claim_public_id=covered[0].claim.public_id,
        version=version,
        version_digest=version.digest,
        flag=flag,
        cue=_words(flag),
        kind=flag.kind,
        covers=[_covered(mention) for mention in covered],
        speaker=" ".join(speaker.of(version.text).split()) if speaker else "",
        by=act.by,
        by_name=name_of(act.by),
        marked_at=act.now,
        note=note,
        nonce=act.nonce,
    )


def _name_the_editor(flag: Flag, covered: Sequence[Mention], act: Act) -> None:
    """Let neither the flag nor the desk's question say that the detector found the passage."""
    Flag.objects.filter(pk=flag.pk, phrase=marked.BY_HAND).update(detector=marked.BY_HAND)
    asked = ReviewItem.objects.filter(claim__in=[mention.claim_id for mention in covered], opened_at=act.now)
    by_hand = Value(f", as {name_of(act.by)} marked by hand.")
    asked.update(why=Replace(F("why"), Value(f" (phrase {marked.BY_HAND})."), by_hand))


def _words(row: Flag | Mention) -> dict[str, Any]:
    return {"start": row.start, "end": row.end, "words": row.exact}


def _covered(mention: Mention) -> dict[str, Any]:
    return {**_words(mention), "mention": mention.pk, "claim": mention.claim.public_id}
