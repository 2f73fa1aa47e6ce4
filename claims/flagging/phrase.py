"""What a row of the phrase table is, and the word lists that its patterns are built from.

Patterns are matched against folded text (see text/folding.py): lower case, straight quotes. Every repeat is bounded,
so a pattern takes a bounded number of steps from each place where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from claims.verdicts import FlagKind


class Reach(Enum):
    """Where the words lie that a phrase speaks about. scope.py has the rules for each."""

    SUBJECT = auto()  # before the phrase: "the toll could not be verified"
    OBJECT = auto()  # after it: "could not verify the toll"
    QUESTION = auto()  # a question after it, or a thing before it: "not clear whether …", "the cause is not clear"
    WITHIN = auto()  # in the phrase itself: "the cause … has not been determined"
    TOPIC = auto()  # after a preposition: "unconfirmed reports of …"
    ASIDE = auto()  # the assertion that the phrase is hung on: "…, without giving evidence"
    DENIED = auto()  # what is denied, after the phrase or before its sentence
    FALSE = auto()  # what is called false, before the phrase
    STATED = auto()  # the statement that the phrase stands in: "the army said it had not fired"
    CONDITION = auto()  # what an "if" makes doubtful, in the phrase or before it: "the report, if true, …"
    RIVALS = auto()  # accounts around the phrase that stand against each other
    FIGURES = auto()  # two figures for one thing, here and just before; without a first figure no flag


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the table. `needs`: folded words of which a text must hold one for the pattern to match at all, with one
    of `beside` (if there are any) not far from it, and one of `before` (likewise) not far before its end.

    `example` must be caught by this row and `counter` by no row of the table; the tests hold every row to it.
    """

    id: str
    kind: FlagKind
    reach: Reach
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    counter: str
    beside: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


