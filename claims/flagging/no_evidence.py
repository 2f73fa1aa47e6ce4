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
        r"\bwithout (?:(?:further|immediately) )?(?:elaborating|elaboration|specifying|explaining|clarifying"
        r"|substantiating|(?:saying|naming|identifying|disclosing|detailing|making clear) (?:{WH}|the|any|its|his"
        r"|their))\b(?: further| more)?",
        "Ten shells hit the port, the governor said, without elaborating.",
        "He left without saying goodbye.",
    ),
    _row(
        3,
        Reach.ASIDE,
        "elaborat|explain",
        r"(?:{NEG}|\b(?:declin|refus)(?:ed|ing) to|\byet to)(?: (?:immediately|publicly|further"
        r"|yet)){0,2} elaborated?\b(?: further)?|\b(?:did|does|would)(?:n't| not) (?:further explain"
        r"|explain further)\b",
        "The spokesman did not elaborate.",
        "The dress was elaborate.",
    ),
    _row(
        4,
        Reach.ASIDE,
        "evidence|proof|detail|specifics|information|explanation|basis|source|example|particulars|documentation"
        "|data < NOT|declin|refus|fail|yet to|unable to|neither",
        r"(?:{NEG}(?! share\b)|\b(?:declin|refus|fail)(?:ed|ing) to|\b(?:yet|unable) to)(?: (?:immediately|publicly"
        r"|yet|also|{LY})){0,2} (?:{GIVE}|{GAVE}){MORE} {PROOF}\b|\bneither(?: \S{1,20}){0,4}? {GAVE}{MORE} {PROOF}\b"
        r"|\bneither(?: \S{1,20}){0,5}? ha(?:s|ve|d) (?:the |any )?(?:evidence|proof)\b",
        "She did not provide any further details.",
        "She provided further details in a letter.",
    ),
    _row(
        5,
        Reach.ASIDE,
        "evidence|proof|detail|specifics|information|explanation|basis|source|example|particulars|documentation"
        "|data & no |little|few |scant",
        r"\b(?:{GIVE}s?|{GAVE}|{GIVING}|showed|with|ha(?:s|d|ve)(?= no (?:further|more|additional|other"
        r"|immediate))) (?:no|little|few|scant){MORE} {PROOF}\b",
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
        r"|ing)? the(?= evidence)|absence of){ANY} (?:(?:intelligence|information) (?:or|and) )?(?:(?:evidence|proof"
        r"|indications?)\b|(?:intelligence|information)(?= (?:to (?:support|suggest|back|indicate|substantiate)"
        r"|suggest|indicat|that)))",
        "There is no evidence that the ship was armed.",
        "The court heard new evidence about the ship.",
    ),
    _row(
        8,
        Reach.TOPIC,
        "evidence|proof|indication < NOT",
        r"{NEG}(?: (?:yet|been|at this time|at this point|so far|{LY})){0,3}(?: (?:seen|found|find|see|seeing|have"
        r"|any|got|uncovered|discovered))?(?: (?:any|much|enough|sufficient)){0,2}{ANY} (?:evidence|proof"
        r"|indications?)\b",
        "Inspectors have not found any evidence of fraud.",
        "Inspectors have found the evidence.",
    ),
    _row(
        9,
        Reach.TOPIC,
        "shred|scrap of|piece of|iota|ounce of < NOT",
        r"\b(?:not|never)(?: \w{2,12}){0,2} (?:one|an?|a single) (?:shred|scrap|single piece|piece|iota"
        r"|ounce) of (?:evidence|proof)\b",
        "There is not a shred of evidence that he was there.",
        "A shred of cloth hung on the nail.",
    ),
    _row(
        10,
        Reach.SUBJECT,
        "supported by|factual basis|basis in fact",
        r"\b(?:missing|lack\w{0,3}|no)(?: an?| any)? (?:factual basis|basis in fact)\b|\b(?:not "
        r"|un)supported by (?:any )?(?:\w{2,15} )?(?:evidence|facts?|intelligence)\b",
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
        "toll|figure|number|reason|breakdown|name|disclose|specify|identify|explain|motive|date|source < no |NOT"
        "|unable",
        r"\b(?:gave|giving|offered|provided|released|cited|gives) no (?:\w{2,12} ){0,2}(?:toll|figures?|numbers?"
        r"|reasons?|breakdown|names?|dates?|motive|source)\b|(?:{NEG}|\bunable to)(?: (?:immediately|yet"
        r"|{LY}))? (?:give|provide|offer|release|cite|given|provided|released)(?: (?:any|an?|the|further|its|his|her"
        r"|their|exact|precise|other|specific|\w{2,12})){1,3} (?:toll|figures?|numbers?|reasons?|breakdown|motive)\b"
        r"|\b(?:did|does|do)(?:n't| not) have an? (?:immediate|exact|precise) (?:\w{2,12} )?(?:toll|figure|count"
        r"|breakdown)\b|\b(?:did|does|has|have|had)(?:n't| not)(?: (?:immediately|yet))? (?:disclosed?|specify"
        r"|specified|name|named)(?=[.,;]|$)",
        "The army gave no casualty figures.",
        "The army gave no quarter.",
    ),
    _row(
        13,
        Reach.ASIDE,
        "nothing",
        r"\bnothing (?:\w{2,12} ){0,2}to (?:substantiate|support|back|corroborate|prove)\b|\bnothing (?:has been"
        r"|had been|was) (?:released|provided|presented|made public|published|produced)\b",
        "The family spoke of a tape, but nothing has been made public.",
        "There is nothing to lose.",
    ),
    _row(
        14,
        Reach.ASIDE,
        "available|forthcoming|given|made public & details|information|specifics",
        r"\b(?:details|information|specifics)\b(?: \S{1,20}){0,10}? (?:were|was|are|is)(?: not|n't)(?: (?:immediately"
        r"|yet|{LY}))? (?:available|given|made public|forthcoming)\b(?! for)",
        "A guard fell, but details of his injury were not immediately available.",
        "The details were available at the door.",
    ),
    _row(
        15,
        Reach.WITHIN,
        "been found|been established|been uncovered|been discovered|been shown|been produced|been presented",
        r"\bno (?:\w{3,15} ){0,2}(?:connections?|links?|ties|evidence|proof)(?: \S{1,20}){0,5}? (?:(?:has|have"
        r"|had) (?:yet |ever )?been {SHOWN}|existed|exists?|was found|were found)\b|\b(?:evidence"
        r"|proof)\b(?: \S{1,20}){0,8}? (?:has|have|had)(?: not|n't) (?:yet )?been {SHOWN}\b",
        "No link between the two fires has been established.",
        "No coat has been found.",
    ),
    _row(
        16,
        Reach.ASIDE,
        "details|information|specifics & no ",
        r"\bno(?: (?:further|other|more|additional|specific|official|new))? (?:details|information"
        r"|specifics)(?: \S{1,20}){0,6}? (?:was|were|is|are|has been|have been|had been)(?: (?:immediately|yet"
        r"|{LY})){0,2} (?:given|released|disclosed|provided|available|offered|known|made public)\b",
        "A guard fell overboard. No further details were given.",
        "The details were given at the door.",
    ),
    _row(
        17,
        Reach.TOPIC,
        "link|ties|connection|trace < no |NOT|unable",
        r"\b(?:found|find) no (?:\w{2,12} ){0,2}(?:links?|ties|connections?|trace)\b|\bno (?:known"
        r"|established) (?:links?|connections?|ties) (?:to|with|between|at)\b|(?:{NEG}|\bunable to) (?:found|seen"
        r"|find|established?) (?:an?|any) (?:\w{2,12} )?(?:links?|connections?|ties)\b",
        "Inspectors have found no link to the smugglers.",
        "Inspectors found no room at the inn.",
    ),
    _row(
        18,
        Reach.ASIDE,
        "evidence|proof|details|information|video|footage & lacking|scarce|scant|sketchy|inconclusive|circumstantial"
        "|mixed",
        r"\b(?:evidence|proof|details|information|videos?|footage)\b(?: \S{1,20}){0,7}? (?:is|are|was|were|remains?"
        r"|remained|seems?)(?: (?:still|largely|too|only|{LY})){0,2} (?:lacking|scarce|scant|sketchy|inconclusive"
        r"|circumstantial|mixed)\b",
        "The mayor blamed arsonists, but hard evidence of arson was lacking.",
        "The evidence was read aloud.",
    ),
    _row(
        19,
        Reach.ASIDE,
        "was given|were given|been given|was offered|been offered|was provided|been provided & no ",
        r"\bno (?:reasons?|motive|explanation|figures?|toll)(?: \S{1,20}){0,5}? (?:was|were|has been|have been"
        r"|had been) (?:immediately )?(?:given|offered|provided|cited)\b",
        "No reason for the arrest was given.",
        "No seat was given away.",
    ),
    _row(
        20,
        Reach.OBJECT,
        "prove < NOT|fail",
        r"\b(?:do|does|did)(?: not|n't)(?: {LY})? prove (?:that|anything)\b|\bfail(?:s|ed)? to prove\b",
        "The letters do not prove that the ship was armed.",
        "The letters prove that the ship was armed.",
    ),
)
