"""Phrases that report a denial of something said."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("D", FlagKind.DISPUTED)

#: "was denied", "confirm nor deny", "cannot deny": somebody else's denial, or none.
_NO_DENIAL = "".join(
    rf"(?<!\b{word} )" for word in ("no", "was", "were", "been", "be", "is", "are", "being", "nor", "or", "not")
)
#: What is refused rather than denied: "denied him entry", "denied that request", "denies people the vote".
_REFUSED = (
    r"(?! (?:him|her|them|us(?= (?:that|the|this|a|any|our|access|entry)\b|[.,;])|me|people|women|children"
    r"|credentials|entry|access|bail|bond|visas?|asylum|parole|permission|care|citizenship|guns|justice|ballot|aid"
    r"|food|water|treatment|service|coverage|funding|tenure|boarding|(?:a|an|the|that|this|his|her|its|their|any|many"
    r"|some|similar) (?:\w{2,15} ){0,2}(?:requests?|applications?|motions?|appeals?|petitions?|visas?|bail|rights?"
    r"|chance|opportunity|permits?|injunction|stay|bid|access|entry)|(?:\S{2,20} ){1,3}?(?:the (?:right|ability"
    r"|chance|opportunity)|access|entry|any (?:victory|chance|role|safe haven)|citizenship))\b)"
)

PHRASES = (
    _row(
        3,
        Reach.DENIED,
        "denied|denies|denying|deny|denial|rebuttal|never said",
        r"(?:"
        + _NO_DENIAL
        + r"\bdenied|(?<!\bno )\b(?:denies|denying)|(?<!to )(?<!cannot )(?<!not )(?<!n't )(?<!nor )(?<!or )\bdeny"
        r"|\b(?:continued?s?|went on|quick) to deny|\bissued a (?:\w{2,12} )?(?:denial|rebuttal))\b"
        + _REFUSED
        + r"|\b(?:despite|'s?|its|his|her|their|repeated|of|the) (?:{LY} |repeated |official |public |government "
        r"|army |initial ){0,2}denials?\b(?! of (?:the holocaust|service|bail|care|coverage|entry|access))"
        r"|\bdenials (?:by|from|that)\b|\ba (?:\w{3,12} )?denial (?:by|from|that)\b"
        r"|\bissued (?:\w{2,12} ){0,2}denials?\b|\b(?:government|army|military|official) denials\b|\b(?:i|he|she|we"
        r"|they) never said\b(?! anything| a word)",
        "The general denied that his troops had shelled the village.",
        "The guard denied him entry.",
    ),
    _row(
        4,
        Reach.DENIED,
        "dismiss|reject|refut|rebut|disput|contest|contradict|shot down|rubbish|denounc|brushed|debunk|pushed back"
        "|counter|challeng|questioned|doubt|discredit",
        r"\b(?:dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|refut(?:ed|es|ing|e)|rebut(?:ted|s|ting)|disput(?:ed|es|ing)"
        r"|(?<!reason to )(?<!not )dispute|contest(?:ed|s|ing)|contradict(?:ed|s|ing)?|shot down|rubbished|denounced"
        r"|debunk(?:ed|s|ing)|brushed off|pushed back (?:on|against)|challeng(?:ed|ing)|countered(?! by| with)"
        r"|questioned|(?:sought|seeks|seeking|tried|tries|trying) to (?:rebut|refute|discredit)) (?:(?:the|these"
        r"|those|this|that|such|his|her|their|its|any|all|as|an?|\S{2,20}'s?|(?!calls? |over "
        r"|about )[\w.-]{2,14}) ){0,4}(?:{ACCOUNT}|findings?|conclusions?|official line|arguments?|myths?"
        r"|talking points?|characteri[sz]ations?|assessments?)\b|\b(?:rejected|rejects|rejecting|disputed|disputes"
        r"|disputing|contested)(?= that (?:the|his|her|its|their|it|he|she|they|there|any|an?|\S{2,20} (?:was|were|is"
        r"|are|had|has))\b)|\bcast(?:s|ing)? doubts? (?:on|over)\b(?! (?:\S{1,20} ){0,4}?(?:plans?|polic(?:y|ies)"
        r"|future|ability|willingness|process|strategy|economy|prospects?)\b)|\bcontradict(?:ed|s)? (?:those of"
        r"|what (?:\S{1,20} ){1,4}?said)\b",
        "The company rejected the allegations.",
        "The company rejected the offer.",
    ),
    _row(
        5,
        Reach.FALSE,
        "false|untrue|baseless|unfounded|groundless|fabricat|a lie| lies|hoax|nonsense|propaganda|disinformation|fake"
        "|bogus|not true|smoke|incorrect|accurate|reliable|credible|correct|fiction|without foundation|provocation",
        r"\b(?:{ACCOUNT}|this|that|it|these|those|which|articles?|evidence|talking points?|myths?|notion"
        r"|idea)\b(?: [^\s\"]{1,20}){0,12}? (?:is|are|was|were|as|'s|seem(?:s|ed) to be)(?: (?:simply|just|all|an?"
        r"|the|nothing but|pure|complete|total|outright|blatant|absolute|downright|flat-out"
        r"|{LY})){0,3} [\"']?(?:{LY} )?{FALSE}(?= ?(?:[.,;:!\"')–—-]|$| and\b| but\b| to\b| by\b| because\b| that\b))"
        r"|\bit's (?:{LY} )?(?:not true|untrue|false|a lie)\b(?= ?[.,;:!\"')]|$)|\b(?:is|was|are"
        r"|were) (?:an? )?(?:{LY} |outright |blatant |complete |total |absolute )?lies?(?=[\"']?(?:[.,;!]|$))",
        "The report is categorically false.",
        "The dentist fitted a false tooth.",
    ),
    _row(
        6,
        Reach.FALSE,
        "call|describ|dismiss|label|brand|denounc",
        r"\b(?:call(?:ed|ing|s)|describ(?:ed|ing|es)|dismiss(?:ed|ing|es)|label(?:l?ed|l?ing|s)|brand(?:ed|ing)"
        r"|denounc(?:ed|ing))(?! for\b)(?: [^\s,;\"]{1,20}){1,8}? (?:as )?[\"']?(?:an? )?[\"']?(?:{LY} |pure "
        r"|flat-out )?{FALSE}(?= ?(?:[.,;:!\"')–—-]|$)| (?:and|but|by|to|in|because|aimed|against|from|when|after"
        r"|that)\b)|\b(?:call(?:ed|ing|s)|describ(?:ed|ing|es)|dismiss(?:ed|ing"
        r"|es))(?! for\b)(?: [^\s,;\"]{1,20}){0,4} (?:{ACCOUNT}|descriptions?"
        r"|reporting)(?: [^\s,;\"]{1,20}){0,6} [\"']?(?:ridiculous|absurd|laughable|misleading|biased)\b"
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
        13,
        Reach.SUBJECT,
        "denied|rejected|dismissed|refuted|disputed|contradicted|contested|debunked|discredited",
        r"\b{ACCOUNT}\b(?: \S{1,20}){0,6}? (?:was|were|(?<!not )(?<!n't )been|is|are|being)(?: {LY}| already"
        r"| somewhat){0,2} (?:{DENIED}|debunked|discredited)\b|\b(?:it|they|that|this|which) (?:was|were|has been"
        r"|have been)(?: {LY})? {DENIED} by\b|\ball of which (?:have|has) been {DENIED}\b"
        r"|\b{ACCOUNT}(?: \S{1,20}){0,3}? {DENIED} by\b",
        "The claim was swiftly denied by the harbour office.",
        "The boy was denied a second helping.",
    ),
    _row(
        14,
        Reach.STATED,
        "nothing to do with|no knowledge|no connection|no link|no ties|no involvement|no role|no part|no hand",
        r"\b{SAID}\b.{0,90}?\b(?:had|has|have|having) [\"']?(?:absolutely )?nothing to do with\b"
        r"|\bhad nothing to do with the (?:deaths?|killings?|murders?|attacks?|bombings?|assassination|shootings?"
        r"|explosions?|blasts?|crash|kidnappings?|abductions?)\b|\b{SAID}\b.{0,90}?\b(?:had|has|have|played"
        r"|plays) no (?:knowledge of|connections? (?:to|with)|links? (?:to|with)|ties (?:to|with)|involvement in"
        r"|role in|part in|hand in)\b",
        "The minister said his office had nothing to do with the sale.",
        "She wanted to have a say in it.",
    ),
    _row(
        15,
        Reach.STATED,
        " not | never|n't  < said|say|insist|maintain|claim|testified|argued|stressed|told |assured",
        r"\b{SAID}(?: that)? (?!while |although |though |if )(?:(?!why |when |where |who |how "
        r"|because )[^\s\"]{1,20} ){1,5}?(?:(?:had|has|have|was|were|is|are|did|does|do)(?: not|n't| never)"
        r"|(?<!would )never) (?:been )?(?:bomb|behind|part of the (?:attack|plot)|involved|responsible for\b|to blame"
        r"|arm(?:ing|ed)\b"
        r"|abus|invad|plant(?:ed|ing)|threaten|possess|carr(?:y|ied) out|conduct|target|attack|used?\b|using|fir(?:e"
        r"|ed|ing)\b|shot|shoot|call(?:ed)?\b(?! for| on)|shell|kill|hit\b|str(?:ike|uck)\b|launch|commit|order"
        r"|abduct|kidnap|tortur|suppl(?:y|ied)\b|fabricat|tamper|hack|interfer|meddl|collud|tak(?:e|ing) part"
        r"|took part)",
        "The general told reporters that his gunners had not shelled the village.",
        "The general said the village had not been rebuilt.",
    ),
    _row(
        16,
        Reach.FALSE,
        "false |full of lies",
        r"\bfalse (?:claims?|allegations?|accusations?|assertions?|rumou?rs?)\b(?! in the past)|\bfull of lies\b",
        "The mayor said the paper had spread false rumours about the bridge.",
        "A false floor hid the safe.",
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
    _row(
        21,
        Reach.FALSE,
        "absurd|ridiculous|laughable|misleading|illogical|mistaken|wrong|flawed|staged|invented|doctored|debunked"
        "|exaggerated|discredited|from the truth|fabricated|faked|propaganda|preposterous|biased",
        r"\b{ACCOUNT}\b(?: [^\s\"]{1,20}){0,12}? (?:is|are|was|were|been|as|seem(?:s|ed) to be)(?: (?:simply|just"
        r"|flat out|flat|totally|very|{LY}))? [\"']?(?:{LY} )?(?:absurd|ridiculous|laughable|misleading|illogical"
        r"|mistaken|wrong(?! to)|flawed|staged|invented|doctored|debunked|discredited|fabricated|faked|propaganda"
        r"|preposterous|exaggerated|biased|far from the truth|an? fabricated)\b|\bfabricated what (?:i|he|she|they"
        r"|we)\b",
        "The minister said the allegations were absurd.",
        "The absurd play ran for a year.",
    ),
    _row(
        25,
        Reach.DENIED,
        "reject|disput|contradict|refut|contest|rebut & that|this|it",
        r"\b(?:rejects|rejected|disputes|disputed|contradicts|contradicted|refutes|refuted|contests|contested|rebuts"
        r"|rebutted) (?:that|this|(?<=disputes )it|(?<=disputed )it)(?=[.,;:]|$| (?:by|on|saying|and|but|version)\b)",
        "Lorren spoke of a raid. Brelo's envoy rejected that.",
        "The court rejected that coat.",
    ),
    _row(
        26,
        Reach.DENIED,
        "notion|idea|view|theory|refute|connection|link|suggestion < reject|dismiss|disput|refut|rebut",
        r"(?<!\bi )\b(?:reject|dismiss|disput|refut|rebut)(?:e?s|e?d|ing|ted) (?:(?:the|any) (?:notion|idea|view"
        r"|theory) that|any (?:connection|link|linkage|suggestion))\b(?! (?:\S{1,20} ){0,6}?(?:should|must|would|will"
        r"|can|cannot|could)\b)|\brefute[sd]? that (?=the|his|her|its|their|it|he|she|they|there|any|an?\b)",
        "The guild disputed the notion that its barge was leaking.",
        "The guild had a notion that it would rain.",
    ),
    _row(
        27,
        Reach.DENIED,
        "disagree",
        r"\bdisagree[sd]? with (?:\S{1,20} ){0,4}?(?:accounts?|conclusions?|assessments?|findings?|versions?"
        r"|theor(?:y|ies))\b",
        "A second surgeon disagreed with the findings of the first.",
        "The sea disagreed with the surgeon.",
    ),
    _row(
        28,
        Reach.STATED,
        "insist|maintain & no ",
        r"\b(?:insist|maintain)(?:s|ed|ing)? (?:that )?there (?:is|was|were|are|had been|has been) no\b(?! (?:need"
        r"|reason|way|hope|chance|point|military|alternative|place|room|comparison)\b)",
        "Brelo insisted there was no raid.",
        "Brelo insisted on a raid.",
    ),
    _row(
        29,
        Reach.STATED,
        " no  & such|chemical|nuclear|russian|syrian|israeli|american|turkish|iranian|ukrainian|saudi|coalition"
        "|medical",
        r"\b{SAID}(?: that)? no (?:such|chemical|nuclear|russian|syrian|israeli|american|turkish|iranian|ukrainian"
        r"|saudi|coalition|medical) (?:\S{1,20} ){1,3}?(?:had|have|has|was|were|is|are|hit|struck|took|flew|crossed"
        r"|existed|exist|occurred)\b(?! (?:been )?(?:hurt|injured|wounded|harmed|killed)\b)",
        "The ministry said no such order had been given.",
        "The ministry said no.",
    ),
    _row(
        30,
        Reach.DENIED,
        "wrong to",
        r"\bit (?:is|was|would be) (?:{LY} )?wrong to (?:say|claim|suggest|assert) (?=that\b)",
        "It is totally wrong to say that the guild hid the barge.",
        "It is wrong to steal.",
    ),
    _row(
        31,
        Reach.SUBJECT,
        "disput|reject|contest & claim|allegation|accusation|charge|account|version|assertion",
        r"\b(?:an?|the) (?:claim|allegation|accusation|charge|account|version|assertion)s? (?:that "
        r"|which )?(?:\S{1,20} ){1,6}?(?:disputes?|disputed|rejects?|rejected|contests?|contested)(?=[.,;]|$)",
        "The boat was armed, a claim that its owner disputed.",
        "The owner contested the will.",
    ),
)
