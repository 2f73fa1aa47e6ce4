"""What an article's title does with what a claim tells: signs by name. The docstring of a form is what editors read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from claims.matching.cues import CueKind, Group, group
from claims.matching.lines import Line
from claims.matching.passages import Pair, concepts
from claims.matching.terms import plain

Signs = Iterator[tuple[str, float]]

_SHARES = (0.25, 0.45, 0.65, 0.85)
_PARTS = (0.01, 0.34, 0.67, 0.99)
_LENGTHS = (7, 10, 14, 18)
#: A cue so many code points from a word of the claim is about it.
BESIDE = 18

_OPENS = re.compile(
    r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|why|how|what|who)\b"
)
_QUOTED = re.compile(r"\"|(?<!\w)'\w")
_HEAD = re.compile(r"[^:;?!]{2,45}: ")
_TAIL = re.compile(
    r"(?:[:,-]|--|\b(?:according to|say|says|claims?|per)) [\w.' ]{2,40}"
    r"(?: (?:says?|said|claims?|claimed|suggests?|reports?|reveals?|warns?|confirms?))?$"
)
_TAIL_SAYS = re.compile(
    r"\b(?:says?|said|claims?|claimed|suggests?|reports?|reveals?|warns?|analysts?|sources?|officials?|police|media)$"
)
_HEAD_SAYS = re.compile(
    r"[\w.' -]{2,45}? (?:says?|said|claims?|claimed|suggests?|reports?|warns?|thinks|believes?|tells?|told)\b"
)


def opens_as_question(pair: Pair) -> bool:
    """The headline opens as a question."""
    return bool(_OPENS.match(pair.lines.title.folded))


def is_parted(pair: Pair) -> bool:
    """The headline is parted by a colon."""
    return ":" in pair.lines.title.folded


def puts_in_quotes(pair: Pair) -> bool:
    """The headline puts words in quotation marks."""
    return bool(_QUOTED.search(pair.lines.title.folded))


def begins_with_its_subject(pair: Pair) -> bool:
    """The headline names the claim’s subject before a colon."""
    return (head := _before_colon(pair)) is not None and bool(head.words & pair.claim.words)


def begins_with_a_source(pair: Pair) -> bool:
    """The headline names somebody or something else before a colon."""
    return (head := _before_colon(pair)) is not None and not head.words & pair.claim.words


def ends_with_a_source(pair: Pair) -> bool:
    """The headline ends by naming whose word it is."""
    return bool(_TAIL.search(pair.lines.title.folded[-90:]))


def ends_with_says(pair: Pair) -> bool:
    """The headline ends with “says”, “report” or the like."""
    return bool(_TAIL_SAYS.search(pair.lines.title.folded[-30:]))


def begins_with_says(pair: Pair) -> bool:
    """The headline begins with somebody saying it."""
    return bool(_HEAD_SAYS.match(pair.lines.title.folded))


def is_in_capitals(pair: Pair) -> bool:
    """The headline is all in capitals."""
    return pair.lines.title.text.isupper()


def states_plainly(pair: Pair) -> bool:
    """The headline states something without any word of doubt, denial or hearsay."""
    return not _told(pair)


FORMS: tuple[Callable[[Pair], bool], ...] = (
    opens_as_question,
    is_parted,
    puts_in_quotes,
    begins_with_its_subject,
    begins_with_a_source,
    ends_with_a_source,
    ends_with_says,
    begins_with_says,
    is_in_capitals,
    states_plainly,
)


def signs(pair: Pair) -> Signs:
    """Yield the signs of the title, each with its value; none without a title."""
    if not pair.lines.title.text.strip():
        return
    yield from ((form.__name__, 1.0) for form in FORMS if form(pair))
    yield from line_signs("headline", pair.lines.title, pair.claim)
    yield from _overlap(pair)
    yield from _groups(pair)
    yield from _words(pair)


def line_signs(place: str, line: Line, claim: Line) -> Signs:
    """Yield a sign for each kind of cue in `line`: that it is there, that it stands beside words of the claim, and that
    the claim has it too."""
    for kind in line.cues:
        yield f"{place}: {kind}", 1.0
        if kind in claim.cues:
            yield f"{place} as the claim: {kind}", 1.0
        if line.is_near(kind, claim.words, BESIDE):
            yield f"{place} beside: {kind}", 1.0


def step(value: float, steps: tuple[float, ...]) -> int:
    """Return how many of the rising `steps` a value reaches."""
    return bisect_right(steps, value)


def plain_groups(pair: Pair) -> bool:
    """Say whether the title has no word of doubt, denial or hearsay that the claim has not."""
    return not (groups(pair.lines.title, pair.claim) - {Group.YES})


def groups(line: Line, claim: Line) -> frozenset[Group]:
    """Return the groups of cues in `line`, those of the claim itself left out."""
    found = (group(kind) for kind in line.cues if kind not in claim.cues)
    return frozenset(one for one in found if one is not None)


def masked(line: Line, pair: Pair) -> list[str]:
    """Return the words of a line in reading order: CLAIM for each that the claim has too, # for a number."""
    ours = pair.claim.words
    return ["CLAIM" if plain(word) in ours else "#" if word[0].isdigit() else word for word in line.tokens]


def _before_colon(pair: Pair) -> Line | None:
    return Line(found[0]) if (found := _HEAD.match(pair.lines.title.folded)) else None


def _told(pair: Pair) -> set[CueKind]:
    silent = {CueKind.OFFICIAL, CueKind.PICTURES, CueKind.REVEALS, CueKind.SPREADS}
    return set(pair.lines.title.cues) - silent


def _overlap(pair: Pair) -> Signs:
    title = pair.lines.title
    yield "headline share", pair.title_share
    yield f"headline share {step(pair.title_share, _SHARES)}", 1.0
    for name, words in (("names", pair.names), ("matter", pair.matter)):
        if words:
            share = pair.share(title.words, words)
            yield f"headline {name}", share
            yield f"headline {name} {step(share, _PARTS)}", 1.0
    happenings = concepts(pair.claim)
    shared = len(happenings & concepts(title)) / len(happenings) if happenings else -1.0
    yield f"headline happenings {step(shared, (0.0, 0.01, 0.5, 0.99))}", 1.0
    if ours := pair.claim.numbers:
        yield f"headline number {'same' if ours & title.numbers else 'other' if title.numbers else 'none'}", 1.0
    yield f"headline length {step(len(title.tokens), _LENGTHS)}", 1.0


def _groups(pair: Pair) -> Signs:
    found = groups(pair.lines.title, pair.claim)
    yield from ((f"headline group {one}", 1.0) for one in found)
    yield f"headline groups {'+'.join(sorted(found - {Group.YES})) or 'none'}", 1.0
    if states_plainly(pair):
        yield f"states plainly, share {step(pair.title_share, (0.3, 0.6))}", 1.0


def _words(pair: Pair) -> Signs:
    """The words of the title, those of the claim and numbers without their letters."""
    words = masked(pair.lines.title, pair)
    yield from ((f"word {word}", 1.0) for word in {"", *words})
    yield from ((f"words {one} {other}", 1.0) for one, other in {*pairwise(["<", *words, ">"])})
