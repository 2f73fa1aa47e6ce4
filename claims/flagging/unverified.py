"""Phrases that say: this was not verified."""

from __future__ import annotations

from claims.flagging.phrase import Phrase, Reach, expanded
from claims.verdicts import FlagKind


def _row(number: int, reach: Reach, needs: str, pattern: str, example: str, counter: str) -> Phrase:
    return Phrase(
        f"U-{number:02}", FlagKind.UNVERIFIED, reach, tuple(needs.split("|")), expanded(pattern), example, counter
    )


PHRASES = (
    _row(
        1,
        Reach.SUBJECT,
        "verified|confirmed|corroborated|authenticated|substantiated|validated",
        r"(?:\b(?:could|can|has|have|had|was|were|is|are|been|which)(?:{NOT}| not)|{NOT}){ADV} (?:be|been"
        r"|being){ADV} {VERIFIED}\b(?! by the senate| (?:dead|as )|-)",
        "The losses could not be independently verified.",
        "The appointment was confirmed in a vote on Tuesday.",
    ),
    _row(
        2,
        Reach.OBJECT,
        "verif|confirm|corroborat|authenticat|substantiat|validat|vouch|independently",
        r"(?:\b(?:could|can|did|does|do|has|have|had|was|were|is|are|would)(?:n't| not)|{NOT}){ADV}(?: (?:to"
        r"|in a position to|have any information to|had time to))? (?:{VERIFY}|independently {VERIFIED}"
        r"|{VERIFIED})\b(?! (?:dead|by the senate)|-)",
        "The agency was not able to confirm his account.",
        "The mayor confirmed his account on Monday.",
    ),
    _row(
        3,
        Reach.OBJECT,
        "verif|confirm|corroborat|authenticat|substantiat|reach",
        r"(?:(?:impossible|{NOT}(?: \w{2,15}ly)? possible|difficult|hard|tough|no (?:independent )?way|no means"
        r"|unable|powerless|failed|failing|impractical|too dangerous|refus\w{1,4}"
        r"|declin\w{1,4})(?: \S{1,15}){0,4}? to {ADV} ?{VERIFY}\b"
        r"|unable to reach \S{1,20}(?: \S{1,20}){0,5}? (?:to confirm|for confirmation))",
        "It is difficult to verify what happened in the valley.",
        "It is easy to verify a bank note under a lamp.",
    ),
    _row(
        4,
        Reach.TOPIC,
        "unverified|unconfirmed|uncorroborated|unsubstantiated|unproven|unauthenticated",
        r"\b(?:as[- ]yet[- ])?(?:un(?:verified|confirmed|corroborated|substantiated|proven"
        r"|authenticated))(?:,? (?:and|but) \w{2,20}| \w{2,20}){0,2}? (?:{ACCOUNT}|{MEDIA}|material|intelligence"
        r"|sightings?|media|sources|casualt\w{2,4}|deaths|research paper)\b",
        "There were unconfirmed reports of a second explosion.",
        "The unconfirmed nominee waited for a hearing.",
    ),
    _row(
        5,
        Reach.SUBJECT,
        "unverified|unconfirmed|uncorroborated|unsubstantiated|unproven|unverifiable|unauthenticated",
        r"\b(?:{BE}|as|still|yet|currently)(?: (?:currently|still|as yet|so far|largely|entirely|completely"
        r"|\w{2,15}ly)){0,2} un(?:verified|confirmed|corroborated|substantiated|proven|verifiable"
        r"|authenticated)\b(?! by the senate)",
        "The death toll remains unconfirmed.",
        "The senator remains a candidate.",
    ),
    _row(
        6,
        Reach.TOPIC,
        "confirmation|verification|corroboration|authentication|notification",
        r"\b(?:(?:no|without|lack of|absence of|awaiting|pending|lacks?|lacked|lacking|little|not any"
        r"|without any)(?: (?:immediate|independent|official|outside|formal|further|any|public|federal|state|or|and"
        r"|other|government|police|\w{2,15}ly)){0,5} {VERIFYING}|no official notification)\b(?! hearing| bias)",
        "There was no independent confirmation of the arrest.",
        "He sent a confirmation of the booking.",
    ),
    _row(
        7,
        Reach.SUBJECT,
        "yet to be|remains to be|remain to be|still to be|to be verified|to be confirmed",
        r"\b(?:yet|still|remains?|remained|waiting|waits?|has|have|had) to be(?: (?:\w{2,15}ly)){0,2} (?:{VERIFIED}"
        r"|proven|proved)\b(?! by the senate)",
        "The second figure has yet to be officially confirmed.",
        "The bridge has yet to be repaired.",
    ),
    _row(
        8,
        Reach.OBJECT,
        "yet to |still verifying|still checking|still confirming|working to|trying to|seeking to|attempting to"
        "|hoping to|checking the",
        r"\b(?:(?:has|have|had) yet to(?: \w{2,15}ly)? {VERIFY}|still (?:verifying|checking|confirming)|(?:working"
        r"|trying|seeking|attempting|hoping|struggling) to(?: \w{2,15}ly)? (?:verify|authenticate|corroborate)"
        r"|checking the (?:reports?|claims?|information|video))\b",
        "The network was working to verify the video.",
        "The baker was trying to open the shop.",
    ),
    _row(
        9,
        Reach.SUBJECT,
        "authentic|veracity|accuracy|genuine|provenance|truth of|origin of|reliability",
        r"\b(?:authenticity|veracity|accuracy|genuineness|provenance|truth"
        r"|reliability)\b(?: of \S{1,20}(?: \S{1,20}){0,7}?)? (?:{BE} (?:not|unclear|unknown|uncertain|in doubt"
        r"|in question|disputed|hard|difficult|impossible)|could not|couldn't|cannot|can't|has not|hasn't|have not"
        r"|had not|hadn't|has yet|was not|wasn't)(?: (?:be|been|to|yet|\w{2,15}ly)){0,5}(?: (?:established|determined"
        r"|ascertained|confirmed|verified|checked|proven|assessed|tested|known))?",
        "The authenticity of the letter could not be established.",
        "The authenticity of the letter was proved in court.",
    ),
    _row(
        10,
        Reach.SUBJECT,
        "proven|proved|unprovable|provable",
        r"(?:{NOT}|\bnone of (?:this|that|it|them|the \w{2,20}) (?:is|are|was|were|has)|\bnever){ADV} (?:proven"
        r"|proved)\b(?! (?:to|guilty|reserves|wrong|a |an |so |himself|herself))",
        "None of this has been proven.",
        "The vaccine was proven to work.",
    ),
    _row(
        11,
        Reach.SUBJECT,
        "none of |neither |no ",
        r"\b(?:(?:none of|neither)(?: \S{1,20}){1,9}? (?:been|was|were|be|is|are)(?: \w{2,15}ly)? {VERIFIED}"
        r"|(?:no (?:state|federal|government|other|official|law|news|independent|agency|outlet|source)|no one"
        r"|nobody)(?: (?:\w{2,15})){0,6}? (?:confirms|confirmed|verified|corroborated))\b",
        "None of the charges has been publicly confirmed.",
        "None of the guests was late.",
    ),
    _row(
        12,
        Reach.OBJECT,
        "neither confirm|nor confirm|confirm or deny|confirm nor deny|efforts to|attempts to",
        r"\b(?:(?:neither|nor|not|n't|declin\w{1,4} to|refus\w{1,4} to) (?:confirm|confirmed"
        r"|confirms) (?:n?or) den(?:y|ied|ies)|(?:efforts"
        r"|attempts) to(?: \w{2,15}ly)? {VERIFY}(?: \S{1,20}){1,6}? (?:not|failed|unsuccessful|fruitless|in vain)\b)",
        "Efforts to confirm the sighting were unsuccessful.",
        "Efforts to repair the dam were unsuccessful.",
    ),
    _row(
        13,
        Reach.SUBJECT,
        "independently checked|be checked|be established|been established|be ascertained|be authenticated|be traced"
        "|be proven|be independently|be reached",
        r"(?:{NOT}){ADV} (?:be|been)(?: \w{2,15}ly){0,2} (?:checked|ascertained|independently (?:established"
        r"|determined|checked|assessed|reviewed))\b",
        "The list could not be checked.",
        "The list could be checked at the library.",
    ),
    _row(
        14,
        Reach.OBJECT,
        "can't be sure|cannot be sure|if true|if confirmed|if verified|if authentic|if proven|if accurate",
        r"(?:,|^|\b(?:report|story|claim|claims|reports|which|and|but|that)\b,?) if (?:true|confirmed|verified"
        r"|authentic|proven|accurate)(?=,| (?:would|could|it would|the|this|that))",
        "The attack, if confirmed, would be the first this year.",
        "He would like to know if the answer was right.",
    ),
)
