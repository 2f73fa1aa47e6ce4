"""Words in their paragraph: what stands around them, cut out by the database, so that no whole article is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest, Substr

from claims.models import ArticleVersion, Match, Mention
from claims.queries import marks
from claims.text.marks import Mark, Segment, paragraph_around, segments
from claims.text.spans import Span

#: Code points taken on either side of the words. Longer paragraphs end in an ellipsis.
REACH = 1500

#: Rows that point at words of a version by `start` and `end`.
Pointing = TypeVar("Pointing", Mention, Match)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph as runs of marked text.

    - `cut_before`, `cut_after`: the paragraph goes on beyond what is shown.
    - `cue_shown`: the caveat stands in this paragraph; otherwise the page has to quote it apart.
    - `text`, `words`, `marks`: the paragraph, and in it the words that it is shown for and all that is marked.
    - `origin`: where the paragraph begins in the version's text.
    """

    segments: list[Segment]
    cut_before: bool
    cut_after: bool
    cue_shown: bool
    text: str
    words: Span
    marks: tuple[Mark, ...]
    origin: int

    def with_marks(self, more: Iterable[Mark]) -> Excerpt:
        """Return the excerpt with further marks; spans are into its `text`."""
        every = (*self.marks, *more)
        return replace(self, marks=every, segments=segments(self.text, every))


def with_surroundings(rows: QuerySet[Pointing]) -> QuerySet[Pointing]:
    """Return the rows with `around`, the text within REACH of their words; see `excerpt` and `passage`.

    `newest` is the number of the newest version of their article.
    """
    first = Greatest(F("start") - REACH + 1, 1)
    length = F("end") - F("start") + 2 * REACH
    of_article = ArticleVersion.objects.filter(article=OuterRef("version__article")).order_by("-number")
    newest = Subquery(of_article.values("number")[:1])
    return rows.annotate(around=Substr("version__text", first, length), newest=newest)


def excerpt(mention: Mention) -> Excerpt:
    """Return the paragraph of a mention of `with_surroundings` (with `flag` and `figures` at hand)."""
    return _cut(mention, mention.span, marks.of_mentions([mention]))


def passage(match: Match) -> Excerpt:
    """Return the paragraph of a match of `with_surroundings`."""
    span = Span(match.start, match.end)
    return _cut(match, span, [Mark(span, "passage", str(match.pk))])


def _cut(row: Mention | Match, span: Span, all_marks: Iterable[Mark]) -> Excerpt:
    around: str = row.around  # type: ignore[union-attr]
    origin = max(span.start - REACH, 0)
    paragraph = paragraph_around(around, span.shifted(-origin))
    begins = origin + paragraph.start
    here = paragraph.shifted(origin)
    shown = [_clipped(mark, here) for mark in all_marks if mark.span.overlaps(here)]
    text = paragraph.of(around)
    return Excerpt(
        segments=segments(text, shown),
        cut_before=origin > 0 and paragraph.start == 0,
        cut_after=paragraph.end == len(around) and len(around) == len(span) + 2 * REACH,
        cue_shown=any(mark.role == "cue" for mark in shown),
        text=text,
        words=span.shifted(-begins),
        marks=tuple(shown),
        origin=begins,
    )


def _clipped(mark: Mark, to: Span) -> Mark:
    inside = Span(max(mark.span.start, to.start), min(mark.span.end, to.end))
    return replace(mark, span=inside.shifted(-to.start))
