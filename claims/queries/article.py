"""One article: a version's text with every flag marked, the claims found in it, and its other versions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claims.models import Analysis, Article, ArticleVersion, Mention, Rereading
from claims.models.article import Door
from claims.queries import marks
from claims.queries import versions as versions_of
from claims.queries.versions import Comparison
from claims.reading.standing import PageState
from claims.text.marks import Mark, Segment, segments
from claims.text.spans import Span
from claims.verdicts import FlagKind, Verdict
from claims.workflow import State

#: Beyond these, the rest of a text is shown as one block: browsers choke on a million elements.
MOST_PARAGRAPHS = 2000
#: How many claims before one are looked at for those that it overlaps, and into how many brackets they stack.
NEIGHBOURS, DEEPEST = 20, 3
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph for each claim that begins in it. `number` counts through the version.

    Claims whose words overlap stack as brackets in the margin: `depth` is how many of those before it a claim lies
    over, `beside` are the numbers of all that it overlaps. `before` and `after` are the mentions next to it.
    """

    number: int
    mention: int
    claim: str
    kind: FlagKind
    workflow: State
    verdict: Verdict
    speaker: str
    merged_into: str
    words: str
    depth: int
    beside: tuple[int, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as runs of marked text, with its notes. `start` is its offset in the version's text."""

    start: int
    segments: list[Segment]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of the article as its list of versions has it."""

    number: int
    title: str
    door: Door
    received_at: datetime
    received_by: str
    digest: str


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far reading a version has come: finished, given up, or still due (with the last error, if any)."""

    finished_at: datetime | None
    gave_up_at: datetime | None
    due_at: datetime
    attempts: int
    detector: str
    error: str


@dataclass(frozen=True, slots=True)
class PageStanding:
    """How the article's page stands on its site; `next_at` is None where it is let be."""

    state: PageState
    since: datetime
    words: str
    looked_at: datetime
    next_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that the page of an article shows of one version.

    - `numbers`: the number of the note of each mention, by the mention's id as marks carry it.
    - `compared`: the comparison with another version, None unless one was asked for.
    """

    pk: int
    title: str
    byline: str
    outlet: str
    url: str
    language: str
    published_at: datetime | None
    published_offset: int | None
    first_seen_at: datetime
    version: VersionRow
    versions: tuple[VersionRow, ...]
    paragraphs: list[Paragraph]
    notes: tuple[Note, ...]
    numbers: dict[str, int]
    reading: ReadingState | None
    compared: Comparison | None
    standing: PageStanding | None

    @property
    def newest(self) -> int:
        """The number of the newest version."""
        return self.versions[-1].number


def page(
    pk: int, *, number: int | None = None, against: int | None = None, passage: Span | None = None
) -> ArticlePage | None:
    """Return an article with the text of one version (the newest if not said), compared with another if asked for.

    `passage`: words to mark beside the claims. None where there is no such article, version or passage. Nine SQL
    queries at most.
    """
    article = Article.objects.select_related("source", "rereading").filter(pk=pk).first()
    if article is None:
        return None
    rows = ArticleVersion.objects.filter(article=article).select_related("received_by").defer("text").order_by("number")
    versions = list(rows)
    shown = next((row for row in reversed(versions) if number in (None, row.number)), None)
    if shown is None or (passage and passage.end > len(shown.text)):
        return None
    other = next((row for row in versions if row.number == against), None)
    mentions = _mentions(shown)
    notes = _notes(mentions)
    return ArticlePage(
        pk=article.pk,
        title=shown.title,
        byline=article.byline,
        outlet=article.source.name,
        url=article.url,
        language=article.language,
        published_at=article.published_at,
        published_offset=article.published_offset,
        first_seen_at=article.first_seen_at,
        version=_version(shown),
        versions=tuple(_version(row) for row in versions),
        paragraphs=_paragraphs(shown.text, mentions, notes, passage),
        notes=notes,
        numbers={str(note.mention): note.number for note in notes},
        reading=_reading(shown),
        compared=versions_of.compare(other, shown, mentions) if other else None,
        standing=_standing(article),
    )


def _standing(article: Article) -> PageStanding | None:
    row: Rereading | None = getattr(article, "rereading", None)
    if row is None:
        return None
    next_at = None if row.finished_at else row.due_at
    return PageStanding(PageState.of(row.state), row.state_since, row.words, row.looked_at, next_at, row.error)


def _mentions(version: ArticleVersion) -> list[Mention]:
    found = Mention.objects.filter(version_id=version.pk).select_related("claim__merged_into", "flag", "speaker")
    return list(found.prefetch_related("figures").order_by("start", "end", "pk"))


def _notes(mentions: Sequence[Mention]) -> tuple[Note, ...]:
    """Return the notes of mentions in the order of their starts; what each overlaps is sought among a few before it."""
    beside: list[list[int]] = [[] for _ in mentions]
    depths: list[int] = []
    for at, mention in enumerate(mentions):
        near = [n for n in range(max(at - NEIGHBOURS, 0), at) if mentions[n].end > mention.start]
        depths.append(next(depth for depth in range(at + 1) if depth not in {depths[n] for n in near}))
        beside[at] += near
        for n in near:
            beside[n].append(at)
    return tuple(_note(mentions, at, min(depths[at], DEEPEST), beside[at]) for at in range(len(mentions)))


def _note(mentions: Sequence[Mention], at: int, depth: int, beside: Sequence[int]) -> Note:
    mention = mentions[at]
    claim = mention.claim
    return Note(
        number=at + 1,
        mention=mention.pk,
        claim=claim.public_id,
        kind=FlagKind.of(mention.flag.kind),
        workflow=claim.state,
        verdict=claim.finding,
        speaker=mention.speaker.name if mention.speaker else "",
        merged_into=claim.merged_into.public_id if claim.merged_into else "",
        words=mention.exact,
        depth=depth,
        beside=tuple(n + 1 for n in beside),
        before=mentions[at - 1].pk if at else None,
        after=mentions[at + 1].pk if at + 1 < len(mentions) else None,
    )


def _version(row: ArticleVersion) -> VersionRow:
    by = row.received_by
    name = (by.get_full_name() or by.get_username()) if by else ""
    return VersionRow(row.number, row.title, Door.of(row.door), row.received_at, name, row.digest)


def _paragraphs(text: str, mentions: Sequence[Mention], notes: Sequence[Note], passage: Span | None) -> list[Paragraph]:
    shown = [*marks.of_mentions(mentions), *([Mark(passage, "passage", "shown")] if passage else [])]
    begins = [(mention.start, note) for mention, note in zip(mentions, notes, strict=True)]
    return [_paragraph(text, span, shown, begins) for span in _blocks(text)]


def _paragraph(text: str, span: Span, shown: list[Mark], begins: list[tuple[int, Note]]) -> Paragraph:
    beside = tuple(note for start, note in begins if span.start <= start < span.end)
    # A mark that runs on from the paragraph before keeps its look, but its anchor stands there.
    here = [mark if mark.span.start >= span.start else replace(mark, ref="") for mark in shown]
    return Paragraph(span.start, segments(text, here, span), beside)


def _blocks(text: str) -> list[Span]:
    lines = (Span(*line.span()) for line in _LINE.finditer(text) if not line[0].isspace())
    blocks = [line for _, line in zip(range(MOST_PARAGRAPHS + 1), lines, strict=False)]
    if len(blocks) > MOST_PARAGRAPHS:
        blocks[-1] = Span(blocks[-1].start, len(text))
    return blocks


def _reading(version: ArticleVersion) -> ReadingState | None:
    row = Analysis.objects.filter(version_id=version.pk).first()
    if row is None:
        return None
    return ReadingState(row.finished_at, row.gave_up_at, row.due_at, row.attempts, row.detector, row.error)
