"""A mention in its paragraph: the words around it, cut out by the database, so that no whole article is loaded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr

from claims.models import Mention
from claims.queries import marks
from claims.text.marks import Mark, Segment, paragraph_around, segments

#: Code points taken on either side of the covered words. Longer paragraphs end in an ellipsis.
REACH = 1500


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The paragraph of a mention as runs of marked text.

    - `cut_before`, `cut_after`: the paragraph goes on beyond what is shown.
    - `cue_shown`: the caveat stands in this paragraph; otherwise the page has to quote it apart.
    """

    segments: list[Segment]
    cut_before: bool
    cut_after: bool
    cue_shown: bool


def with_surroundings(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    """Return the mentions with `around`, the text within REACH of their words; see `excerpt`."""
    first = Greatest(F("start") - REACH + 1, 1)
    length = F("end") - F("start") + 2 * REACH
    return mentions.annotate(around=Substr("version__text", first, length))


def excerpt(mention: Mention) -> Excerpt:
    """Return the paragraph of a mention of `with_surroundings` (with `flag` and `figures` at hand)."""
    around: str = mention.around  # type: ignore[attr-defined]
    origin = max(mention.start - REACH, 0)
    paragraph = paragraph_around(around, mention.span.shifted(-origin))
    shown = [_shifted(mark, origin) for mark in marks.of_mentions([mention]) if _within(mark, origin, len(around))]
    return Excerpt(
        segments=segments(around, shown, paragraph),
        cut_before=origin > 0 and paragraph.start == 0,
        cut_after=paragraph.end == len(around) and len(around) == len(mention.span) + 2 * REACH,
        cue_shown=any(mark.role == "cue" and mark.span.overlaps(paragraph) for mark in shown),
    )


def _within(mark: Mark, origin: int, length: int) -> bool:
    return origin <= mark.span.start and mark.span.end <= origin + length


def _shifted(mark: Mark, origin: int) -> Mark:
    return replace(mark, span=mark.span.shifted(-origin))
