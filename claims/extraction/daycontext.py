"""What the words next to a day say of it: that something was said then, is still to come, or happened."""

from __future__ import annotations

import re

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
#: "Police have surrounded the hall": news of the day, though it names none.
_BREAKING = re.compile(
    r"\b(?:(?:have|has) (?:been )?(?:\w{2,12}ed|shot|struck|hit|begun|broken out|fallen|taken|sunk)"
    r"|(?:is|are) (?:under way|underway|dead|missing|responding|searching|under attack|on the scene|being|feared)"
    r"|breaking|developing|(?:police|officials|authorities) say)\b"
)


def tells_event(folded: str) -> bool:
    """Say whether the words tell that something happened, as against what was said of it."""
    return _EVENT.search(folded) is not None


def tells_news(folded: str) -> bool:
    """Say whether the words tell an event as news of the day."""
    return _BREAKING.search(folded) is not None and tells_event(folded)


def names_event(after: str) -> bool:
    """Say whether a day is part of the name of an event: of "Friday's blast", given what follows the day."""
    return _NAMING.match(after) is not None


def is_ahead(before: str) -> bool:
    """Say whether a day is still to come, given what stands before it: "the envoys would meet on"."""
    return _AHEAD.search(before) is not None


def bounding(before: str) -> int | None:
    """Return where in `before` a word stands that makes the day a mere bound ("since"), if one does."""
    found = _BOUNDING.search(before)
    return found.start() if found else None


def saying(before: str, after: str) -> int | None:
    """Return where the word for saying stands to which a day belongs, counted from the start of `before`, if any."""
    if found := _SAID_BEFORE.search(before):
        return found.start()
    later = _OPENING.fullmatch(before.lstrip(" \"'(")) and _SAID_LATER.match(after)
    return len(before) if later or _SAID_AFTER.match(after) else None
