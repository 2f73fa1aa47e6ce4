"""Phrases that set one account against another, or report a denial."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("D", FlagKind.DISPUTED)

#: "was denied", "confirm nor deny", "cannot deny": somebody else's denial, or none.
_NO_DENIAL = "".join(
    rf"(?<!\b{word} )" for word in ("was", "were", "been", "be", "is", "are", "being", "nor", "or", "not")
)
#: What is refused rather than denied: "denied him entry", "denied that request", "denies people the vote".
_REFUSED = (
    r"(?! (?:him|her|them|people|women|children|credentials|entry|access|bail|bond|visas?|asylum|parole|permission"
    r"|care"
    r"|aid|food|water|treatment|service|coverage|funding|tenure|boarding|(?:a|an|the|that|this|his|her|its|their|any"
    r"|many|some|similar) (?:\w{2,15} ){0,2}(?:requests?|applications?|motions?|appeals?|petitions?|visas?|bail"
    r"|rights?"
    r"|chance|opportunity|permits?|injunction|stay|bid|access|entry)|(?:\S{2,20} ){1,2}(?:the right|access|entry))\b)"
)

PHRASES = (
    _row(
        1,
        Reach.RIVALS,
        "conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        "|different|inconsistent",
        r"\b(?:conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        r"|(?:wildly|sharply|very|such) different|different(?= (?:{ACCOUNT}|explanations?)\b)|inconsistent)"
        r"(?: (?:casualty|media|death|eyewitness|witness|news|official|early|initial|and|different|public)){0,3}"
        r" (?:{ACCOUNT}|explanations?|evidence|intelligence|messages|signals)\b",
        "There were conflicting accounts of how the fire began.",
        "There were two fires in the valley.",
    ),
    _row(
        2,
        Reach.RIVALS,
        "discrepanc|differed|differ |varied|vary|conflicted|diverged|consensus|controversial|in dispute",
        r"\bdiscrepanc(?:y|ies)\b|\bno (?:clear )?consensus (?:on|about|over) {WH}\b"
        r"|\b(?:accounts|reports|versions|figures|tolls|estimates|stories)"
        r" (?:differed|differ|varied|vary|conflicted|conflict|diverged|diverge)\b"
        r"|\b(?:toll|number|figures?|count|estimates?) (?:\S{1,15} ){0,3}?{BE}(?: {LY})?"
        r" (?:controversial|in dispute)\b",
        "Witness accounts differed.",
        "The two coats differed in colour.",
    ),
    _row(
        3,
        Reach.DENIED,
        "denied|denies|denying|deny|denial|rebuttal|never said",
        r"(?:"
        + _NO_DENIAL
        + r"\bdenied|\b(?:denies|denying)|(?<!to )(?<!cannot )(?<!not )(?<!n't )(?<!nor )(?<!or )\bdeny"
        r"|\b(?:continued?s?|went on|quick) to deny"
        r"|\bissued a (?:\w{2,12} )?(?:denial|rebuttal))\b"
        + _REFUSED
        + r"|\b(?:despite|'s?|its|his|her|their|a|repeated|of|the) (?:{LY} |repeated |official |public ){0,2}"
        r"denials?\b|\b(?:i|he|she|we|they) never said\b(?! anything| a word)",
        "The general denied that his troops had shelled the village.",
        "The guard denied him entry.",
    ),
    _row(
        4,
        Reach.DENIED,
        "dismiss|reject|refut|rebut|disput|contest|contradict|shot down|rubbish|denounc|brushed|debunk|pushed back"
        "|challeng|questioned|doubt|discredit",
        r"\b(?:dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|refut(?:ed|es|ing|e)|rebut(?:ted|s|ting)|disput(?:ed|es|ing)"
        r"|(?<!reason to )(?<!not )dispute|contest(?:ed|s|ing)|contradict(?:ed|s|ing)?|shot down|rubbished"
        r"|denounced|debunk(?:ed|s|ing)"
        r"|brushed off|pushed back (?:on|against)|challeng(?:ed|ing)|questioned"
        r"|(?:sought|seeks|seeking|tried|tries|trying) to (?:rebut|refute|discredit))"
        r" (?:(?:the|these|those|this|that|such|his|her|their|its|any|all|as|an?|\S{2,20}'s?|[\w-]{2,14}) ){0,4}"
        r"(?:{ACCOUNT}|findings?|conclusions?|official line|arguments?|myths?|talking points?)\b"
        r"|\b(?:rejected|rejects|rejecting|disputed|disputes|disputing|contested)"
        r"(?= that (?:the|his|her|its|their|it|he|she|they|there|any|an?|\S{2,20} (?:was|were|is|are|had|has))\b)"
        r"|\bcast(?:s|ing)? doubts? (?:on|over)\b",
        "The company rejected the allegations.",
        "The company rejected the offer.",
    ),
    _row(
        5,
        Reach.FALSE,
        "false|untrue|baseless|unfounded|groundless|fabricat|a lie| lies|hoax|nonsense|propaganda|disinformation|fake"
        "|bogus|not true|smoke|incorrect|accurate|reliable|credible|correct|fiction|without foundation|provocation",
        r"\b(?:{ACCOUNT}|this|that|it|these|those|which|articles?|evidence|talking points?|myths?|notion|idea)\b"
        r"(?: \S{1,20}){0,8}?"
        r" (?:is|are|was|were|as|'s)(?: (?:simply|just|all|an?|the|nothing but|pure|complete|total|{LY})){0,3} [\"']?"
        r"(?:{LY} )?{FALSE}(?= ?(?:[.,;:!\"')–—-]|$| and\b| but\b| to\b| by\b| because\b))",
        "The report is categorically false.",
        "The dentist fitted a false tooth.",
    ),
    _row(
        6,
        Reach.FALSE,
        "call|describ|dismiss|label|brand|denounc",
        r"\b(?:call(?:ed|ing|s)|describ(?:ed|ing|es)|dismiss(?:ed|ing|es)|label(?:l?ed|l?ing|s)|brand(?:ed|ing)"
        r"|denounc(?:ed|ing))(?: (?:it|this|that|them|the|these|those|his|her|their|such|all|as|of|\w{2,15})){1,6}?"
        r" (?:as )?[\"']?(?:an? )?[\"']?(?:{LY} |pure )?{FALSE}\b"
        r"|\b(?:dismiss(?:ed|es|ing)|denounc(?:ed|es|ing)) as (?:an? )?[\"']?(?:{LY} )?(?:{FALSE}|pretext|rumou?rs?)\b",
        "The spokeswoman called the report a fabrication.",
        "The dentist called the next patient.",
    ),
    _row(
        7,
        Reach.FALSE,
        "no truth|no validity|no basis|no substance|no foundation",
        r"\bno (?:truth|validity|basis|substance|foundation)(?: (?:whatsoever|at all))? (?:to|in|for)\b",
        "There is no truth to the rumour that the bank has failed.",
        "There is no lift to the roof.",
    ),
    _row(
        8,
        Reach.RIVALS,
        "contrary to|at odds with|to the contrary",
        r"\b(?:contrary to|at odds with) (?:\S{1,20} ){0,4}?(?:{ACCOUNT}|what)\b"
        r"|\b(?:claims?|reports?|assertions?|statements?|denials?|allegations?|assurances) to the contrary\b",
        "No one was hurt, contrary to earlier reports.",
        "Contrary to custom, the band played.",
    ),
    _row(
        9,
        Reach.RIVALS,
        "be reconciled|traded |trading |each other|the other & reconciled|traded|trading|blam|accus",
        r"\bcould not be reconciled\b|\btrad(?:ed|ing) (?:accusations|blame|charges)\b"
        r"|\b(?:blam|accus)(?:e|ed|es|ing) each other\b|\b(?:each|both)(?: side| sides)? (?:has |have )?(?:blam"
        r"|accus)(?:e|ed|es)"
        r" the other\b",
        "Both sides traded accusations over who broke the truce.",
        "Both sides traded prisoners.",
    ),
    _row(
        10,
        Reach.FIGURES,
        "number |toll |figure |count ",
        r"\b(?:number|toll|figure|count) (?:is|was|may be|could be)"
        r" (?:(?:much|far|even|actually|significantly|slightly) )?(?:greater|higher|lower|larger|smaller|closer to)\b"
        r"|\b(?:said|says|reported)(?: that)? the (?:\w{2,12} )?toll (?:was|is|had|stood|has)\b(?! (?:likely"
        r"|expected|set|bound|sure))",
        "Farmers say the number is greater, at least 90.",
        "The number is painted on the door.",
    ),
    _row(
        11,
        Reach.FIGURES,
        "put the |puts the |putting the |put its |put their ",
        r"\b(?:put|puts|putting) (?:the|its|their) (?:\w{2,12} ){0,3}(?:toll|number|figure|count)\b",
        "The mayor put the toll at 40.",
        "The mayor put the key in the lock.",
    ),
    _row(
        12,
        Reach.RIVALS,
        "other reports|other accounts|other sources|other witnesses|others said|others say|but according to",
        r"\b(?:while|but|although|though|however,?) (?:some )?(?:other (?:reports|accounts|sources|witnesses)|others)"
        r"(?: have| had)? (?:said|say|described|describe|put|claim|claimed|suggested|suggest)\b|\bbut according to\b",
        "Police spoke of two gunmen, while other witnesses described three.",
        "While other reports were filed, the printer ran dry.",
    ),
    _row(
        13,
        Reach.SUBJECT,
        "denied|rejected|dismissed|refuted|disputed|contradicted|contested",
        r"\b{ACCOUNT}\b(?: \S{1,20}){0,6}? (?:was|were|been|is|are|being)(?: {LY}| already){0,2} {DENIED}\b"
        r"|\b(?:it|they|that|this|which) (?:was|were|has been|have been)(?: {LY})? {DENIED} by\b"
        r"|\b{ACCOUNT}(?: \S{1,20}){0,3}? {DENIED} by\b",
        "The claim was swiftly denied by the harbour office.",
        "The boy was denied a second helping.",
    ),
    _row(
        14,
        Reach.STATED,
        "nothing to do with|no knowledge|no connection|no link|no ties|no involvement|no role|no part|no hand",
        r"\b{SAID}\b.{0,90}?\b(?:had|has|have|having) (?:absolutely )?nothing to do with\b"
        r"|\b{SAID}\b.{0,90}?\b(?:had|has|have|played|plays) no (?:knowledge of|connections? (?:to|with)|links? "
        r"(?:to|with)"
        r"|ties (?:to|with)|involvement in|role in|part in|hand in)\b",
        "The minister said his office had nothing to do with the sale.",
        "She wanted to have a say in it.",
    ),
    _row(
        15,
        Reach.STATED,
        " not | never|n't ",
        r"\b{SAID}(?: that)? (?:[^\s\"]{1,20} ){1,5}?"
        r"(?:(?:had|has|have|was|were|is|are|did|does|do)(?: not|n't| never)|(?<!would )never) (?:been )?"
        r"(?:bomb|behind|involved|responsible for the|carr(?:y|ied) out|conduct|target|attack|used?\b|using|fir(?:e"
        r"|ed|ing)\b"
        r"|shot|shoot|shell|kill|hit\b|str(?:ike|uck)\b|launch|commit|order|abduct|kidnap|tortur|suppl(?:y|ied)\b"
        r"|fabricat|tamper|hack|interfer|meddl|collud|tak(?:e|ing) part|took part)",
        "The general told reporters that his gunners had not shelled the village.",
        "The general said the village had not been rebuilt.",
    ),
    _row(
        16,
        Reach.FALSE,
        "false ",
        r"\bfalse (?:claims?|allegations?|accusations?|assertions?|rumou?rs?)\b",
        "The mayor said the paper had spread false rumours about the bridge.",
        "A false floor hid the safe.",
    ),
    _row(
        17,
        Reach.FIGURES,
        "killed|dead|died|deaths|wounded|injured|toll & while|but |though|however|whereas|meanwhile",
        r"\b(?:while|but|though|although|however,?|whereas|meanwhile,?) (?:\S{1,20} ){1,10}?"
        r"(?:said|says|say|reported|put|counted|recorded|gave)\b(?: \S{1,20}){0,8}? {COUNT}"
        r"(?: \S{2,15}){0,3}? (?:(?:had|have|has|was|were|been|are|is) ){0,3}(?:killed|dead|died|deaths|wounded"
        r"|injured)\b",
        "The mill said 9 men had died, but the union said 14 had been killed.",
        "The doctor said the dead tree should be felled.",
    ),
    _row(
        18,
        Reach.STATED,
        "maintain|insist|contend",
        r"\b(?:but|however,?|though|while|although) (?:\S{1,20} ){0,4}?(?:officials?|military|government|ministry"
        r"|police"
        r"|authorities|spokes\w{3,7}|commanders?|army|agency) (?:maintain|insist|contend)(?:s|ed)?"
        r" (?:that )?(?:the|it|its|his|her|their|they|he|she|there|\w{3,15})\b",
        "Lorren said the boat was in its waters, but Brelo's officials maintain it was not.",
        "The rules insist on quiet.",
    ),
    _row(
        19,
        Reach.DENIED,
        "circumspect than|cautious than|guarded than|measured than|restrained than|modest than",
        r"\bmore (?:circumspect|cautious|guarded|measured|restrained|modest) than (?=\S{2,20}(?: \S{2,20}){0,3}?"
        r" {ACCOUNT}\b)",
        "The ministry was more cautious than Governor Sarn's declaration.",
        "The cat was more cautious than the dog.",
    ),
    _row(
        20,
        Reach.OBJECT,
        "despite",
        r"\bdespite (?:[^\s,]{1,20} ){0,4}?(?:claims|reports|allegations|assertions)\b",
        "The bridge was open, despite claims by the mayor that it had been closed.",
        "The bridge was open, despite the storm.",
    ),
)
