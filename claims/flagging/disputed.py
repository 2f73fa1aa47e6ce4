"""Phrases that set one account against another, or report a denial."""

from __future__ import annotations

from claims.flagging.phrase import Phrase, Reach, expanded
from claims.verdicts import FlagKind


def _row(number: int, reach: Reach, needs: str, pattern: str, example: str, counter: str) -> Phrase:
    return Phrase(
        f"D-{number:02}", FlagKind.DISPUTED, reach, tuple(needs.split("|")), expanded(pattern), example, counter
    )


PHRASES = (
    _row(
        1,
        Reach.RIVALS,
        "conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        "|different|discrepanc|inconsistent",
        r"\b(?:conflicting|contradictory|contrasting|varying|differing|competing|divergent|diverging|rival|dueling"
        r"|wildly different|sharply different|very different|inconsistent)(?: (?:casualty|media|death|eyewitness"
        r"|witness|news|official|early|initial|and|different|public)){0,3} (?:{ACCOUNT}|explanations?|stories"
        r"|evidence|messages|signals|death tolls?)\b|\bdiscrepanc(?:y|ies) (?:in|between|over|among)\b|\b(?:accounts"
        r"|reports|versions|figures|tolls|estimates|stories) (?:differed|differ|varied|vary|conflicted|conflict"
        r"|diverged|diverge|contradicted)\b",
        "There were conflicting accounts of how the fire began.",
        "There were two fires in the valley.",
    ),
    _row(
        2,
        Reach.DENIAL,
        "denied|denies|denying|deny |denial",
        r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bnor )(?<!\bbeing )(?<!\bnot )(?<!\bor )(?<!\bneither )\b(?:denied"
        r"|denies|denying|deny|issued a denial|in denial of)\b(?! (?:entry|access|bail|a visa|visas|permission"
        r"|the right|the opportunity|the chance|requests?|a request|the request|treatment|medical|service|asylum|him"
        r"|her|them|us|the motion|a motion|parole|an? |people|passage|food|humanitarian|funding|help|aid))",
        "The general denied that his troops had shelled the village.",
        "The guard denied him entry.",
    ),
    _row(
        3,
        Reach.DENIAL,
        "dismiss|reject|refut|rebut|disput|contest|contradict|shot down|rubbish|denounc|brushed|debunk|pushed back"
        "|challeng|questioned",
        r"\b(?:dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|refut(?:ed|es|ing|e)|rebut(?:ted|s|ting)|disput(?:ed|es|ing"
        r"|e)|contest(?:ed|s|ing)|contradict(?:ed|s|ing)?|shot down|rubbished|denounc(?:ed|es|ing)|debunk(?:ed|s|ing)"
        r"|brushed off|pushed back (?:on|against)|challeng(?:ed|es|ing)|questioned) (?:(?:the|these|those|this|that"
        r"|such|his|her|their|its|any|all|as|an?|earlier|russian|ukrainian|israeli|us|media|official|\S{2,20}'s?"
        r"|\w{3,12}) ){0,4}(?:{ACCOUNT}|line|findings?|notion|idea|conclusions?|characterization|it)\b",
        "The company rejected the allegations.",
        "The company rejected the offer.",
    ),
    _row(
        4,
        Reach.DENIAL,
        "false|untrue|baseless|unfounded|groundless|fabricat|a lie|lies|hoax|nonsense|propaganda|disinformation|fake"
        "|bogus|no truth|no validity|not true|n't true|smoke screen|smokescreen|incorrect|inaccurate|fiction"
        "|without foundation|provocation",
        r"(?:\b(?:{ACCOUNT}|this|that|it|they|these|those|he|she|lie|suggestion|all|any|khartoum"
        r"|which)\b(?: \S{1,20}){0,6}? (?:is|are|was|were|as|'s|be|been)(?: (?:simply|just|all|\"|a|an|the"
        r"|nothing but|pure|pack of|complete|total|and|\w{2,15}ly)){0,3} [\"']?(?:(?:entirely|completely"
        r"|categorically|totally|patently|absolutely|utterly) )?(?:{FALSE}|not true|\"?smoke screens?\"?)\b"
        r"|\b(?:call(?:ed|ing|s)|describ(?:ed|ing|es)|dismiss(?:ed|ing|es)|label(?:ed|ling|ing|s)|brand(?:ed|ing)"
        r"|denounc(?:ed|ing))(?: (?:it|this|that|them|the|these|those|his|her|their|such|all|{ACCOUNT}|as|of"
        r"|\w{2,15})){1,6}? (?:as )?[\"']?(?:an? |\"|simply |totally |pure |completely "
        r"|entirely ){0,2}[\"']?(?:{FALSE}|provocation)\b|\bno (?:truth|validity|basis|substance|foundation) (?:to|in"
        r"|for)\b)",
        "The spokeswoman called the report a fabrication.",
        "The dentist fitted a false tooth.",
    ),
    _row(
        5,
        Reach.RIVALS,
        "contrary to|at odds with|be reconciled|traded accus|trading accus|traded blame|trading blame|each other of"
        "|contradict|inconsistent with|in contrast to|blamed each other|accused each other",
        r"\b(?:contrary to (?:\S{1,20} ){0,4}?(?:{ACCOUNT}|what)|at odds with (?:\S{1,20} ){0,4}?(?:{ACCOUNT}|version"
        r"|what)|could not be reconciled|trad(?:ed|ing) (?:accusations|blame|charges)|(?:blam|accus)(?:ed"
        r"|ing) each other|contradicted (?:the|his|her|their|its|that|earlier|by)"
        r"|in contrast to (?:\S{1,20} ){0,4}?{ACCOUNT})\b",
        "No one was hurt, contrary to earlier reports.",
        "Contrary to custom, the band played.",
    ),
    _row(
        6,
        Reach.RIVALS,
        "put the |puts the |putting the |number is |toll is |figure is |toll was |number was |figure was |higher toll"
        "|lower toll|different figure|higher figure|lower figure|higher number",
        r"\b(?:(?:but|while|however|although|though)[^.;]{2,80}? (?:put|puts|putting) (?:the|its"
        r"|their) (?:\w{2,12} ){0,3}(?:toll|number|figure|count)\b|however has put the (?:\w{2,12} ){0,2}toll"
        r"|(?:number|toll|figure|count) (?:is|was|may be|could be) (?:(?:much|far|even|actually|significantly"
        r"|slightly) )?(?:greater|higher|lower|larger|smaller|more|less|closer to)|(?:higher|lower"
        r"|different) (?:death )?(?:toll|figure|number|count) of)\b",
        "Farmers say the number is greater, at least 90.",
        "The number is painted on the door.",
    ),
)
