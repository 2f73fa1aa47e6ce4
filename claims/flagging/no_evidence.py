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
        "|data & NOT|declin|refus|fail|yet to|unable to|neither",
        r"(?:{NEG}(?! share\b)|\b(?:declin|refus|fail)(?:ed|ing) to|\b(?:yet|unable) to)(?: (?:immediately|publicly"
        r"|yet|also|{LY})){0,2}"
        r" (?:{GIVE}|{GAVE}){MORE} {PROOF}\b"
        r"|\bneither(?: \S{1,20}){0,4}? {GAVE}{MORE} {PROOF}\b",
        "She did not provide any further details.",
        "She provided further details in a letter.",
    ),
    _row(
        5,
        Reach.ASIDE,
        "evidence|proof|detail|specifics|information|explanation|basis|source|example|particulars|documentation|data"
        " & no |little|few |scant",
        r"\b(?:{GIVE}s?|{GAVE}|{GIVING}|showed|with|ha(?:s|d|ve)(?= no (?:further|more|additional|other|immediate)))"
        r" (?:no|little|few|scant){MORE} {PROOF}\b",
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
        r"(?<!gave )(?<!given )(?<!gives )\b(?:no|little|scant|lack of|lack(?:s|ed|ing)?|lack(?:s|ed"
        r"|ing)? the(?= evidence)"
        r"|absence of){ANY}"
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
        "shred|scrap of|piece of|iota|ounce of & NOT",
        r"\b(?:not|never)(?: \w{2,12}){0,2} (?:one|an?|a single) (?:shred|scrap|single piece|piece|iota|ounce) of"
        r" (?:evidence|proof)\b",
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
        "toll|figure|number|reason|breakdown|name|disclose|specify|identify|explain|motive|date|source & no |NOT"
        "|unable",
        r"\b(?:gave|giving|offered|provided|released|cited|gives) no (?:\w{2,12} ){0,2}(?:toll|figures?|numbers?"
        r"|reasons?|breakdown"
        r"|names?|dates?|motive|source)\b"
        r"|(?:{NEG}|\bunable to)(?: (?:immediately|yet|{LY}))? (?:give|provide|offer|release|cite|given|provided"
        r"|released)(?: "
        r"(?:any|an?|the"
        r"|further|its|his|her|their|exact|precise|other|specific|\w{2,12})){1,3} (?:toll|figures?|numbers?"
        r"|reasons?|breakdown|motive)\b"
        r"|\b(?:did|does|do)(?:n't| not) have an? (?:immediate|exact|precise) (?:\w{2,12} )?(?:toll|figure|count"
        r"|breakdown)\b"
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
        r" (?:(?:has|have|had) (?:yet |ever )?been {SHOWN}|existed|exists?|was found|were found)\b"
        r"|\b(?:evidence|proof)\b(?: \S{1,20}){0,8}? (?:has|have|had)(?: not|n't) (?:yet )?been {SHOWN}\b",
        "No link between the two fires has been established.",
        "No coat has been found.",
    ),
    _row(
        16,
        Reach.ASIDE,
        "details|information|specifics & no ",
        r"\bno(?: (?:further|other|more|additional|specific|official|new))? (?:details|information|specifics)"
        r"(?: \S{1,20}){0,6}? (?:was|were|is|are|has been|have been|had been)(?: (?:immediately|yet|{LY})){0,2}"
        r" (?:given|released|disclosed|provided|available|offered|made public)\b",
        "A guard fell overboard. No further details were given.",
        "The details were given at the door.",
    ),
    _row(
        17,
        Reach.TOPIC,
        "found no|find no",
        r"\b(?:found|find) no (?:\w{2,12} ){0,2}(?:links?|ties|connections?|trace)\b",
        "Inspectors have found no link to the smugglers.",
        "Inspectors found no room at the inn.",
    ),
    _row(
        18,
        Reach.ASIDE,
        "evidence|proof|details|information & lacking|scarce|scant|sketchy|inconclusive|circumstantial|mixed",
        r"\b(?:evidence|proof|details|information)\b(?: \S{1,20}){0,7}?"
        r" (?:is|are|was|were|remains?|remained|seems?)(?: (?:still|largely|too|only|{LY})){0,2}"
        r" (?:lacking|scarce|scant|sketchy|inconclusive|circumstantial|mixed)\b",
        "The mayor blamed arsonists, but hard evidence of arson was lacking.",
        "The evidence was read aloud.",
    ),
    _row(
        19,
        Reach.ASIDE,
        "was given|were given|been given|was offered|been offered|was provided|been provided & no ",
        r"\bno (?:reasons?|motive|explanation|figures?|toll)(?: \S{1,20}){0,5}? (?:was|were|has been|have been"
        r"|had been)"
        r" (?:immediately )?(?:given|offered|provided|cited)\b",
        "No reason for the arrest was given.",
        "No seat was given away.",
    ),
    _row(
        20,
        Reach.OBJECT,
        "prove & NOT|fail",
        r"\b(?:do|does|did)(?: not|n't)(?: {LY})? prove (?:that|anything)\b|\bfail(?:s|ed)? to prove\b",
        "The letters do not prove that the ship was armed.",
        "The letters prove that the ship was armed.",
    ),
)
