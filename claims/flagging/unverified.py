"""Phrases that say: this was not verified."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("U", FlagKind.UNVERIFIED)

PHRASES = (
    _row(
        1,
        Reach.SUBJECT,
        "verified|confirmed|corroborated|authenticated|substantiated|validated < NOT",
        r"(?:{NEG}){ADV} (?:be|been|being){ADV} {VERIFIED}\b(?! by the senate| dead| as |-)",
        "The losses could not be independently verified.",
        "The appointment was confirmed in a vote on Tuesday.",
    ),
    _row(
        2,
        Reach.SUBJECT,
        "verified|confirmed|corroborated|authenticated|substantiated|validated < NOT",
        r"\b(?:is|are|was|were)(?:n't| not){ADV} {VERIFIED}\b(?! by the senate| dead| as |-)",
        "The list of names is not confirmed.",
        "The bishop was confirmed as a guest.",
    ),
    _row(
        3,
        Reach.OBJECT,
        "verif|confirm|corroborat|authenticat|substantiat|validat|vouch|fact-check < NOT",
        r"{NEG}{ADV}(?: (?:to|[\"']?in a position to|have any information to|had time to|going to|ready to"
        r"|prepared to|willing to|want to))?(?: (?:independently|immediately))? (?:{VERIFY}|{VERIFIED}"
        r"|independently (?:check|establish|assess))\b(?! (?:dead|by the senate)|-| n?or deny)",
        "The agency was not able to confirm his account.",
        "The mayor confirmed his account on Monday.",
    ),
    _row(
        4,
        Reach.OBJECT,
        "verify|confirm|corroborate|authenticate|substantiate|validate",
        r"(?:impossible|{NOT}{ADV} possible|difficult|harder?|tough|too early|too soon|no (?:independent )?way"
        r"|no means|unable|not enough|powerless|failed|failing|too dangerous)(?: \S{1,15}){0,4}? to(?: {LY}){0,2}"
        r" {VERIFY}\b",
        "It is difficult to verify what happened in the valley.",
        "It is easy to verify a bank note under a lamp.",
    ),
    _row(
        5,
        Reach.OBJECT,
        "declin|refus",
        r"\b(?:declin|refus)\w{1,3} to(?: {LY})? {VERIFY}\b(?! n?or deny)",
        "The navy declined to confirm the sighting.",
        "The navy refused to sail.",
    ),
    _row(
        6,
        Reach.OBJECT,
        "unable to reach|not reach|not be reached",
        r"(?:unable to reach|not reach|not be reached)(?: \S{1,20}){1,6}? (?:to confirm|for confirmation|to verify)\b",
        "The paper was unable to reach the owner to confirm the sale.",
        "The climbers were unable to reach the top.",
    ),
    _row(
        7,
        Reach.TOPIC,
        "unverified|unconfirmed|uncorroborated|unsubstantiated|unproven|unauthenticated",
        r"\b(?:as[- ]yet[- ])?{UNVERIFIED}(?:,? (?:and|but) \w{2,20}| \w{2,20}){0,2}? (?:{ACCOUNT}|{MEDIA}|material"
        r"|intelligence|sightings?|media|sources|casualt\w{2,4}|deaths|research paper)\b",
        "There were unconfirmed reports of a second explosion.",
        "The unconfirmed nominee waited for a hearing.",
    ),
    _row(
        8,
        Reach.SUBJECT,
        "unverified|unconfirmed|uncorroborated|unsubstantiated|unproven|unverifiable|unauthenticated",
        r"\b(?:{BE}|still)(?: (?:currently|still|as yet|so far|largely|completely"
        r"|{LY})){0,2} {UNVERIFIED}\b(?! by the senate| {ACCOUNT})",
        "The death toll remains unconfirmed.",
        "The senator remains a candidate.",
    ),
    _row(
        9,
        Reach.TOPIC,
        "confirmation|verification|corroboration|authentication",
        r"\b(?:no|without|lack of|absence of|awaiting|pending|lack(?:s|ed|ing)?|little"
        r"|any)(?: \w{2,15}){0,3}? {VERIFYING}\b(?! hearing| bias| vote| process)|\b(?:not|n't) (?:provide|give"
        r"|offer) (?:\w{2,12} )?confirmation\b",
        "There was no independent confirmation of the arrest.",
        "He sent a confirmation of the booking.",
    ),
    _row(
        10,
        Reach.TOPIC,
        "official notification|official word|official report",
        r"\bno official (?:notification|word|report)\b(?! on casualties)",
        "The embassy had no official notification of the arrest.",
        "The embassy sent an official notification.",
    ),
    _row(
        11,
        Reach.SUBJECT,
        "to be  & yet |still |remain|wait",
        r"\b(?:yet|still|remains?|remained|waiting|waits?) to be(?: {LY}){0,2} (?:{VERIFIED}|proven"
        r"|proved)\b(?! by the senate)",
        "The second figure has yet to be officially confirmed.",
        "The bridge has yet to be repaired.",
    ),
    _row(
        12,
        Reach.OBJECT,
        "yet to ",
        r"\b(?:has|have|had) yet to(?: {LY})? {VERIFY}\b",
        "The ministry has yet to confirm the losses.",
        "The ministry has yet to move.",
    ),
    _row(
        13,
        Reach.OBJECT,
        "still verifying|still checking|still confirming|to verify|to authenticate|to corroborate|checking the"
        "|verification",
        r"\b(?:requires?|needs?) (?:(?:further|independent) )?verification\b|\b(?:still (?:verifying|checking"
        r"|confirming)|(?:working|trying|seeking|attempting|hoping|struggling)(?: {LY})? to(?: {LY})? (?:verify"
        r"|authenticate|corroborate)|checking the (?:reports?|claims?|information|videos?))\b",
        "The network was working to verify the video.",
        "The baker was trying to open the shop.",
    ),
    _row(
        14,
        Reach.SUBJECT,
        "authenticity|veracity|accuracy|genuineness|provenance|reliability|validity|the truth",
        r"\b(?:authenticity|veracity|accuracy|genuineness|provenance|truth|reliability"
        r"|validity)\b(?: of \S{1,20}(?: \S{1,20}){0,7}?)? (?:{BE} (?:not|unclear|unknown|uncertain|in doubt"
        r"|in question|disputed|hard|difficult|impossible)|could not|couldn't|cannot|can't|has not|hasn't|have not"
        r"|had not|hadn't|has yet|was not|wasn't)(?: (?:be|been|to|yet|{LY})){0,5}(?: (?:{FOUND}|{VERIFIED}|checked"
        r"|proven|assessed|tested|known|ensured|guaranteed))?",
        "The authenticity of the letter could not be established.",
        "The authenticity of the letter was proved in court.",
    ),
    _row(
        15,
        Reach.SUBJECT,
        "proven|proved < NOT|none of|never",
        r"(?:{NOT}|\bnone of (?:this|that|it|them|the \w{2,20}) (?:is|are|was|were|has)|\bnever){ADV} (?:proven"
        r"|proved)\b(?! (?:to|guilty|reserves|wrong|an? |so |himself|herself))",
        "None of this has been proven.",
        "The vaccine was proven to work.",
    ),
    _row(
        16,
        Reach.WITHIN,
        "none of |neither ",
        r"\b(?:none of|neither(?: of)?)(?: \S{1,20}){1,9}? (?:been|was|were|be|is|are)(?: {LY})? {VERIFIED}\b",
        "None of the charges has been publicly confirmed.",
        "None of the guests was late.",
    ),
    _row(
        17,
        Reach.OBJECT,
        "no state|no federal|no government|no other|no official|no law|no news|no independent|no agency|no one|nobody",
        r"\b(?:no (?:state|federal|government|other|official|law|news|independent|agency|outlet|source)|no one"
        r"|nobody)(?: \w{2,15}){0,6}? (?:confirms|confirmed|verified|corroborated)\b",
        "No agency confirmed the story.",
        "Nobody liked the story.",
    ),
    _row(
        18,
        Reach.OBJECT,
        "confirm or den|confirm nor den|confirmed nor den|confirmed or den|confirms nor den|nor confirm|or confirm",
        r"\b(?:neither(?: {LY})?|nor|not(?: been)?|n't(?: been)?|declin\w{1,4} to|refus\w{1,4} to) (?:(?:confirm"
        r"|confirmed|confirms) n?or den(?:y|ied|ies)|den(?:y|ied|ies) n?or confirm(?:ed|s)?)\b",
        "The army would neither confirm nor deny the raid.",
        "The army did deny him the right to appeal.",
    ),
    _row(
        19,
        Reach.OBJECT,
        "efforts to|attempts to",
        r"\b(?:efforts|attempts) to(?: {LY})? {VERIFY}(?: \S{1,20}){1,6}? (?:not|failed|unsuccessful|fruitless"
        r"|in vain)\b(?: {LY})?(?: successful)?",
        "Efforts to confirm the sighting were unsuccessful.",
        "Efforts to repair the dam were unsuccessful.",
    ),
    _row(
        20,
        Reach.SUBJECT,
        "be checked|been checked|ascertained|independently < NOT",
        r"{NOT}{ADV} (?:be|been)(?: {LY}){0,2} (?:checked|ascertained|independently (?:{FOUND}|checked|assessed))\b",
        "The list could not be checked.",
        "The list could be checked at the library.",
    ),
    _row(
        21,
        Reach.CONDITION,
        "if  & verified|proven|established|true|genuine|authentic|accurate|substantiated|corroborated|confirmed",
        r"\bif (?:(?:is )?proven\b(?! guilty)|it (?:is|was) (?:\w{3,12} )?(?:confirmed|proven|established"
        r"|verified) that\b|(?:the|her|his|their|its|this|that) (?:death|deaths|killing|report|reports|claim|claims"
        r"|attack|capture|account|allegations?) (?:is|are|was|were) confirmed\b)|\bif (?:(?:it|this|that|they|these"
        r"|those|subsequently|later|independently|officially|the|such|any|\w{2,15}) ){0,5}?(?:(?:is|are|was|were"
        r"|proves?|proved|proven|turns? out to be|be|found to be) )?(?:indeed )?(?:verified|true|genuine|authentic"
        r"|accurate|substantiated|corroborated|confirmed(?!,? (?!(?:it|this|that|they|these|those"
        r"|the)\b)\w{2,15} (?:would|will)\b| by the senate| as | to the))\b(?! (?:to(?! be\b| have\b)|of|for|that"
        r"|believers?|love)\b)",
        "The report, if true, would end his career.",
        "He would like to know if the answer was right.",
    ),
    _row(
        22,
        Reach.SUBJECT,
        "unverified|unconfirmed|uncorroborated|unsubstantiated|unproven|unverifiable|unauthenticated",
        r"\b(?:though|although|but|albeit|while|yet|still|so far){YET} {UNVERIFIED}\b(?! {ACCOUNT})",
        "The captain was believed, though unconfirmed, to be aboard.",
        "Though confident, the captain stayed ashore.",
    ),
    _row(
        23,
        Reach.TOPIC,
        "authenticity|veracity|genuineness",
        r"\b(?:to|still|by|in)(?: {LY})? (?:determin(?:e|ing)|verify(?:ing)?|confirm(?:ing)?|establish(?:ing)?"
        r"|assess(?:ing)?|examin(?:e|ing)|review(?:ing)?|investigat(?:e|ing)|evaluat(?:e|ing)"
        r"|check(?:ing)?) (?:\S{1,20} ){1,3}?(?:authenticity|veracity|genuineness)\b",
        "Experts were working to establish the letter's authenticity.",
        "The museum vouches for the authenticity of the letter.",
    ),
)
