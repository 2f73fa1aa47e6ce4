"""Phrases that set one account against another."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("D", FlagKind.DISPUTED)

PHRASES = (
    _row(
        1,
        Reach.RIVALS,
        "conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        "|different|inconsistent|mixed",
        r"\b(?:conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        r"|(?:wildly|sharply|very|such) different|(?<!\d )(?<!two )(?<!three )(?<!four )(?<!many )(?<!several"
        r" )different(?= (?:{ACCOUNT}|explanations?)\b)|inconsistent|mixed(?= [\"']?accounts))(?: (?:casualty|media"
        r"|death|eyewitness|witness|news|official|early|initial|and|different|public|expert)){0,3} (?:{ACCOUNT}"
        r"|explanations?|evidence|intelligence|messages|signals|pictures?|impressions?|assessments?)\b",
        "There were conflicting accounts of how the fire began.",
        "There were two fires in the valley.",
    ),
    _row(
        2,
        Reach.RIVALS,
        "discrepanc|differed|differ|varied|vary|conflict|diverge|consensus|controversial|in dispute|disputed"
        "|contradictory|clash|inconsisten|at odds|rang|not fit|not match|not square|not tally|n't fit|n't match",
        r"\bdiscrepanc(?:y|ies)\b|\bremain(?:s|ed)? (?:{LY} |very much )?in dispute\b|\bno (?:clear )?consensus (?:on"
        r"|about|over) {WH}\b|\b(?:accounts|reports|versions|figures|tolls|estimates|stories)(?: (?:of|for|from|about"
        r"|over) (?:\S{1,20} ){1,5}?| )(?:{LY} |also |still )?(?:differed|varied|vary|conflicted|diverged)\b"
        r"|\b(?:accounts|reports|versions|figures|tolls|estimates|stories) (?:differ|conflict|diverge)\b|\b(?:tolls?"
        r"|estimates|figures|counts)(?: \S{1,15}){0,4}? rang(?:ed|es|ing) (?:{LY} )?(?:from|between)\b|\b(?:accounts?"
        r"|versions?|testimony|story|findings?|assessments?)(?: \S{1,20}){0,3}? (?:{LY} )?(?:differs?|differed"
        r"|conflicts?|conflicted|clash(?:es|ed)?|diverges?) (?:{LY} )?(?:from|with)\b"
        r"|\b{ACCOUNT}\b(?: \S{1,20}){0,6}? (?:is|are|was|were|remains?|remained)(?: {LY}"
        r"| somewhat)? (?:contradictory|conflicting|conflicted|inconsistent|in dispute|disputed(?! by))\b"
        r"|\binconsistenc(?:y|ies) (?:with|in|between) (?:\S{1,20} ){0,4}?{ACCOUNT}\b|\b(?:do|does|did)(?: not"
        r"|n't) (?:fit|match|square|tally|jibe)(?: up)? (?:with )?(?:\S{1,20} ){0,4}?(?:{ACCOUNT}|descriptions?)\b"
        r"|\b(?:toll|number|figures?|count|estimates?) (?:\S{1,15} ){0,3}?{BE}(?: {LY})? (?:controversial"
        r"|in dispute)\b",
        "Witness accounts differed.",
        "The two coats differed in colour.",
    ),
    _row(
        8,
        Reach.RIVALS,
        "contrary to|at odds with|to the contrary",
        r"\b(?:contrary to|at odds with) (?:\S{1,20} ){0,4}?(?:{ACCOUNT}|assessments?|what)\b|\b(?:claims?|reports?"
        r"|assertions?|statements?|denials?|allegations?|assurances) to the contrary\b",
        "No one was hurt, contrary to earlier reports.",
        "Contrary to custom, the band played.",
    ),
    _row(
        9,
        Reach.RIVALS,
        "be reconciled|traded |trading |exchang|each other|one another|the other & reconciled|traded|trading|blam"
        "|accus",
        r"\bcould not be reconciled\b|\btrad(?:ed|ing) (?:accusations|blame|charges)\b|\b(?:blam|accus)(?:e|ed|es"
        r"|ing) each other\b|\bexchang(?:ed|ing) (?:blame|accusations)\b|\bblame (?:on|for) (?:each other"
        r"|one another)\b|\b(?:each|both)(?: side| sides)? (?:has |have )?(?:blam|accus)(?:e|ed|es) the other\b",
        "Both sides traded accusations over who broke the truce.",
        "Both sides traded prisoners.",
    ),
    _row(
        10,
        Reach.FIGURES,
        "number is|number was|toll is|toll was|toll had|toll stood|toll has|figure is|figure was|count is|count was",
        r"\b(?:number|toll|figure|count) (?:is|was) (?:(?:much|far|even|actually|significantly|slightly) )?(?:greater"
        r"|higher|lower|larger|smaller|closer to)\b|\b(?:said|says|reported)(?: that)? the (?:\w{2,12} )?toll (?:was"
        r"|is|had|stood|has)\b(?! (?:likely|expected|set|bound|sure))",
        "Farmers say the number is greater, at least 90.",
        "The number is painted on the door.",
    ),
    _row(
        11,
        Reach.FIGURES,
        "put the |puts the |putting the |put its |put their |toll of|figure of|count of",
        r"\b(?:put|puts|putting) (?:the|its|their) (?:\w{2,12} ){0,3}(?:toll|number|figure|count)\b|\b(?:gave|giving"
        r"|gives|cited|reported) an? (?:\w{2,12} ){0,2}(?:toll|figure|count) of\b",
        "The mayor put the toll at 40.",
        "The mayor put the key in the lock.",
    ),
    _row(
        12,
        Reach.RIVALS,
        "other reports|other accounts|other sources|other witnesses|some witnesses|others said|others say"
        "|but according to",
        r"\b(?:while|but|although|though|however,?) (?:some )?(?:other (?:reports|accounts|sources|witnesses)"
        r"|some witnesses|others)(?: have| had)? (?:said|say|described|describe|put|claim|claimed|suggested"
        r"|suggest)\b|, but according to\b",
        "Police spoke of two gunmen, while other witnesses described three.",
        "While other reports were filed, the printer ran dry.",
    ),
    _row(
        17,
        Reach.FIGURES,
        "killed|dead|died|deaths|wounded|injured|toll < while|but |though|however|whereas",
        r"\b(?:while|but|though|although|however,?|whereas) (?:\S{1,20} ){1,10}?(?:said|says|say|reported|put|counted"
        r"|recorded|gave)\b(?: \S{1,20}){0,8}? {COUNT}(?: \S{2,15}){0,3}? (?:(?:had|have|has|was|were|been|are"
        r"|is) ){0,3}(?:killed|dead|died|deaths|wounded|injured)\b",
        "The mill said 9 men had died, but the union said 14 had been killed.",
        "The doctor said the dead tree should be felled.",
    ),
    _row(
        18,
        Reach.STATED,
        "maintain|insist|contend",
        r"\b(?:but|however,?|though|while|although) (?:\S{1,20} ){0,4}?(?:officials?|military|government|ministry"
        r"|police|authorities|spokes\w{3,7}|commanders?|army|agency|famil(?:y|ies)(?: members)?|relatives|witnesses"
        r"|activists|residents|rebels|opposition|lawyers?) (?:maintain|insist|contend)(?:s|ed)? (?:that )?(?:the|it"
        r"|its|his|her|their|they|he|she|there|\w{3,15})\b",
        "Lorren said the boat was in its waters, but Brelo's officials maintain it was not.",
        "The rules insist on quiet.",
    ),
    _row(
        22,
        Reach.RIVALS,
        "higher|lower & put |puts |putting |to be |toll",
        r"\b(?:put|puts|putting) (?:the|its|their) (?:\w{2,12} ){0,3}(?:toll|number|figure|count)(?: (?:much|a lot"
        r"|far|even|{LY}))? (?:higher|lower)\b|\b(?:toll|number|figure|count)(?: \S{1,15}){0,4}? (?:is|was|are"
        r"|were) (?:said|believed|thought|reported) to be (?:(?:much|far|even|{LY}) )?(?:higher|lower)\b",
        "Fishermen put the toll higher.",
        "The town toll put lorries off.",
    ),
    _row(
        23,
        Reach.FIGURES,
        " only & but|while|although|though|whereas|however",
        r"\b(?:but|while|although|though|whereas|however,?) (?:\S{1,20} ){1,6}?(?:claims?|claimed|says?|said|insists?"
        r"|insisted|acknowledged?|acknowledges|admits?|admitted|reported"
        r"|reports)(?: \S{1,20}){0,4}? only\b(?: \S{1,20}){0,4}? {COUNT}\b",
        "The union said 14 died, but the mill says it lost only 9.",
        "But the mill says it is open only at night.",
    ),
    _row(
        24,
        Reach.RIVALS,
        "official & while|though|although|but",
        r"\b(?:while|though|although|but) the official (?:\w{2,12} )?(?:toll|count|figure|number|tally)\b",
        "While the official toll stands at 9, the union counted 14.",
        "The official stood at the gate while it rained.",
    ),
)
