"""Phrases that set one account against another, or report a denial."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("D", FlagKind.DISPUTED)

#: "was denied", "confirm nor deny", "cannot deny": somebody else's denial, or none.
_NO_DENIAL = "".join(
    rf"(?<!\b{word} )" for word in ("was", "were", "been", "be", "is", "are", "being", "nor", "or", "not")
)
#: What shows that "denied" is about an assertion: "denied that …", "denied firing …", "denied the reports".
_ASSERTION = (
    r"(?= (?:that|any|all|having|being|ever|it|this|these|those|there|he|she|they|responsib|involve|wrongdo|knowledge"
    r"|accus|alleg|claim|report|charge|suggest|rumou?r|again|(?:on )?\w{3,6}day)\b"
    r"| (?:responsib|involve|wrongdo|knowledge|accus|alleg|claim|report|charge|suggest|rumor|rumour|{LY} )"
    r"| (?:the|its|his|her|their|such|both|\w{2,20}'s?|\w{2,20}) (?:\w{2,15} ){0,2}{ACCOUNT}\b"
    r"| \w{3,15}ing\b| (?:\S{2,20} ){1,4}?(?:was|were|is|are|had|has|have|occurred|happened|took place)\b)"
    r"|(?=[.;,]| and | but |$)"
)

PHRASES = (
    _row(
        1,
        Reach.RIVALS,
        "conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        "|different|inconsistent",
        r"\b(?:conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        r"|wildly different|sharply different|very different|inconsistent)"
        r"(?: (?:casualty|media|death|eyewitness|witness|news|official|early|initial|and|different|public)){0,3}"
        r" (?:{ACCOUNT}|explanations?|evidence|messages|signals)\b",
        "There were conflicting accounts of how the fire began.",
        "There were two fires in the valley.",
    ),
    _row(
        2,
        Reach.RIVALS,
        "discrepanc|differed|differ |varied|vary|conflicted|diverged",
        r"\bdiscrepanc(?:y|ies) (?:in|between|over|among)\b"
        r"|\b(?:accounts|reports|versions|figures|tolls|estimates|stories)"
        r" (?:differed|differ|varied|vary|conflicted|conflict|diverged|diverge)\b",
        "Witness accounts differed.",
        "The two coats differed in colour.",
    ),
    _row(
        3,
        Reach.DENIED,
        "denied|denies|denying|deny |denial",
        _NO_DENIAL + r"\b(?:denied|denies|denying|deny|issued a denial)\b(?:" + _ASSERTION + ")",
        "The general denied that his troops had shelled the village.",
        "The guard denied him entry.",
    ),
    _row(
        4,
        Reach.DENIED,
        "dismiss|reject|refut|rebut|disput|contest|contradict|shot down|rubbish|denounc|brushed|debunk|pushed back"
        "|challeng|questioned",
        r"\b(?:dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|refut(?:ed|es|ing|e)|rebut(?:ted|s|ting)|disput(?:ed|es|ing|e)"
        r"|contest(?:ed|s|ing)|contradict(?:ed|s|ing)?|shot down|rubbished|denounced|debunk(?:ed|s|ing)"
        r"|brushed off|pushed back (?:on|against)|challeng(?:ed|ing)|questioned)"
        r" (?:(?:the|these|those|this|that|such|his|her|their|its|any|all|as|an?|\S{2,20}'s?|\w{3,12}) ){0,4}"
        r"(?:{ACCOUNT}|line|findings?|conclusions?|characterization)\b",
        "The company rejected the allegations.",
        "The company rejected the offer.",
    ),
    _row(
        5,
        Reach.FALSE,
        "false|untrue|baseless|unfounded|groundless|fabricat|a lie|lies|hoax|nonsense|propaganda|disinformation|fake"
        "|bogus|not true|smoke|incorrect|inaccurate|fiction|without foundation|provocation",
        r"\b(?:{ACCOUNT}|this|that|it|these|lie|any|which|\w{3,15})\b(?: \S{1,20}){0,6}?"
        r" (?:is|are|was|were|as|'s)(?: (?:simply|just|all|an?|the|nothing but|pure|complete|total|{LY})){0,3} [\"']?"
        r"(?:{LY} )?{FALSE}(?= ?(?:[.,;:!\"')]|$| and\b| but\b| to\b| because\b))",
        "The report is categorically false.",
        "The dentist fitted a false tooth.",
    ),
    _row(
        6,
        Reach.FALSE,
        "call|describ|dismiss|label|brand|denounc",
        r"\b(?:call(?:ed|ing|s)|describ(?:ed|ing|es)|dismiss(?:ed|ing|es)|label(?:l?ed|l?ing|s)|brand(?:ed|ing)"
        r"|denounc(?:ed|ing))(?: (?:it|this|that|them|the|these|those|his|her|their|such|all|as|of|\w{2,15})){1,6}?"
        r" (?:as )?[\"']?(?:an? )?[\"']?(?:{LY} |pure )?{FALSE}\b",
        "The spokeswoman called the report a fabrication.",
        "The dentist called the next patient.",
    ),
    _row(
        7,
        Reach.FALSE,
        "no truth|no validity|no basis|no substance|no foundation",
        r"\bno (?:truth|validity|basis|substance|foundation) (?:to|in|for)\b",
        "There is no truth to the rumour that the bank has failed.",
        "There is no lift to the roof.",
    ),
    _row(
        8,
        Reach.RIVALS,
        "contrary to|at odds with",
        r"\b(?:contrary to|at odds with) (?:\S{1,20} ){0,4}?(?:{ACCOUNT}|what)\b",
        "No one was hurt, contrary to earlier reports.",
        "Contrary to custom, the band played.",
    ),
    _row(
        9,
        Reach.RIVALS,
        "be reconciled|traded |trading |each other",
        r"\bcould not be reconciled\b|\btrad(?:ed|ing) (?:accusations|blame|charges)\b"
        r"|\b(?:blam|accus)(?:ed|ing) each other\b",
        "Both sides traded accusations over who broke the truce.",
        "Both sides traded prisoners.",
    ),
    _row(
        10,
        Reach.FIGURES,
        "number |toll |figure |count ",
        r"\b(?:number|toll|figure|count) (?:is|was|may be|could be)"
        r" (?:(?:much|far|even|actually|significantly|slightly) )?(?:greater|higher|lower|larger|smaller|closer to)\b",
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
        "other reports|other accounts|other sources|other witnesses|others said|others say",
        r"\b(?:while|but|although|though|however,?) (?:some )?(?:other (?:reports|accounts|sources|witnesses)|others)"
        r"(?: have| had)? (?:said|say|described|describe|put|claim|claimed|suggested|suggest)\b",
        "Police spoke of two gunmen, while other witnesses described three.",
        "While other reports were filed, the printer ran dry.",
    ),
)
