"""What a row of the phrase table is, and the word lists that its patterns are built from.

Patterns are matched against folded text (see text/folding.py): lower case, straight quotes. Every repeat is bounded,
so a pattern takes a bounded number of steps from each place where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from claims.verdicts import FlagKind


class Reach(Enum):
    """Where the words lie that a phrase speaks about. scope.py has the rules for each."""

    SUBJECT = auto()  # before the phrase: "the toll could not be verified"
    OBJECT = auto()  # after it: "could not verify the toll"
    UNKNOWN = auto()  # a question after it, or a thing before it: "not clear whether …", "the cause is unknown"
    TOPIC = auto()  # after a preposition: "unconfirmed reports of …"
    ASIDE = auto()  # the assertion that the phrase is hung on: "…, without giving evidence"
    DENIAL = auto()  # what is denied, here or before
    RIVALS = auto()  # accounts that stand against each other


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the table. `needs`: lower-case letters of which the text must hold one for the pattern to match at all.

    `example` must be caught by this row and `counter` by no row of the table; the tests hold every row to it.
    """

    id: str
    kind: FlagKind
    reach: Reach
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    counter: str


#: Put into patterns by name, as {NOT}; see `expanded`.
WORDS = {
    "NOT": r"(?:\bnot|n't|\bcannot|\bnever|\bdont|\bdidnt|\bcouldnt)",
    "ADV": r"(?: (?:yet|so far|been|be|being|also|still|as yet|even|or|and|able to|able|in a position to|\w{2,15}ly)){0,6}",
    "VERIFIED": r"(?:verified|confirmed|corroborated|authenticated|substantiated|validated)",
    "VERIFY": r"(?:verify|confirm|corroborate|authenticate|substantiate|validate|fact-check|independently check|independently establish|vouch for)",
    "VERIFYING": r"(?:verification|confirmation|corroboration|authentication|substantiation)",
    "ACCOUNT": (
        r"(?:claims?|reports?|accounts?|allegations?|accusations?|assertions?|statements?|rumou?rs?|versions?|charges"
        r"|suggestions?"
        r"|figures?|numbers?|tolls?|estimates?|information|details?|stor(?:y|ies)|theor(?:y|ies)|narratives?"
        r"|testimon(?:y|ies)|comments|remarks)"
    ),
    "MEDIA": r"(?:videos?|footage|photos?|photographs?|images?|pictures?|recordings?|tapes?|audio|documents?|dossiers?|clips?|posts?|letters?)",
    "WH": r"(?:if|whether|who|whom|whose|what|which|how|why|where|when)",
    "BE": r"(?:is|are|was|were|be|been|being|remains?|remained|remaining|seems?|seemed|'s)",
    "FALSE": r"(?:false|untrue|baseless|unfounded|groundless|fabricated|fake|wrong|incorrect|inaccurate|bogus|a lie|lies|a fabrication|fabrications?|a hoax|nonsense|propaganda|disinformation|fake news|fiction|without foundation)",
}


def expanded(pattern: str) -> re.Pattern[str]:
    """Compile `pattern` with each {NAME} replaced by its word list."""
    for name, words in WORDS.items():
        pattern = pattern.replace("{" + name + "}", words)
    return re.compile(pattern)
