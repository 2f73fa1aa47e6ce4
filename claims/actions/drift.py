"""Alerts for what a later version of an article did to a caveat or to a figure: each raised once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims import facts
from claims.actions import alerts
from claims.actions.alerts import Side
from claims.facts import ClaimDraft, Coverage
from claims.matching.drift.change import Change
from claims.matching.drift.versions import ReadText, drift
from claims.models import Alert, ArticleVersion, Claim, Mention
from claims.models.locks import serialise
from claims.text.document import Document
from claims.text.spans import Quote, Span
from claims.verdicts import FlagKind, Scope
from claims.workflow import State


def tell(*, version: ArticleVersion, now: datetime | None = None) -> list[Alert]:
    """Raise an alert for each change of a caveat or a figure between a version and its neighbours; return the new ones.

    Compared are the versions before and after it, if they were analysed: whichever of two is analysed last tells what
    changed. Twice is as once. A claim that was dismissed alarms nobody; of one that was merged, the other is told.
    """
    now = now or timezone.now()
    with transaction.atomic():
        # Of two versions analysed at once, the second must find the first analysed.
        serialise("claims_drift")
        raised = [_tell(*pair, now) for pair in _pairs(version)]
    return [alert for of_pair in raised for alert in of_pair]


def _pairs(version: ArticleVersion) -> Iterator[tuple[ArticleVersion, ArticleVersion]]:
    analysed = ArticleVersion.objects.filter(article=version.article_id, analysis__finished_at__isnull=False)
    beside = analysed.filter(number__in=[version.number + step for step in (-1, 0, 1)])
    found = {row.number: row for row in beside.select_related("article")}
    for number in (version.number - 1, version.number):
        if number in found and number + 1 in found:
            yield found[number], found[number + 1]


def _tell(before: ArticleVersion, after: ArticleVersion, now: datetime) -> list[Alert]:
    old, new = _mentions(before), _mentions(after)
    changes = drift(_read(before, old), _read(after, new))
    told = [(change, _claim(change, old, new)) for change in changes]
    raised = [_raise(change, claim, before, after, now) for change, claim in told if claim is not None]
    return [alert for alert in raised if alert is not None]


def _mentions(version: ArticleVersion) -> list[Mention]:
    rows = Mention.objects.filter(version=version).select_related("flag", "claim")
    return list(rows.order_by("flag__start", "start", "pk"))


def _read(version: ArticleVersion, mentions: Sequence[Mention]) -> ReadText:
    """Return what is recorded of a version, marked by hand or found: reading it again might find something else."""
    covers: dict[tuple[Span, FlagKind, str], list[Coverage]] = {}
    for row in mentions:
        cue = row.flag.span, FlagKind.of(row.flag.kind), row.flag.phrase
        covers.setdefault(cue, []).append(Coverage(row.span, Scope.of(row.scope), row.rule))
    flags = [facts.Flag(kind, phrase, cue, tuple(spans)) for (cue, kind, phrase), spans in covers.items()]
    return ReadText(version.text, tuple(ClaimDraft(flag, coverage) for flag in flags for coverage in flag.covers))


def _claim(change: Change, old: Sequence[Mention], new: Sequence[Mention]) -> Claim | None:
    """Return the claim that a change is about: the one of the earlier version, unless only the later has it."""
    there = _about(old, change.before.span if change.before else None, change.claim_before.span)
    here = _about(new, change.after.span if change.after else None, change.claim_after.span)
    found = there or here
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return None if found is None or found.state is State.DISMISSED else found


def _about(mentions: Sequence[Mention], quoted: Span | None, claim: Span) -> Claim | None:
    """Return the claim whose mention has this caveat, or this figure, and these words."""
    if quoted is None:
        return None
    own = [row for row in mentions if row.span.overlaps(claim)]
    of_it = [row for row in own if row.flag.span == quoted or row.span.overlaps(quoted)]
    return next((row.claim for row in of_it or own), None)


def _raise(change: Change, claim: Claim, before: ArticleVersion, after: ArticleVersion, now: datetime) -> Alert | None:
    at = change.before or change.after or change.claim_before
    return alerts.raise_once(
        claim=claim,
        kind=change.kind,
        key=f"{change.kind.value}:{before.pk}:{after.pk}:{'' if change.before else '+'}{at.span.start}",
        why=f"“{after.title}”, version {after.number}: {change.reason}",
        before=Side(before, _shown(before.text, change.claim_before, change.before)),
        after=Side(after, _shown(after.text, change.claim_after, change.after)),
        now=now,
    )


def _shown(text: str, claim: Quote, quoted: Quote | None) -> Span:
    """Return the whole sentences of a claim and of what changed about it; of the latter alone where it stands apart."""
    whole = claim.span
    if quoted is not None:
        both = Span(min(claim.span.start, quoted.span.start), max(claim.span.end, quoted.span.end))
        whole = both if len(both) <= alerts.APART else quoted.span
    document = Document(text)
    first, last = document.sentence_at(whole.start), document.sentence_at(whole.end - 1)
    return Span(document.span(first).start, max(document.span(last).end, whole.end))
