"""Phrases that say: this is not known."""

from __future__ import annotations

from claims.flagging.phrase import Reach, rows
from claims.verdicts import FlagKind

_row = rows("C", FlagKind.UNCLEAR)

PHRASES = (
    _row(
        1,
        Reach.QUESTION,
        "clear < NOT",
        r"(?:\bit )?{NEG}(?: (?:be|been|made)){0,2}{YET}(?: certain or)? clear\b(?! (?:of|the (?:way|path|area|road"
        r"|air)|enough|away|up|out)|-){NO_FORECAST}",
        "It was not immediately clear whether the convoy had crossed the river.",
        "It was clear that the convoy had crossed the river.",
    ),
    _row(
        2,
        Reach.QUESTION,
        "unclear|far from clear|less than clear",
        r"(?:\bit )?(?:\b{BE})?{YET} ?\b(?:unclear|far from clear|less than clear)\b{NO_FORECAST}",
        "The fate of the crew was unclear.",
        "A nuclear plant stood by the river.",
    ),
    _row(
        3,
        Reach.QUESTION,
        "known < NOT|nothing|little",
        r"(?:\bit )?(?:{NEG}|\bnothing|\blittle|\bnot much(?: else)?)(?: (?:is|was|are|were|be|been"
        r"|much)){0,2}{YET} known\b(?<!never known)(?<!universally known)(?<!widely known)(?<!generally known)(?!"
        r" (?:for|to|as|among|by))",
        "It is not yet known how many people were aboard.",
        "The singer was not known to the police.",
    ),
    _row(
        4,
        Reach.QUESTION,
        "unknown|uncertain|unexplained|undetermined|a mystery|open question|unanswered|anyone's guess|murky|sketchy"
        "|hazy|unresolved|unsolved|in question|a puzzle|in doubt|shrouded in|scarce|a matter of dispute",
        r"\b{BE}(?: (?:still|now|as yet|so far|currently|largely|{LY})){0,2} (?:unknown|uncertain|unexplained"
        r"|undetermined|a mystery|an open question|unanswered|anyone's guess|murky|sketchy|hazy|unresolved|unsolved"
        r"|in question|in doubt|a puzzle|shrouded in \w{3,12}|[\"']?an? [\"']?(?:big|great|major) unknown)\b",
        "The fate of the two sailors remains unknown.",
        "An unknown painter sold the portrait.",
    ),
    _row(
        5,
        Reach.WITHIN,
        "unknown",
        r"\b(?:origin|{THING})(?: of(?: \w{2,20}){1,4})? unknown\b",
        "Two dead, motive of the gunman unknown.",
        "The unknown soldier was a hero.",
    ),
    _row(
        6,
        Reach.QUESTION,
        "unknown |uncertain",
        r"\bunknown (?={WH}\b)|\buncertain (?:(?:over|about|as to) )?(?={WH}\b)",
        "Officers were uncertain who gave the order.",
        "There was uncertainty in the markets.",
    ),
    _row(
        7,
        Reach.WITHIN,
        "up in the air|unanswered|in doubt",
        r"\bleft (?:\S{1,20} ){1,8}?(?:up in the air|unanswered|in doubt)\b",
        "The fire left the fate of the mill up in the air.",
        "The balloon was up in the air.",
    ),
    _row(
        8,
        Reach.ASIDE,
        "unexplained|unknown reasons|unclear reasons",
        r"\bin an? (?:{LY} )?unexplained (?:manner|way)\b|\bfor (?:unknown|unclear|unexplained) reasons\b",
        "The bridge fell in an unexplained manner.",
        "An unexplained noise woke the guard.",
    ),
    _row(
        9,
        Reach.WITHIN,
        "determined|identified|revealed|disclosed|established|explained|pinpointed|released|ascertained|made public"
        "|made clear|announced|specified < NOT|yet|remain",
        r"\b{THING}\b(?: \S{1,20}){0,10}? (?:\b(?:could|can|has|have|had|was|were|is|are)(?:n't| not)|has yet"
        r"|have yet|had yet|remains?|cannot)(?: (?:be|been|to)){0,3}{YET}(?: (?:be|been))? {FOUND}\b",
        "The cause of the fire has not yet been determined.",
        "The cause of the fire has been determined.",
    ),
    _row(
        10,
        Reach.QUESTION,
        "know < NOT|never|anybody|anyone",
        r"\b(?:may|might|will|would) never (?:be known|be clear|know)\b|\bwill (?:anybody|anyone) (?:ever "
        r"|really )?know\b|\bi do(?:n't| not) know (?=how much\b|how many \w+ (?:\w+ ){0,2}(?:was|were|died|got"
        r"|are)\b|whether |if (?!i\b|i'|that |it\b|we\b|you)|who )|\b(?:we|they|he|she|officials|police|investigators"
        r"|authorities|it|and|but|experts|doctors|pentagon|agency|u\.s\.)(?: (?:still|really|also|may|might"
        r"|will))?(?: (?:do|does|did|could|may)(?:n't| not)| dont| didnt| never)(?: (?:yet|really|still|even|exactly"
        r"|actually|immediately|ever))? know(?: (?:yet|exactly|for sure|for certain|precisely"
        r"|specifically))? (?:(?!what|when)(?:{WH})|what (?:caused|led|prompted|brought|motivated|(?:could|might"
        r"|may) have|(?:actually |really )?happened|role|kind|type|sort|the {THING})|for what|(?:the |a |his |her "
        r"|their )?motives?\b|the (?={THING}|full|exact)|(?<=exactly )(?:what|when)|(?:so far|yet|at this (?:time"
        r"|point|stage)|right now)(?! what))\b",
        "“We do not know who fired first,” the captain said.",
        "We know who fired first.",
    ),
    _row(
        11,
        Reach.QUESTION,
        "nobody knows|no one knows|no-one knows|nobody knew|no one knew",
        r"\b(?:nobody|no one|no-one) (?:knows|knew) (?:yet |exactly |for sure ){0,2}(?={WH}\b"
        r"|the )(?!what was going on|what to)",
        "No one knows how the gate was opened.",
        "Everybody knows how the gate was opened.",
    ),
    _row(
        12,
        Reach.QUESTION,
        "no idea",
        r"\b(?:has|have|with) (?:absolutely )?no (?:clear )?idea(?= (?:what (?:motivated|caused)|who|if|why"
        r"|how many)\b|[.,;!?\"]|$)",
        "“I have no idea who sent it,” she said.",
        "No idea is worth that much.",
    ),
    _row(
        13,
        Reach.QUESTION,
        "not sure|n't sure|not certain|n't certain|unsure",
        r"(?:(?:\bnot|n't)(?: (?:yet|be|entirely|exactly))? (?:sure|certain)(?: (?:yet|exactly))?|\bunsure) (?:(?:who"
        r"|whether|if|why|where|how many)\b|what (?=caused|led|prompted|the {THING}))",
        "Officers were not sure who owned the car.",
        "Officers were sure who owned the car.",
    ),
    _row(
        14,
        Reach.TOPIC,
        "information|word on|word about|word of|details|numbers|figures|count|explanation|indication & no ",
        r"\bno{ANY}(?: immediate)? (?:information|word|details|numbers|figures|count|explanation"
        r"|indication)(?: (?:whatsoever|available|yet|was|were|immediately)){0,3}(?= (?:on|about|regarding|as to"
        r"|concerning) \w|(?: from (?:\S{1,20} ){1,5}?| ){WH}\b| for (?:the|his|her|their|its|any)\b"
        r"| from (?:\S{1,20} ){1,5}?(?:on|about) (?:{WH}|the)\b)",
        "There was no immediate word on the cause of the blaze.",
        "The guide gave a clear word on the rules.",
    ),
    _row(
        15,
        Reach.QUESTION,
        " say |specif|clarif|make clear|made clear|indicate|disclose|identif|reveal|explain|elaborate|not said"
        "|yet said|n't said|stated < NOT",
        r"\b(?:did|does|do|has|have|had|would|could)(?:n't| not)(?: (?:yet|immediately|{LY})){0,2} (?:{TELL}"
        r"|{TOLD})(?: (?:exactly|precisely|publicly|(?:on )?\w{3,6}day(?: \w{5,9})?))? (?:{WH}\b|the (?=(?:exact "
        r"|precise |full )?{THING}\b))",
        "The ministry did not specify how many ships were involved.",
        "The ministry specified how many ships were involved.",
    ),
    _row(
        16,
        Reach.QUESTION,
        "declined to|refused to|declining to|refusing to",
        r"\b(?:declin|refus)(?:ed|ing) to (?:{TELL}|speculate(?: on| about| as to)?|comment on)(?: exactly"
        r"| precisely)? (?:{WH}\b|the (?={THING}\b))",
        "The company declined to say how the files were lost.",
        "The company declined to sell the mill.",
    ),
    _row(
        17,
        Reach.OBJECT,
        "trying to|worked to|working to|seeking to|attempting to|struggling to|sought to|scrambling to|tried to",
        r"\b(?:trying|worked|working(?: with (?:\S{1,20} ){1,6}?)?|seeking|attempting|struggling|sought|scrambling"
        r"|tried) ?to(?: {LY})? (?:{FIND}|confirm)\b(?! how to )(?!(?<=establish) an? )",
        "Investigators were still trying to determine the cause of the crash.",
        "The captain was trying to reach the harbour.",
    ),
    _row(
        18,
        Reach.OBJECT,
        "possible to|able to < NOT",
        r"{NOT}(?: (?:immediately|be|yet|been|make it|made it|{LY})){0,4} (?:possible"
        r"|able)(?: to approach \S{1,12} \S{1,12})? to (?:{FIND}|say|know|tell|see|assess)\b",
        "It was not possible to identify the driver.",
        "It was possible to see the coast.",
    ),
    _row(
        19,
        Reach.OBJECT,
        "impossible to|difficult to|hard to|too early|too soon|unable to|figure out|s before |time before",
        r"\b(?:impossible|too early|too soon|unable)(?: in \S{2,12} \S{2,15})? to(?: {LY})? (?:{FIND}|say|know|tell"
        r"|assess|specify|judge|explain|assign|estimate|quantify|keep track of|speculate"
        r"|draw conclusions?)\b(?=(?: \S{1,15}){0,4}? (?:{WH}\b|the|them|it|his|her|their|about|on|a (?:motive"
        r"|cause)))(?! whether .{1,60}? (?:will|would)\b)|\b(?:cannot|can't|could not"
        r"|couldn't) (?:yet )?figure out (?={WH}\b)|\bit (?:could|may|might|will) (?:be"
        r"|take) (?:\w{2,12} ){0,2}(?:hours|days|weeks|months|some time) before(?= .{1,80}?\b(?:known|clear"
        r"|identified|determined|confirmed)\b)|\b(?:difficult|hard) to (?:{FIND}|say|know|tell|assess)(?: exactly"
        r"| precisely)? (?:who|how many|whether|if|(?:the|its|their) (?:\w{2,12} )?{THING})\b",
        "It is too early to say what brought the roof down.",
        "It is too early to plant beans.",
    ),
    _row(
        20,
        Reach.OBJECT,
        "nothing ",
        r"\bnothing (?:yet |so far )?to (?:identify|indicate|show|suggest)\b",
        "There is nothing to show when the picture was taken.",
        "There is nothing to eat.",
    ),
    _row(
        21,
        Reach.QUESTION,
        "determined|ascertained|learned|ruled out < NOT",
        r"{NOT}(?: (?:yet|be|been|immediately|{LY})){0,4} (?:determined|ascertained|learned)(?= {WH}\b| the |[,.;]|$)",
        "The owner of the boat could not be determined.",
        "The owner of the boat was determined to sail.",
    ),
    _row(
        22,
        Reach.TOPIC,
        "question|confusion|doubt",
        r"\b(?:(?:many|numerous|several|other|key|big|unanswered) ){0,2}questions (?:still |also )?(?:remain(?:ed)?"
        r"|linger(?:ed)?)\b|\bthere (?:is|was|are|were|has been) (?:(?:some|much|still|also|many|several"
        r"|open) ){0,3}(?:questions?|confusion|doubts?) (?:about|over|as to)(?: (?:just"
        r"|exactly))? {WH}\b(?! (?:\S{1,20} ){1,4}?(?:will|would|should)\b)|\bunanswered questions (?:facing"
        r"|for) \w{3,20} (?:is|are)\b",
        "Questions remain over who paid for the boat.",
        "The questions were easy.",
    ),
    _row(
        23,
        Reach.TOPIC,
        "undetermined |unspecified |undisclosed |unknown |no immediate|be made|be given|estimate|count|figure|tally"
        "|toll & no |an |a |some ",
        r"\b(?:an?|some) (?:undetermined|unknown) (?:number|amount|quantity)\b|\ban? (?:unspecified"
        r"|undisclosed) number of (?:\w{3,15} )?(?:people|persons|civilians|soldiers|troops|casualties|hostages|men"
        r"|women|children|students|fighters|militants|rebels|victims|deaths|others|prisoners)\b"
        r"|\bno immediate (?:\w{2,12} )?(?:toll|figures?|count|casualty figures)\b|\bno (?:\w{3,12} )?(?:estimates?"
        r"|figures?|count|tally) (?:can|could) be (?:made|given)\b|\bno (?:clear|official|reliable|firm"
        r"|exact) (?:estimate|count|figure|tally|toll) (?:of|for|on)\b",
        "The blast injured an unknown number of workers.",
        "The number was painted on the door.",
    ),
)
