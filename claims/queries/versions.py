"""Two versions of an article side by side: paragraphs, changed words, caveats that came and went. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.models import ArticleVersion, Mention
from claims.queries import marks
from claims.text.folding import folded
from claims.text.marks import Mark, Segment, segments
from claims.text.spans import Span
from claims.text.versions import Passage, passages

#: Unchanged paragraphs in a row beyond which they are folded away, and beyond which they are not even sent.
FOLDED, SENT = 3, 200


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph on either side, as runs of marked text; [] where a side has none. `how` is that of a Passage."""

    how: str
    before: list[Segment]
    after: list[Segment]


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many paragraphs in a row that changed, or that did not; `rows` is empty where there are too many of those."""

    number: int
    is_kept: bool
    rows: list[Row]

    @property
    def is_folded(self) -> bool:
        """Whether there are more of them than a reader wants to see at once."""
        return self.is_kept and self.number > FOLDED


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one version (`number`) and a later or earlier one have in common. `stretches` is None where too little.

    `lost` and `new` are the words of caveats that only the one or only the other has.
    """

    number: int
    title: str
    stretches: list[Stretch] | None
    lost: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether no paragraph differs."""
        return self.stretches is not None and all(it.is_kept for it in self.stretches)


def compare(before: ArticleVersion, after: ArticleVersion, found: Sequence[Mention]) -> Comparison:
    """Return what became of `before` in `after`, whose mentions (`found`) have their flags and figures at hand.

    Two SQL queries, besides those for texts that were not loaded.
    """
    then = Mention.objects.filter(version_id=before.pk).select_related("flag").prefetch_related("figures")
    old, changed = list(then.order_by("start", "end", "pk")), passages(before.text, after.text)
    return Comparison(
        number=before.number,
        title=before.title if before.title != after.title else "",
        stretches=None
        if changed is None
        else _stretches(changed, _Marked(before.text, old), _Marked(after.text, found)),
        lost=_only(old, found),
        new=_only(found, old),
    )


def _only(these: Sequence[Mention], those: Sequence[Mention]) -> tuple[str, ...]:
    """Return the words of the caveats that stand in these mentions' version, and word for word not in the other."""
    known = {_plain(mention.flag.exact) for mention in those}
    here = {_plain(mention.flag.exact): " ".join(mention.flag.exact.split()) for mention in these}
    return tuple(words for plain, words in here.items() if plain not in known)


def _plain(words: str) -> str:
    return " ".join(folded(words).split())


def _stretches(changed: Iterable[Passage], old: _Marked, new: _Marked) -> list[Stretch]:
    grouped = [(is_kept, list(run)) for is_kept, run in groupby(changed, lambda it: it.how == "kept")]
    return [
        Stretch(len(run), is_kept, [] if is_kept and len(run) > SENT else [_row(it, old, new) for it in run])
        for is_kept, run in grouped
    ]


def _row(it: Passage, old: _Marked, new: _Marked) -> Row:
    return Row(it.how, old.cut(it.before, it.removed, "removed"), new.cut(it.after, it.added, "added"))


_SHOWN = ("covered", "cue")


class _Marked:
    """A text with its marks in order of their starts; paragraphs are asked for in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.marks = [Mark(mark.span, mark.role) for mark in marks.of_mentions(mentions) if mark.role in _SHOWN]

    def cut(self, paragraph: Span | None, changed: Iterable[Span], role: str) -> list[Segment]:
        """Return a paragraph cut at the edges of what is marked and of what changed in it."""
        if paragraph is None:
            return []
        here = [mark for mark in self.marks if mark.span.overlaps(paragraph)]
        return segments(self.text, [*here, *(Mark(span, role) for span in changed)], paragraph)