#: Put into patterns by name: {NOT}. Later lists may use earlier ones.
WORDS = {
    "LY": r"\w{2,15}ly",
    "NOT": r"(?:\bnot|n't|\bcannot|\bnever|\bdidnt|\bcouldnt)",
    "NEG": (
        r"(?:\bcan't|\bwon't|{NOT}|\b(?:could|can|did|does|do|has|have|had|was|were|is|are|would|will|may|be"
        r"|been)(?:n't| not))"
    ),
    "ADV": (
        r"(?:,? (?:yet|so far|been|be|also|still|as yet|even|or|and|able to|able|however,|at this time|in any way"
        r"|{LY})){0,6}"
    ),
    "YET": r"(?: (?:yet|still|also|so far|as yet|currently|exactly|quite|at all|entirely|{LY})){0,3}",
    "VERIFIED": r"(?:verified|confirmed|corroborated|authenticated|substantiated|validated)",
    "VERIFY": r"(?:verify|confirm|corroborate|authenticate|substantiate|validate|fact-check|vouch for)",
    "VERIFYING": r"(?:verification|confirmation|corroboration|authentication|substantiation)",
    "UNVERIFIED": r"un(?:verified|confirmed|corroborated|substantiated|proven|proved|authenticated|verifiable)",
    "ACCOUNT": (
        r"(?:claims?|reports?|accounts?|allegations?|accusations?|assertions?|statements?|rumou?rs?|versions?"
        r"|charges?|suggestions?|figures?|numbers?|tolls?|estimates?|information|details?|stor(?:y|ies)|theor(?:y"
        r"|ies)|narratives?|testimon(?:y|ies)|comments|remarks|answers|explanations?|declarations?)"
    ),
    "MEDIA": (
        r"(?:videos?|footage|photos?|photographs?|images?|pictures?|recordings?|tapes?|audio|documents?|dossiers?"
        r"|clips?|posts?|letters?)"
    ),
    "DENIED": r"(?:denied|rejected|dismissed|refuted|disputed|contradicted|contested)",
    "NO_FORECAST": (
        r"(?! how (?:\S{1,20} ){1,4}?(?:will|would) (?:react|respond|vote|affect|play|fare|feel|take|receive|handle"
        r"|impact|influence|change|shape)\b)(?! (?:exactly )?(?:how|what|where)(?! (?:long|many"
        r"|much) )(?: \S{1,20}){1,5}? (?:will|would)\b)"
    ),
    "SAID": (
        r"(?:said|says|saying|say|insist(?:s|ed|ing)?|maintain(?:s|ed|ing)?|claim(?:s|ed|ing)?|testified|argued"
        r"|stressed|told \S{2,20}(?: \S{2,20})?|assured \S{2,20})"
    ),
    "COUNT": (
        r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)"
    ),
    "WH": r"(?:if|whether|who|whom|whose|what|which|how|why|where|when)(?! to )",
    "BE": r"(?:is|are|was|were|be|been|being|remains?|remained|remaining|seems?|seemed|stays?|stayed|'s)",
    "THING": (
        r"(?:causes?|motives?|reasons?|origins?|sources?|identit(?:y|ies)|numbers?|extent|whereabouts|fate|scale"
        r"|circumstances|nature|perpetrators?|tolls?|details|culprits?|responsibility|location|size|purpose|target)"
    ),
    "FIND": r"(?:determine|establish|ascertain|identify|find out|pinpoint|work out|piece together|figure out)",
    "FOUND": (
        r"(?:determined|identified|revealed|disclosed|established|explained|pinpointed|released|ascertained"
        r"|made public|made clear|announced|specified)"
    ),
    "TELL": r"(?:say|specify|clarify|make clear|indicate|disclose|identify|reveal|explain|state|elaborate on)",
    "TOLD": r"(?:said|specified|clarified|made clear|indicated|disclosed|identified|revealed|explained|stated)",
    "GIVE": (
        r"(?:provide|give|offer|present|produce|cite|furnish|disclose|release|reveal|share|show|supply|post|publish"
        r"|go into)"
    ),
    "GAVE": r"(?:provided|given|gave|offered|presented|produced|cited|furnished|disclosed|released|revealed|shared"
    "|supplied)",
    "GIVING": r"(?:providing|giving|offering|presenting|producing|citing|supplying|showing|sharing|adding|releasing)",
    "MORE": (
        r"(?: (?:any|further|much|more|specific|additional|other|concrete|an?|immediate|immediately|its|his|her|their"
        r"|\w{2,20}'s|supporting|clear|credible|hard|solid|direct|or|detailed|for|to back|into|conclusive|definitive"
        r"|firm|real|actual|tangible|physical|official|reliable|significant|exact|footage|photographic|{LY})){0,5}"
    ),
    "PROOF": (
        r"(?:evidence|proof|details?|specifics|information|explanation|basis|sources?|sourcing|examples?|particulars"
        r"|elaboration|documentation|substantiation|data)"
    ),
    "ANY": (
        r"(?: (?:credible|conclusive|hard|direct|clear|firm|concrete|solid|public|independent|immediate|such|physical"
        r"|new|forensic|definitive|real|specific|compelling|convincing|official|reliable|further|precise|exact|or"
        r"|significant|actual|irrefutable|single|{LY})){0,4}"
    ),
    "SHOWN": r"(?:found|established|uncovered|discovered|shown|produced|presented)",
    "FALSE": (
        r"(?:false|untrue|not (?:true|accurate|reliable|credible|correct)|baseless|unfounded|groundless|fabricated"
        r"|fake|wrong(?! to\b)|incorrect|inaccurate|bogus|a lie|lies|fabrications?|a hoax|nonsense|propaganda"
        r"|disinformation|fake news|fiction|without foundation|smoke ?screens?|provocations?)"
    ),
}


#: What {NOT} and {NEG} look like, for a quick look.
_NEGATIONS = "not |not,|n't|never|cannot|didnt|couldnt|havent|dont"


def expanded(pattern: str) -> re.Pattern[str]:
    """Compile `pattern` with each {NAME} replaced by its word list."""
    for _ in range(2):
        for name, words in WORDS.items():
            pattern = pattern.replace("{" + name + "}", words)
    return re.compile(pattern)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(filter(None, words.replace("NOT", _NEGATIONS).split("|")))


def rows(letter: str, kind: FlagKind) -> Callable[[int, Reach, str, str, str, str], Phrase]:
    """Return a maker of rows of one kind: number, reach, needs parted by "|" (and after " & " what must stand beside
    one of them, after " < " what must stand before it), pattern, example, counter-example."""

    def row(number: int, reach: Reach, needs: str, pattern: str, example: str, counter: str) -> Phrase:
        others, _, before = needs.partition(" < ")
        needed, _, beside = others.partition(" & ")
        return Phrase(
            f"{letter}-{number:02}",
            kind,
            reach,
            tuple(needed.split("|")),
            expanded(pattern),
            example,
            counter,
            _listed(beside),
            _listed(before),
        )

    return row
