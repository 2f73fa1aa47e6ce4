"""Numbers that count nothing: ages, times, calibres, years, addresses and the numbers in names ("Resolution 12")."""

from __future__ import annotations

import re

from claims.extraction.numbers import NUMBER

_NAME_BEFORE = re.compile(
    r"\b(?:no|number|numbers|resolution|chapter|articles?|sections?|version|every|each|any|this|day|group|flight"
    r"|room|route|highway|interstate|boeing|airbus|mig|covid|channel|unit|gate|platform|terminal|apartment|apt|phase"
    r"|level|category|grade|type|model|page|rule|item|paragraph|point|step|stage|season|episode|age|aged|ages|age of"
    r"|ages of|class|district|ward|zone|sector|bus|train|camp|block|building|tower|psalm|order|protocol"
    r"|aged (?:\d{1,2}|[a-z]{3,9}) (?:and|to|or))\.? $"
)
_AGE_AFTER = re.compile(r",(?! \d)")
_MEASURE_AFTER = re.compile(
    r":\d|(?:st|nd|rd|th|s)\b|\.\d|,\d"
    r"| ?(?:mm|cm|millimet|calib|-?inch|am\b|pm\b|a\.m|p\.m|o'clock|gmt|utc|local time"
    r"|in the (?:morning|afternoon|evening))"
    r"|[ -]years?[ -]olds?\b| (?:and|to|or) \d{1,2}[ -]years?[ -]old"
    r"|(?: [\w.]{1,20}){1,2} (?:street|st|avenue|ave|road|rd|lane|boulevard|square|drive)\b"
)
#: "1300-ton", but not "105-millimetre", "10-year-old", "Kite-136".
_COMPOUND = re.compile(
    r"-(?:strong|plus|odd|ton(?:ne)?|truck|vehicle|car|plane|drone|ship|boat|member|person|man|woman|mile"
    r"|kilomet(?:er|re)|acre|hectare|barrel|seat|bed|dollar|euro|page)s?\b"
)
_ONE_BEFORE = re.compile(r"\b(?:kill(?:ing|ed)|wound(?:ing|ed)|injur(?:ing|ed)|at least|only) $")
_NO_ONE_BEFORE = re.compile(r"\b(?:no|any|every|this|that|the|which|each) $")
_NO_ONE_AFTER = re.compile(
    r" (?:of|another|day|thing|by|who|that|which|is|was|could|can|would|has|had|in|side|hand|near|at|for|from|to|with"
    r"|as|on|or|after|point|way|time)\b|[,.;]|$"
)
_RECENT = re.compile(r"\b(?:past|last|next|coming|previous|recent) $")
_TIME = re.compile(r" (?:minute|hour|day|week|month|year|decade)s?\b|\.? ?(?:minutes|hours|days|weeks) (?:ago|earlier)")
#: "The Group of Seven".
_GROUPS = ("seven", "eight", "7", "8", "20", "77")
#: "0730" is a time of day.
_CLOCK = re.compile(r"0\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "20m tonnes", but not "20m high".
_MILLIONS = re.compile(r" (?:people|men|women|children|(?!inches|metres|meters|yards|miles)[a-z]{3,20}s)\b")
_DENIED = re.compile(r"\bnot $")
_INSTEAD = re.compile(rf"(?: [\w-]{{1,20}}){{0,3}},? but (?:only )?{NUMBER}")


def counts(words: str, before: str, after: str, bounded: bool) -> bool:
    """Say whether the number `words` counts something, given the text before and after it.

    `bounded` says that "about", "at least", "$" or the like stands before it.
    """
    if words == "one":
        return _is_counted_one(before, after, bounded)
    if _MEASURE_AFTER.match(after) or (after.startswith("-") and not _COMPOUND.match(after)):
        return False
    if _DENIED.search(before) and _INSTEAD.match(after):
        return False
    if bounded:
        return True
    if _NAME_BEFORE.search(before) or _YEAR.fullmatch(words) or _CLOCK.match(words):
        return False
    if words[-1:] == "m" and words[:-1].isdigit() and not _MILLIONS.match(after):
        return False
    if before.endswith("group of ") and words in _GROUPS:
        return False
    if _RECENT.search(before) and _TIME.match(after):
        return False
    return not (len(words) < 3 and before.endswith(", ") and _AGE_AFTER.match(after))


def _is_counted_one(before: str, after: str, bounded: bool) -> bool:
    if _ONE_BEFORE.search(before):
        return True
    return not (_NO_ONE_BEFORE.search(before) or _NO_ONE_AFTER.match(after) or after.startswith("-")) or (
        bounded and not _NO_ONE_AFTER.match(after)
    )
