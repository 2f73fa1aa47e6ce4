"""Texts that editors judged, as test cases of the detector: what it should find in each, in the labels' own format.

A version is a case once an editor marked a passage in it, or decided about a claim that was found in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, Q

from claims.flagging.marked import MARKED
from claims.models import ArticleVersion, Claim, Decision, Flag, Mention
from claims.queries.exports import ARTICLE_BATCH, figure_record
from claims.queries.records import Filters, Record
from claims.text.finding import unmistakable
from claims.text.spans import Span
from claims.verdicts import DismissReason, Fault, Precision
from claims.workflow import State

_FOLLOWED = (State.TRIAGED, State.SETTLED, State.MERGED)
_NOT_A_CLAIM, _DUPLICATE = DismissReason.NOT_A_CLAIM.value, DismissReason.DUPLICATE.value
_JUDGED = Q(claim__workflow__in=_FOLLOWED) | Q(claim__dismissed_because__in=[_NOT_A_CLAIM, _DUPLICATE])
_FIGURE = ("text", "value", "bound", "high", "unit")


def cases(filters: Filters) -> Iterator[Record]:
    """Yield the versions that editors judged, each with its flags. `since` asks for those judged since.

    - Clear: passages marked by hand, and found flags with a claim that was followed, settled, merged or a duplicate.
    - Borderline, so that no score counts them: flags that nobody has judged yet, or that the desk does not follow.
    - Left out: flags whose claims were all dismissed as no claims, and what an editor said that the detector got wrong.
    """
    judged = Mention.objects.filter(_JUDGED | Q(rule=MARKED), version=OuterRef("pk"))
    if filters.since:
        judged = judged.filter(filters.after("claim__changed_at") | filters.after("recorded_at") & Q(rule=MARKED))
    blamed = Prefetch("claim__decisions", Decision.objects.standing().filter(after__has_key="fault"))
    mentions = Mention.objects.select_related("claim__merged_into", "speaker").prefetch_related("figures", blamed)
    flags = Flag.objects.order_by("start", "end", "pk").prefetch_related(
        Prefetch("mentions", mentions.order_by("start", "end", "pk"))
    )
    rows = ArticleVersion.objects.filter(Exists(judged)).select_related("article__source").order_by("id")
    return map(_case, rows.prefetch_related(Prefetch("flags", flags)).iterator(chunk_size=ARTICLE_BATCH))


def _case(version: ArticleVersion) -> Record:
    article = version.article
    labels = (_flag(flag, version.text) for flag in version.flags.all())
    return {
        "id": f"{article.pk}/{version.number}",
        "text": version.text,
        "date": article.published_at.date().isoformat() if article.published_at else None,
        "outlet": article.source.name,
        "url": article.url,
        "title": version.title,
        "flags": [label for label in labels if label],
    }


def _flag(flag: Flag, text: str) -> Record | None:
    """Return the label of a flag; None if every claim under it was dismissed as none."""
    mentions = [mention for mention in flag.mentions.all() if not _is_none(_meant(mention))]
    if not mentions:
        return None
    return {
        "cue": unmistakable(text, flag.span).of(text),
        "kind": flag.kind,
        "certainty": "clear" if any(map(_is_confirmed, mentions)) else "borderline",
        "claims": [_claim(mention, text) for mention in mentions if Fault.WRONG_WORDS not in _faults(mention)],
    }


def _meant(mention: Mention) -> Claim:
    """Return the claim that decides: of a merged one, that which it was merged into."""
    return mention.claim.merged_into or mention.claim


def _is_none(claim: Claim) -> bool:
    return claim.dismissed_because == _NOT_A_CLAIM


def _is_confirmed(mention: Mention) -> bool:
    """Say whether an editor said that this is a claim: by marking it, following it, or telling it from another."""
    claim = mention.claim
    return mention.by_hand or claim.state in _FOLLOWED or claim.dismissed_because == _DUPLICATE


def _faults(mention: Mention) -> set[Fault | None]:
    """Return what an editor said that the detector got wrong about a claim; of a passage marked by hand, nothing."""
    return {decision.fault for decision in mention.claim.decisions.all()} if not mention.by_hand else set()


def _claim(mention: Mention, text: str) -> Record:
    """Return the label of the words of one claim, without what the detector got wrong about it."""
    faults = _faults(mention)
    speaker = mention.speaker.name if mention.speaker and Fault.WRONG_SPEAKER not in faults else ""
    figures = [] if Fault.WRONG_FIGURE in faults else map(figure_record, mention.figures.all())
    is_placed = Fault.WRONG_DATE_OR_PLACE not in faults
    is_a_day = is_placed and mention.event_precision == Precision.DAY
    return {
        "quote": unmistakable(text, mention.span).of(text),
        "speaker": _named(speaker, mention.speaker_start, mention.speaker_end, text),
        "figures": [{name: figure[name] for name in _FIGURE} for figure in figures],
        "event_date": mention.event_date.isoformat() if mention.event_date and is_a_day else None,
        "place": _named(mention.place if is_placed else "", mention.place_start, mention.place_end, text),
        "scope": mention.scope,
    }


def _named(name: str, start: int | None, end: int | None, text: str) -> str | None:
    """Return a name if the text has it, otherwise the words of the text that stand for it."""
    if not name or start is None or end is None:
        return None
    return name if name in text else Span(start, end).of(text)
