"""Phrases that say: this was asserted without evidence or detail."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("N", FlagKind.NO_EVIDENCE)

PHRASES = (
    _row(
        1,
        Reach.ASIDE,
        "without",
        r"\bwithout(?: (?:immediately|publicly))?(?: (?:{GIVING}|disclosing|revealing|going))?{MORE} {PROOF}\b",
        "The mayor blamed arsonists, without providing evidence.",
        "The house was left without power.",
    ),
    _row(
        2,
        Reach.ASIDE,
        "without",
        r"\bwithout (?:(?:further|immediately) )?"
        r"(?:elaborating|elaboration|specifying|explaining|clarifying|substantiating"
        r"|(?:saying|naming|identifying|disclosing|detailing|making clear) (?:{WH}|the|any|its|his|their))\b"
        r"(?: further| more)?",
        "Ten shells hit the port, the governor said, without elaborating.",
        "He left without saying goodbye.",
    ),
    _row(
        3,
        Reach.ASIDE,
        "elaborat",
        r"(?:{NEG}|\b(?:declin|refus)(?:ed|ing) to|\byet to)(?: (?:immediately|publicly|further"
        r"|yet)){0,2} elaborated?\b"
        r"(?: further)?",
        "The spokesman did not elaborate.",
        "The dress was elaborate.",
    ),
    _row(
        4,
        Reach.ASIDE,
        "evidence|proof|detail|specifics|information|explanation|basis|source|example|particulars|documentation"
        " & NOT|declin|refus|fail|yet to|neither",
        r"(?:{NEG}|\b(?:declin|refus|fail)(?:ed|ing) to|\byet to)(?: (?:immediately|publicly|yet|also|{LY})){0,2}"
        r" (?:{GIVE}|{GAVE}){MORE} {PROOF}\b"
        r"|\bneither(?: \S{1,20}){0,4}? {GAVE}{MORE} {PROOF}\b",
        "She did not provide any further details.",
        "She provided further details in a letter.",
    ),
    _row(
        5,
        Reach.ASIDE,
        "evidence|proof|detail|specifics|information|explanation|basis|source|example|particulars|documentation"
        " & no |little|few |scant",
        r"\b(?:{GIVE}s?|{GAVE}|{GIVING}|showed|with) (?:no|little|few|scant){MORE} {PROOF}\b",
        "The general gave no further details.",
        "The general gave a dinner.",
    ),
    _row(
        6,
        Reach.TOPIC,
        "nobody |no one |no-one ",
        r"\b(?:nobody|no one|no-one)(?: has| had)? {GAVE}(?: any)? (?:evidence|proof)\b",
        "No one presented evidence that the votes were changed.",
        "No one presented a gift.",
    ),
    _row(
        7,
        Reach.TOPIC,
        "evidence|proof|indication|intelligence|information & no |little|scant|lack|absence",
        r"(?<!gave )(?<!given )(?<!gives )\b(?:no|little|scant|lack of|lack(?:s|ed|ing)?|absence of){ANY}"
        r" (?:(?:intelligence|information) (?:or|and) )?(?:(?:evidence|proof|indications?)\b"
        r"|(?:intelligence|information)(?= (?:to (?:support|suggest|back|indicate|substantiate)|suggest|indicat"
        r"|that)))",
        "There is no evidence that the ship was armed.",
        "The court heard new evidence about the ship.",
    ),
    _row(
        8,
        Reach.TOPIC,
        "evidence|proof|indication & NOT",
        r"{NEG}(?: (?:yet|been|at this time|at this point|so far|{LY})){0,3}"
        r"(?: (?:seen|found|find|see|seeing|have|any|got|uncovered|discovered))?"
        r"(?: (?:any|much|enough|sufficient)){0,2}{ANY} (?:evidence|proof|indications?)\b",
        "Inspectors have not found any evidence of fraud.",
        "Inspectors have found the evidence.",
    ),
    _row(
        9,
        Reach.TOPIC,
        "shred|scrap of|single piece of",
        r"\bnot (?:one|a|a single) (?:shred|scrap|single piece|piece) of (?:evidence|proof)\b",
        "There is not a shred of evidence that he was there.",
        "A shred of cloth hung on the nail.",
    ),
    _row(
        10,
        Reach.SUBJECT,
        "supported by|factual basis|basis in fact",
        r"\b(?:missing|lack\w{0,3}|no)(?: an?| any)? (?:factual basis|basis in fact)\b"
        r"|\b(?:not |un)supported by (?:any )?(?:\w{2,15} )?(?:evidence|facts?|intelligence)\b",
        "The claim is unsupported by any evidence.",
        "The roof was supported by beams.",
    ),
    _row(
        11,
        Reach.TOPIC,
        "no record|no trace|no reporting",
        r"\bno (?:record|reporting|trace) (?=of|coming|about|that)",
        "The harbour has no record of a collision.",
        "There were no reports of injuries.",
    ),
    _row(
        12,
        Reach.ASIDE,
        "toll|figure|number|reason|breakdown|name|disclose|specify|identify|explain|motive|date|source & no |NOT",
        r"\b(?:gave|giving|offered|provided|released|cited|gives) no (?:\w{2,12} ){0,2}(?:toll|figures?|numbers?"
        r"|reasons?|breakdown"
        r"|names?|dates?|motive|source)\b"
        r"|{NEG}(?: (?:immediately|yet|{LY}))? (?:give|provide|offer|release|cite|given|provided|released)(?: "
        r"(?:any|an?|the"
        r"|further|its|his|her|their|exact|precise|other|specific|\w{2,12})){1,3} (?:toll|figures?|numbers?"
        r"|reasons?|breakdown|motive)\b"
        r"|\b(?:did|does|has|have|had)(?:n't| not)(?: (?:immediately|yet))? (?:disclosed?|specify|specified|name"
        r"|named)(?=[.,;]|$)",
        "The army gave no casualty figures.",
        "The army gave no quarter.",
    ),
    _row(
        13,
        Reach.ASIDE,
        "nothing",
        r"\bnothing (?:\w{2,12} ){0,2}to (?:substantiate|support|back|corroborate|prove)\b"
        r"|\bnothing (?:has been|had been|was) (?:released|provided|presented|made public|published|produced)\b",
        "The family spoke of a tape, but nothing has been made public.",
        "There is nothing to lose.",
    ),
    _row(
        14,
        Reach.ASIDE,
        "available|forthcoming|made public & details|information|specifics",
        r"\b(?:details|information|specifics)\b(?: \S{1,20}){0,6}? (?:were|was|are|is)(?: not|n't)"
        r"(?: (?:immediately|yet|{LY}))? (?:available|made public|forthcoming)\b",
        "A guard fell, but details of his injury were not immediately available.",
        "The details were available at the door.",
    ),
    _row(
        15,
        Reach.WITHIN,
        "been found|been established|been uncovered|been discovered|been shown|been produced|been presented",
        r"\bno (?:\w{3,15} ){0,2}(?:connections?|links?|ties|evidence|proof)(?: \S{1,20}){0,5}?"
        r" (?:has|have|had) (?:yet |ever )?been {SHOWN}\b"
        r"|\b(?:evidence|proof)\b(?: \S{1,20}){0,8}? (?:has|have|had)(?: not|n't) (?:yet )?been {SHOWN}\b",
        "No link between the two fires has been established.",
        "No coat has been found.",
    ),
)
