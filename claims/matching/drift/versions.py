"""What became of the caveats and figures of an article from one version of it to the next. Pure.

Compared are the caveats and claims that reading found in either version. A change is told once:

- A caveat that is gone while a claim under it still stands was removed. Where the claims are gone as well, nothing
  is told: the newsroom took back the whole assertion, and nobody reads it without its caveat.
- A caveat that came with a new claim is no change; one that was put to a known claim was added.
- A caveat in other words was reworded, wherever it stands now. In the same words it was moved when it stood next to
  its claim and does so no longer, or the reverse, or when it passed over sentences that stayed where they were.
- A figure has changed when the claim still stands and gives another number in its place, or the same with another
  bound. A figure that is only left out, or comes on top, is no change.

White space, typography, the order of paragraphs and wordings that say the same are no changes. Whether reading finds
a caveat may hang on such things, so a caveat counts as gone only when its words are gone from its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.facts import ClaimDraft, Flag
from claims.matching.drift.alignment import Side, aligned
from claims.matching.drift.caveats import caveat_changes
from claims.matching.drift.change import Change
from claims.matching.drift.figures import figure_changes
from claims.text.spans import Span


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of one version with what reading it found: spans of the drafts are offsets into `text`."""

    text: str
    drafts: tuple[ClaimDraft, ...]


def drift(before: ReadText, after: ReadText) -> list[Change]:
    """Return the changes from `before` to `after`: those of caveats, then those of figures, in reading order."""
    if not (before.drafts or after.drafts):
        return []
    old, new = _side(before), _side(after)
    alignment = aligned(old, new)
    caveats = caveat_changes(alignment, _flags(old, before), _flags(new, after))
    return [*caveats, *figure_changes(alignment, _claims(old, before), _claims(new, after))]


def _side(read: ReadText) -> Side:
    return Side(read.text, tuple(dict.fromkeys(draft.flag.cue for draft in read.drafts)))


def _flags(side: Side, read: ReadText) -> list[Flag]:
    return list(dict.fromkeys(draft.flag for draft in read.drafts if side.reaches(draft.flag.cue)))


def _claims(side: Side, read: ReadText) -> list[Span]:
    return [span for span in dict.fromkeys(draft.coverage.span for draft in read.drafts) if side.reaches(span)]
