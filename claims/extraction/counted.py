"""What a number counts: the noun that follows it, with what befell it ("people killed")."""

from __future__ import annotations

import re

#: Words that end the name of what is counted …
_STOP = re.compile(
    r"(?:an?|the|of|to|in|on|at|by|from|for|with|and|or|but|who|which|that|were|was|is|are|be|been|being|had|has|have"
    r"|as"
    r"|than|into|near|after|before|during|while|when|where|since|because|however|among|across|around|over|under|between"
    r"|against|including|still|also|just|then|may|might|could|would|will|did|do|does|said|per|out|up|down|off|both|all"
    r"|now|later|last|this|these|those|it|they|killed|wounded|injured|dead|died|missing|hurt|arrested|detained"
    r"|destroyed|damaged|captured|shot|fled|remained)"
)
#: … and words between the number and that name: "26 of the [other] trucks".
_SKIP = re.compile(r"(?:of|the|others?|more|its|their|his|all|those|these|additional|further|strong|plus|odd)")
_VERB = re.compile(r"\w+ed|sank|fell|came|went|left|took|hit|made|gave|began|lost|found|held|say|says|told|saw|burnt")
_FATE = re.compile(
    r"\b(?:killed|wounded|injured|dead|died|missing|hurt|arrested|detained|destroyed|damaged|captured|displaced"
    r"|executed|shot down)\b"
)
#: With these begins what befell others: "a woman and wounded 25".
_OTHER = re.compile(r"[,;.]|(?<!shot) and ")
#: After these comes something else: "rose to 23, officials said".
_APART = (",", ";", ":", ".")
_PERCENT = re.compile(r" ?(?:%|per ?cent\b|percent\b|percentage points?\b)")
_SCALED_MONEY = re.compile(r"(?:thousand|million|billion|trillion) ")


def unit(folded: str, start: int, end: int) -> tuple[str, int]:
    """Return what a number that stops at `start` counts, and where the words for it stop, at most `end`."""
    if percent := _PERCENT.match(folded, start, end):
        return "percent", percent.end()
    if folded.startswith(_APART, start, end):
        return "", start
    words: list[str] = []
    stop = start
    for word in re.finditer(r"(?: |-(?=\w))?([\w'\"%-]+)([,.;:)]?)", folded[start : min(end, start + 80)]):
        if word.start() and folded[start + word.start()] != " ":
            break
        ends = word[1].isdigit() or _STOP.fullmatch(word[1]) or (words and _VERB.fullmatch(word[1]))
        if ends and (words or not _SKIP.fullmatch(word[1])):
            break
        if not _SKIP.fullmatch(word[1]):
            words.append(word[1].strip("\"'"))
            stop = start + word.end(1)
        if word[2] or len(words) == 3:
            break
    other = _OTHER.search(folded, stop, min(end, stop + 28))
    fate = _FATE.search(folded, stop, other.start() if other else min(end, stop + 28))
    return _SCALED_MONEY.sub("", " ".join([*words, fate[0]] if fate else words)), stop
