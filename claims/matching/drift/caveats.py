"""Which caveats of one version are which of the next, and which were added, removed, moved or reworded. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from claims.facts import Flag
from claims.matching.drift.alignment import Alignment, Side, plain_words
from claims.matching.drift.change import Change
from claims.text.spans import Span
from claims.verdicts import AlertKind

#: A caveat that stands apart from its claim moved when it passed over so many unchanged sentences.
_FAR = 2
#: Caveats beyond these are not compared: no article has as many, hostile text does.
_MOST = 200


@dataclass(frozen=True, slots=True, eq=False)
class _Caveat:
    """A flag, the number of the sentence of its cue, and the cue's words in no order."""

    flag: Flag
    sentence: int
    words: tuple[str, ...]


def caveat_changes(alignment: Alignment, old: Sequence[Flag], new: Sequence[Flag]) -> list[Change]:
    """Return what became of the flags `old` of one side, given those of the other."""
    gone, fresh = _caveats(alignment.before, old), _caveats(alignment.after, new)
    same = _paired(gone, fresh, lambda one, other: _same(alignment, one, other))
    back = alignment.turned()
    gone = [one for one in gone if one not in same and not _still_worded(alignment, one)]
    fresh = [one for one in fresh if one not in same.values() and not _still_worded(back, one)]
    reworded = _paired(gone, fresh, lambda one, other: _reworded(alignment, one, other))
    removed = _one_a_sentence(one for one in gone if one not in reworded)
    added = _one_a_sentence(one for one in fresh if one not in reworded.values())
    changes = [
        *(_told_moved(alignment, *pair) for pair in same.items()),
        *(_told_reworded(alignment, *pair) for pair in reworded.items()),
        *(_told_removed(alignment, one) for one in removed),
        *(_told_added(back, one) for one in added),
    ]
    return sorted(filter(None, changes), key=lambda change: change.claim_before.span)


def _caveats(side: Side, flags: Iterable[Flag]) -> list[_Caveat]:
    text = side.document.text
    cues = [(flag, side.number(flag.cue)) for flag in flags]
    return [_Caveat(flag, at, tuple(sorted(plain_words(flag.cue.of(text))))) for flag, at in cues[:_MOST]]


def _paired(
    old: Sequence[_Caveat], new: Sequence[_Caveat], likeness: Callable[[_Caveat, _Caveat], int]
) -> dict[_Caveat, _Caveat]:
    """Pair caveats of both sides, the likest first (0: not at all), and of these the nearest; each once."""
    likely = [
        (likeness(one, other), -abs(one.sentence - other.sentence), one, other) for one, other in product(old, new)
    ]
    pairs: dict[_Caveat, _Caveat] = {}
    for _, _, one, other in sorted((pair for pair in likely if pair[0]), key=lambda pair: pair[:2], reverse=True):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _same(alignment: Alignment, old: _Caveat, new: _Caveat) -> int:
    if old.words != new.words:
        return 0
    return 2 if alignment.pairs.get(old.sentence) == new.sentence else int(_shares_claim(alignment, old, new))


def _reworded(alignment: Alignment, old: _Caveat, new: _Caveat) -> int:
    in_place = alignment.pairs.get(old.sentence) == new.sentence
    return 2 * in_place + _shares_claim(alignment, old, new)


def _shares_claim(alignment: Alignment, old: _Caveat, new: _Caveat) -> bool:
    made = {alignment.locate(claim.span) for claim in old.flag.covers if alignment.before.reaches(claim.span)}
    return any(alignment.after.number(claim.span) in made for claim in new.flag.covers)


def _still_worded(alignment: Alignment, caveat: _Caveat) -> bool:
    """Say whether the caveat's words still stand in its sentence, though reading makes no caveat of them there."""
    number = alignment.pairs.get(caveat.sentence)
    return number is not None and not Counter(caveat.words) - Counter(alignment.after.words[number])


def _one_a_sentence(caveats: Iterable[_Caveat]) -> list[_Caveat]:
    """Return one caveat of each sentence: one edit removed them all, or added them."""
    return list({caveat.sentence: caveat for caveat in caveats}.values())


def _standing(alignment: Alignment, caveat: _Caveat) -> tuple[Span, Span] | None:
    """Return a claim under the caveat and the sentence of `after` that makes it, unless none does."""
    spans = [claim.span for claim in caveat.flag.covers if alignment.before.reaches(claim.span)]
    located = ((span, alignment.locate(span)) for span in spans)
    return next(((span, alignment.after.spans[number]) for span, number in located if number is not None), None)


def _told_moved(alignment: Alignment, old: _Caveat, new: _Caveat) -> Change | None:
    if (standing := _standing(alignment, old)) is None:
        return None
    claim = alignment.before.number(standing[0])
    gaps = alignment.between(claim, old.sentence)
    if gaps is None or {claim, old.sentence} <= alignment.in_place or not _is_far(*gaps):
        return None
    where = "further from its claim" if gaps[1] > gaps[0] else "nearer to its claim"
    reason = f"“{_cue(alignment.after, new)}” stands {where}: {gaps[1]} sentences apart, {gaps[0]} before."
    return _change(alignment, AlertKind.CAVEAT_MOVED, (old, new), standing, reason)


def _is_far(before: int, after: int) -> bool:
    return (before == 0) != (after == 0) or abs(before - after) >= _FAR


def _told_reworded(alignment: Alignment, old: _Caveat, new: _Caveat) -> Change | None:
    standing = _standing(alignment, old)
    reason = f"The caveat “{_cue(alignment.before, old)}” has become “{_cue(alignment.after, new)}”."
    return standing and _change(alignment, AlertKind.CAVEAT_REWORDED, (old, new), standing, reason)


def _told_removed(alignment: Alignment, caveat: _Caveat) -> Change | None:
    standing = _standing(alignment, caveat)
    reason = f"The caveat “{_cue(alignment.before, caveat)}” is gone; the claim still stands."
    return standing and _change(alignment, AlertKind.CAVEAT_REMOVED, (caveat, None), standing, reason)


def _told_added(back: Alignment, caveat: _Caveat) -> Change | None:
    """`back` leads from the later version to the earlier one."""
    standing = _standing(back, caveat)
    reason = f"The claim stood without the caveat “{_cue(back.before, caveat)}” before."
    turned = standing and (standing[1], standing[0])
    return turned and _change(back.turned(), AlertKind.CAVEAT_ADDED, (None, caveat), turned, reason)


def _change(
    alignment: Alignment,
    kind: AlertKind,
    caveats: tuple[_Caveat | None, _Caveat | None],
    claims: tuple[Span, Span],
    reason: str,
) -> Change:
    before, after = alignment.before, alignment.after
    old, new = caveats
    return Change(
        kind,
        before.quote(old.flag.cue) if old else None,
        after.quote(new.flag.cue) if new else None,
        before.quote(claims[0]),
        after.quote(claims[1]),
        reason,
    )


def _cue(side: Side, caveat: _Caveat) -> str:
    return caveat.flag.cue.of(side.document.text)
