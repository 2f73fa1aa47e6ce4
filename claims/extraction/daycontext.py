"""What the words next to a day say of it: that something was said then, is still to come, or happened."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.text.perword import Signs

_SAYING = (
    r"said|says?|saying|told|tells|announced|added|wrote|reported|den(?:ied|ies)|confirmed|tweeted|warned|claimed"
    r"|accused|acknowledged|insisted|declared|testified|stated|disclosed|revealed|posted|published|released|issued"
    r"|blamed|vowed|dismissed|rejected|condemned|called|urged|quoted|cited|admitted|alleged|asked|repeated|reiterated"
    r"|responded|identified|named|spoke|speaking|estimated|put|defended|testimony|remarks?|briefing|interview|tweet"
    r"|statement|conference|hearing|speech|reporters|comments?|testify"
)
_SAID_BEFORE = re.compile(rf"\b(?:{_SAYING})\b(?![^.,;\"]{{0,30}}\b(?:since|that|the)\b)[^.,;\"]{{0,30}}$")
_PART = r"(?:'?s)?(?: (?:morning|night|evening|afternoon|at|in an?))?"
_SAID_AFTER = re.compile(rf"{_PART},? (?:{_SAYING})\b")
#: "On Monday, the ministry said"
_SAID_LATER = re.compile(rf"{_PART},? (?:[\w'.-]{{1,30}} ){{1,7}}(?:{_SAYING})\b")
_OPENING = re.compile(r"(?:but |and )?(?:also |later |earlier )?(?:on |late |early ){0,3}")
_AHEAD = re.compile(
    r"\b(?:would|will|plan(?:s|ned)? to|due|scheduled|slated|expected|set to|ahead of|upcoming|shall|going to"
    r"|to be held)\b(?! (?:not )?have\b)[^.,;\"]{0,60}$"
)
_BOUNDING = re.compile(r"\b(?:since|until|from|between|before|after)(?: late| early| the)? $")
_HAPPENING = (
    r"\b(?:air)?(?:attack|strike|bomb|raid|shell|shoot|kill|wound|injur|explo|blast|crash|clash|fight|storm|flood|stab"
    r"|abduct|kidnap|seiz|captur|assault|massacre|poison|destroy|damag|ambush|execut|behead|murder|riot|protest|derail"
    r"|burn|evacuat|surrender|arrest|detain|pound|target|collaps|earthquake|quake|erupt|launch|releas|violence|incident"
    r"|tragedy|operation|gunfire|outbreak|disappear|vanish|hijack|leak|hack|robb|br(?:oke|eak))\w{0,8}\b"
    r"|\b(?:shot|died|dead|deaths?|fell|hit|struck|fought|sank|downed|fired?|blew|blown|lost|took place|happened"
    r"|occurred)\b"
)
_EVENT = re.compile(_HAPPENING)
_NAMING = re.compile(rf"(?:'?s)? (?:[\w-]{{1,30}} ){{0,2}}(?:{_HAPPENING})")
#: How long "between early " is at most, and a word for saying with thirty letters after it.
_FEW, _SOME = 20, 50
_PLANS = r"would|will|plan(?:s|ned)?|due|scheduled|slated|expected|set|ahead|upcoming|shall|going|held"
_ENDS = r"since|until|from|between|before|after"
#: What a word may be part of; only then is it worth searching for the whole.
_SIGNS = Signs(rf"\b(?:{_SAYING})\b", rf"\b(?:{_PLANS})\b", rf"\b(?:{_ENDS})\b", _HAPPENING, r"\btook\b")
_SAYS, _COMES, _BOUNDS, _HAPPENS, _TAKES = 1, 2, 4, 8, 16
#: "Police have surrounded the hall": news of the day, though it names none.
_BREAKING = re.compile(
    r"\b(?:(?:have|has) (?:been )?(?:\w{2,12}ed|shot|struck|hit|begun|broken out|fallen|taken|sunk)"
    r"|(?:is|are) (?:under way|underway|dead|missing|responding|searching|under attack|on the scene|being|feared)"
    r"|breaking|developing|(?:police|officials|authorities) say)\b"
)


class Context(NamedTuple):
    """What the words next to a day say of it.

    `naming`: it is part of the name of an event, as in "Friday's blast". `ahead`: it is still to come. `said`, `bound`:
    where in the words before it one stands that says something on that day, or that makes the day a mere bound.
    """

    naming: bool
    ahead: bool
    said: int | None
    bound: int | None


def context(before: str, after: str) -> Context:
    """Return what the words `before` and `after` a day, as far as they are in its sentence, say of it."""
    sooner, later = _SIGNS.of(before), _SIGNS.of(after)
    naming = later & (_HAPPENS | _TAKES) > 0 and _NAMING.match(after) is not None
    ahead = sooner & _COMES > 0 and _AHEAD.search(before) is not None
    bounding = _BOUNDING.search(before, max(len(before) - _FEW, 0)) if sooner & _BOUNDS else None
    said = _said(before, after, sooner & _SAYS > 0, later & _SAYS > 0)
    return Context(naming, ahead and not naming, said, bounding.start() if bounding and not naming else None)


def tells_event(folded: str) -> bool:
    """Say whether the words tell that something happened, as against what was said of it."""
    signs = _SIGNS.of(folded)
    return signs & _HAPPENS > 0 or (signs & _TAKES > 0 and _EVENT.search(folded) is not None)


def tells_news(folded: str) -> bool:
    """Say whether the words tell an event as news of the day."""
    return tells_event(folded) and _BREAKING.search(folded) is not None


def _said(before: str, after: str, sooner: bool, later: bool) -> int | None:
    if sooner and (found := _SAID_BEFORE.search(before, _tail(before))):
        return found.start()
    if later and (
        _SAID_AFTER.match(after) or (_OPENING.fullmatch(before.lstrip(" \"'(")) and _SAID_LATER.match(after))
    ):
        return len(before)
    return None


def _tail(before: str) -> int:
    """Return where the last words begin that no punctuation parts from the end, as far as they matter."""
    return max(len(before) - _SOME, 0, *(before.rfind(mark) for mark in '.,;"'))
