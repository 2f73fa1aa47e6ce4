"""Phrases that say: this was asserted without evidence or detail."""

from __future__ import annotations

from claims.flagging.phrase import Phrase, Reach, expanded
from claims.verdicts import FlagKind


def _row(number: int, reach: Reach, needs: str, pattern: str, example: str, counter: str) -> Phrase:
    return Phrase(
        f"N-{number:02}", FlagKind.NO_EVIDENCE, reach, tuple(needs.split("|")), expanded(pattern), example, counter
    )


_PROOF = (
    r"(?:evidence|proof|details?|specifics|information|explanation|basis|source|sources|sourcing|examples?"
    r"|particulars|elaboration|documentation|substantiation)"
)

PHRASES = (
    _row(
        1,
        Reach.ASIDE,
        "without",
        r"\bwithout (?:(?:immediately|publicly|yet) )?(?:(?:providing|offering|giving|citing|presenting|producing"
        r"|supplying|showing|furnishing|sharing|releasing|disclosing|revealing|adding|any|further|much|going into"
        r"|specific|concrete|supporting|more|other|additional|immediate|clear|its|his|her|their|the|a|credible|for"
        r"|hard|solid|or|and|to back|immediately) ){0,6}" + _PROOF + r"\b",
        "The mayor blamed arsonists, without providing evidence.",
        "The house was left without power.",
    ),
    _row(
        2,
        Reach.ASIDE,
        "without",
        r"\bwithout (?:(?:further|immediately) )?(?:elaborating|elaboration|specifying|explaining|saying (?:how|what"
        r"|which|who|when|where|why|whether)|naming|identifying|clarifying|explanation|substantiating"
        r"|substantiation)(?: further| more| on \w{2,12})?\b",
        "Ten shells hit the port, the governor said, without elaborating.",
        "He left without saying goodbye.",
    ),
    _row(
        3,
        Reach.ASIDE,
        "elaborate|provide|give|offer|present|produce|details|detail|explain|cite|furnish|disclose|gave|evidence"
        "|proof|sources",
        r"(?:\b(?:did|does|do|has|have|had|would|could)(?:n't| not)|\bnot|\b(?:declined|refused|declining|refusing"
        r"|failed) to|\bwithout|\byet to|\bnever)(?: (?:immediately|publicly|yet|also|further|to"
        r"|\w{2,15}ly)){0,2} (?:elaborate(?:d)?\b|(?:provided?|given?|offer(?:ed)?|presente?d?|produced?|cited?"
        r"|furnish(?:ed)?|disclosed?|release|released|reveal|share|show|shown|supply|supplied|go into)(?: (?:any"
        r"|further|much|more|specific|additional|other|concrete|an?|the|immediate|its|his|her|their|\w{2,20}'s"
        r"|supporting|clear|credible|hard|or|detailed)){0,4} " + _PROOF + r"\b)",
        "She did not provide any further details.",
        "She provided further details in a letter.",
    ),
    _row(
        4,
        Reach.ASIDE,
        "gave no|giving no|give no|offered no|offering no|offer no|provided no|providing no|provide no|presented no"
        "|presenting no|produced no|cited no|citing no|no one presented|with no |showed no|supplied no"
        "|no other details|no further",
        r"\b(?:(?:gave|gives|giving|give|offered|offers|offering|offer|provided|provides|providing|provide|presented"
        r"|presenting|produced|cited|citing|showed|supplied|with|released) (?:no|little|few|scant)|(?:nobody"
        r"|no one) (?:has )?(?:presented|offered|produced|provided))(?: (?:other|further|immediate|specific"
        r"|additional|concrete|more|supporting|direct|any|\w{2,15}ly)){0,3} " + _PROOF + r"\b",
        "The general gave no further details.",
        "The general gave a dinner.",
    ),
    _row(
        5,
        Reach.TOPIC,
        "evidence|proof|indication|no sign|basis in fact|factual basis|intelligence",
        r"\b(?:no|not any|little|scant|not one shred of|not a shred of|without|any lack of|lack of|lacks?|lacked"
        r"|absence of|n't any|not seen any|not found any|any)(?<!\bany)(?: (?:credible|conclusive|hard|direct|clear"
        r"|firm|concrete|solid|public|independent|immediate|such|physical|new|forensic|definitive|real|specific"
        r"|compelling|convincing|\w{2,15}ly|or)){0,4} (?:evidence|proof|indication|indications)\b|\b(?:not"
        r"|n't) (?:seen|found|have|any|see|find|seeing|got)(?: (?:any|seen|found|yet|much|enough|sufficient|credible"
        r"|conclusive|clear|hard)){0,3} (?:evidence|proof|indication)\b|\b(?:not one|not a single|not a) (?:shred"
        r"|scrap|piece|bit) of (?:evidence|proof)|\b(?:missing|lack\w{0,3}) (?:a |any )?(?:factual basis"
        r"|basis in fact)|\b(?:not|un)(?: )?supported by (?:any )?(?:\w{2,15} )?(?:evidence|facts|intelligence"
        r"|the facts)",
        "There is no evidence that the ship was armed.",
        "The court heard new evidence about the ship.",
    ),
    _row(
        6,
        Reach.TOPIC,
        "no mention of|no reporting|no record of",
        r"\bno (?:mention|record|reporting|report|reports|trace) (?:of|coming|about|that)\b(?! (?:casualt|injur"
        r"|damage|death|fatal|the casualt|any casualt|any injur|any damage|victims))",
        "The log makes no mention of a collision.",
        "There were no reports of injuries.",
    ),
)
