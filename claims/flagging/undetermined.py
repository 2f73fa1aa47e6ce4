"""Phrases that say: those who look into it have not found out, or do not tell."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("C", FlagKind.UNCLEAR)

PHRASES = (
    _row(
        24,
        Reach.WITHIN,
        "no suspect|no motive|no cause|a determination|be identified|been identified",
        r"\bno [\"']?(?:specific )?(?:suspects?(?: or targets)?|motives?|causes?(?: of \w{2,12})?)[\"']?(?: (?:has"
        r"|have|had|was|were))?(?: yet)? (?:been )?(?:{FOUND}|named|confirmed)\b"
        r"|{NOT}{YET} made a (?:final )?determination\b|\b(?:bod(?:y|ies)|remains|victims?|attackers?|assailants?"
        r"|gunm[ae]n)\b(?: \S{1,20}){0,6}? (?:could|has|have|had|was|were)(?: not|n't)(?: (?:be|been|yet"
        r"|{LY})){0,3} identified\b|\byet to be(?: {LY})? identified\b",
        "No motive has been established.",
        "No vote has been taken.",
    ),
    _row(
        25,
        Reach.OBJECT,
        "motiv|cause|reason|suspect|culprit|perpetrator|circumstances|whereabouts|number|identit|nationalit < NOT",
        r"{NEG}(?: (?:yet|so far|{LY})){0,2} (?:determined?|identif(?:y|ied)|established?|ascertain(?:ed)?|disclosed?"
        r"|reveal(?:ed)?|reported|named?|found|specif(?:y|ied)|pinpoint(?:ed)?|said|indicated?|suggest(?:ed)?"
        r"|ascribed?|described?|clarif(?:y|ied)|released?(?= (?:\w+ )?cause)) (?:(?:an?|any|the|its|their|his|her"
        r"|possible|exact|precise|clear|definitive|specific|official|final) ){0,3}(?:motives?|motivations?|causes?"
        r"|suspects?|culprits?|perpetrators?|circumstances|whereabouts|reasons? (?:for|why|behind)|(?:number"
        r"|identit(?:y|ies)|nationalit(?:y|ies))(?= of|[.,;]|$))\b",
        "Police have not yet determined a motive.",
        "Police determined a motive within a day.",
    ),
    _row(
        26,
        Reach.OBJECT,
        "yet to ",
        r"\byet to(?: {LY})? (?:{FIND}|explain|disclose|reveal|say|specify|clarify|announce|name|give"
        r"|release) (?:{WH}\b(?! (?:\S{1,20} ){1,4}?(?:will|would)\b)|(?:(?:an?|any|the|its|their|his|her|all|of"
        r"|clear|possible|full|exact) ){0,4}(?:{THING}|suspects?|bod(?:y|ies)|victims?|links?|explanation)\b)",
        "Inspectors have yet to determine what sank the barge.",
        "Inspectors have yet to determine their holidays.",
    ),
    _row(
        27,
        Reach.WITHIN,
        "to be determined|to be established|to be clarified|to be explained|to be ascertained",
        r"\b(?:remains?|remained|still|yet) to be(?: {LY})? (?:determined|established|clarified|explained"
        r"|ascertained)\b(?! by\b)",
        "Whether the gate had been forced remains to be determined.",
        "The date is to be determined by the crew.",
    ),
    _row(
        28,
        Reach.OBJECT,
        "still investigating|still examining|still checking|still assessing|still looking into|still reviewing"
        "|investigation",
        r"\bstill (?:investigating|examining|checking|assessing|looking into|reviewing)(?: to (?:see|determine|learn"
        r"|establish))? (?={WH}\b)|\b(?:more|further) investigation (?:is|was|will be) (?:needed|required"
        r"|necessary) to (?:{FIND}|confirm)\b",
        "The navy is still investigating whether the mine was its own.",
        "The navy is investigating the mine.",
    ),
    _row(
        29,
        Reach.ASIDE,
        "know < NOT",
        r"\b(?:investigators|police|officials|authorities|doctors|experts|inspectors|rescuers|prosecutors) (?:do"
        r"|did)(?: not|n't)(?: yet| immediately)? know(?=[.,;]|$)",
        "Was the gate forced? Inspectors do not know.",
        "Inspectors do know.",
    ),
    _row(
        30,
        Reach.TOPIC,
        "determination|conclusion|finding",
        r"\bno (?:\w{2,12} ){0,2}determination (?:on|of|about|as to|that|whether)\b"
        r"|\bno (?:\w{2,12} ){0,2}(?:determination|conclusion|finding)s? (?:has|have|had) (?:yet )?been (?:made"
        r"|reached)\b",
        "There was no official determination of sabotage.",
        "The crew sailed with determination.",
    ),
    _row(
        31,
        Reach.OBJECT,
        "speculate < NOT|cannot|too early|premature",
        r"\b(?:cannot|can't|(?:can|could|would|will)(?: not|n't))(?: yet)? speculate\b(?= (?:on|about|as to|{WH})\b)"
        r"|\b(?:too early|premature)(?: \S{1,15}){0,4}? to speculate\b",
        "The harbour police could not yet speculate on a motive.",
        "Traders speculate on wheat.",
    ),
    _row(
        32,
        Reach.QUESTION,
        "confusion|uncertainty",
        r"\b(?:confusion|uncertainty)(?: \w{2,12}){0,3}? (?:over|about|as to|surrounding)(?= (?:whether|who|how many"
        r"|what (?:happened|caused|exactly|led))\b)",
        "Confusion spread over whether the ferry had sailed.",
        "Confusion spread through the ferry.",
    ),
    _row(
        33,
        Reach.WITHIN,
        "clarified|accounted for|explained < NOT",
        r"{NEG}(?: (?:yet|{LY}))? (?:been|be)(?: (?:yet|{LY}))? (?:clarified|explained|accounted for)\b|\b(?:was"
        r"|were)(?: not|n't)(?: (?:yet|{LY})){0,2} (?:clarified|explained)\b(?! by)",
        "The course of the storm has not yet been clarified.",
        "The course of the storm has been clarified.",
    ),
    _row(
        34,
        Reach.TOPIC,
        "mystery",
        r"\bmystery (?:still |also )?surround(?:s|ed|ing)\b|\b{BE} (?:something|a bit) of a mystery\b",
        "Mystery surrounds the loss of the barge.",
        "The mystery play was a success.",
    ),
    _row(
        35,
        Reach.QUESTION,
        "not say is|not said is|not known is|not know is|not clear is|n't know|not know|yet know",
        r"\bwhat (?:\S{1,20} ){1,4}?not (?:say|said|known?|clear) is\b(?= {WH}\b)"
        r"|(?<!know )\bwhat we (?:still )?do(?:n't| not)(?: yet)? know\b(?=:|,? (?:however, )?is\b| yet\b)"
        r"|\bmuch (?:that )?(?:we|officials|investigators) (?:still )?do(?:n't| not)(?: yet)? know\b",
        "What the navy did not say is whether the mine was its own.",
        "What the navy says is law.",
    ),
)
