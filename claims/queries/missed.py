"""What is flagged in a version already, and what of it editors marked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.models import ArticleVersion, Claim, Flag, Mention, MissedPassage
from claims.text.spans import Span
from claims.verdicts import FlagKind


@dataclass(frozen=True, slots=True)
class Covered:
    """Words that a marked caveat covers, with the mention and the claim that they became."""

    mention: int
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that somebody marked by hand."""

    by: str
    at: datetime
    note: str
    cue: str
    kind: FlagKind
    covers: tuple[Covered, ...]


def version_of(article: int, number: int | None) -> ArticleVersion | None:
    """Return a version of an article with its text, the newest unless a number is given; None if there is none."""
    rows = ArticleVersion.objects.filter(article_id=article).select_related("article").order_by("-number")
    return (rows if number is None else rows.filter(number=number)).first()


def marked_in(article: int, number: int) -> list[Marked]:
    """Return what was marked by hand in one version, in the order of its marking. One SQL query."""
    rows = MissedPassage.objects.filter(version__article_id=article, version__number=number)
    return [_marked(row) for row in rows.order_by("sequence")]


def flagged_as(version: ArticleVersion, cue: Span, words: Span) -> Claim | None:
    """Return the claim that some of `words` are recorded as, under a caveat that shares words with `cue`."""
    under = {"flag__start__lt": cue.end, "flag__end__gt": cue.start}
    mentions = Mention.objects.filter(**under, version=version, start__lt=words.end, end__gt=words.start)
    found = mentions.select_related("claim").order_by("pk").first()
    return found.claim if found else None


def known_cue(version: ArticleVersion, cue: Span, kind: FlagKind) -> Span:
    """Return the words of the flag of this kind that `cue` shares words with; `cue` where there is none."""
    flags = Flag.objects.filter(version=version, kind=kind, start__lt=cue.end, end__gt=cue.start)
    flag = flags.order_by("start").first()
    return flag.span if flag else cue


def _marked(row: MissedPassage) -> Marked:
    covers = tuple(Covered(words["mention"], words["claim"], words["words"]) for words in row.covers)
    return Marked(row.by_name, row.marked_at, row.note, row.cue["words"], FlagKind.of(row.kind), covers)
