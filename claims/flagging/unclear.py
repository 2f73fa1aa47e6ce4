"""Phrases that say: this is not known."""

from __future__ import annotations

from claims.flagging.phrase import Phrase, Reach, expanded
from claims.verdicts import FlagKind


def _row(number: int, reach: Reach, needs: str, pattern: str, example: str, counter: str) -> Phrase:
    return Phrase(
        f"C-{number:02}", FlagKind.UNCLEAR, reach, tuple(needs.split("|")), expanded(pattern), example, counter
    )


PHRASES = (
    _row(
        1,
        Reach.UNKNOWN,
        "clear",
        r"(?:\b(?:it|that|what) )?(?:\b(?:{BE}|made|left|far from|less than)|(?<=\w)'s)?(?: (?:still|also|not|so far"
        r"|yet|immediately|entirely|altogether|\w{2,15}ly)){0,4}(?:\bunclear|(?:\bnot|n't|\bnever|far from|less than"
        r"|still not)(?: (?:immediately|yet|entirely|altogether|fully|completely|at all|exactly|so|always|certain or"
        r"|\w{2,15}ly)){0,3} clear)\b(?!ed|ing|ly|-)(?! (?:of|the (?:way|path|area|road|air)|enough that|away|up"
        r"|out))",
        "It was not immediately clear whether the convoy had crossed the river.",
        "It was clear that the convoy had crossed the river.",
    ),
    _row(
        2,
        Reach.UNKNOWN,
        "known",
        r"(?:\b(?:it|that) )?(?:\b(?:is|are|was|were|has|have|had|be|been)(?:n't| not)|\bnot|\bnothing|\blittle"
        r"|\bnot much|\bnever)(?: (?:much|is|was|are|were|be|been|yet|still|immediately|currently|publicly|also"
        r"|as yet|exactly|at present|\w{2,15}ly)){0,4} known\b(?! (?:for|to (?:be|have)|as|among|by))",
        "It is not yet known how many people were aboard.",
        "The singer is known for her voice.",
    ),
    _row(
        3,
        Reach.UNKNOWN,
        "unknown|uncertain|unexplained|undetermined|a mystery|mystery|up in the air|in doubt|in question"
        "|open question|unanswered|undisclosed|unresolved|anyone's guess",
        r"(?:\b(?:{BE}|left)\b(?: (?:still|as yet|so far|currently|largely|\w{2,15}ly)){0,2} (?:unknown|uncertain"
        r"|unexplained|undetermined|a mystery|up in the air|an open question|unanswered|unresolved|anyone's guess)\b"
        r"|\bleft (?:\S{1,20} ){1,8}?(?:up in the air|unanswered|in doubt)"
        r"|\bin an? (?:\w{2,15}ly )?unexplained (?:manner|way)|\b(?:cause|origin|motive|whereabouts|fate"
        r"|identity)(?: of \w{2,20}(?: \w{2,20}){0,3})? unknown\b|\bunknown (?:whether|if|how|who|what|why|where"
        r"|when)\b|\buncertain(?:ty)? (?:whether|if|how|who|what|why|where|when|(?:over|about|as to) (?:who|what|how"
        r"|whether|why|the)))",
        "The fate of the two sailors remains unknown.",
        "An unknown painter sold the portrait.",
    ),
    _row(
        4,
        Reach.UNKNOWN,
        "determined|identified|revealed|disclosed|established|explained|pinpointed|released|ascertained",
        r"\b(?:cause|causes|motive|motives|reason|reasons|origin|source|identit(?:y|ies)|number|extent|whereabouts"
        r"|fate|circumstances|nature|perpetrators?|toll|details|culprits?|responsibility|whether|how|what|why"
        r"|who)\b(?: \S{1,20}){0,12}? (?:(?:has|have|had|was|were|is|are|could|can)(?:n't| not)|has yet|have yet"
        r"|had yet|remains?|cannot)(?: (?:yet|be|been|to|immediately|so far|still|also"
        r"|\w{2,15}ly)){0,5} (?:determined|identified|revealed|disclosed|established|explained|pinpointed|released"
        r"|ascertained|made public|made clear|announced|specified)\b",
        "The cause of the fire has not yet been determined.",
        "The cause of the fire has been determined.",
    ),
    _row(
        5,
        Reach.UNKNOWN,
        "know ",
        r"\b(?:i|we|they|he|she|officials|police|investigators|authorities|nobody|no one|no-one|it|and|but|experts"
        r"|doctors)(?: (?:still|really|just|simply|also|may|might|will|at this point))?(?:(?: (?:do|does|did|would"
        r"|could|may|will))(?:n't| not)| dont| didnt| may never| never| never really| not|(?<=body)"
        r"|(?<=one))(?: (?:yet|really|still|even|exactly|actually|immediately|ever))? knows? (?:yet |exactly "
        r"|for sure |for certain |precisely )?(?:{WH}|for what|the (?:cause|motive|number|extent|exact|identity"
        r"|whereabouts|reason|full))\b",
        "“We do not know who fired first,” the captain said.",
        "We know who fired first.",
    ),
    _row(
        6,
        Reach.UNKNOWN,
        "no idea|not sure|n't sure|not certain|unsure|no information|no word|no details|no firm|no exact|no reliable"
        "|no clear|no explanation|figure out|no immediate word|no immediate information|no immediate details"
        "|n't certain|no indication of|no indication w",
        r"(?:\bno idea(?: (?:yet|at all))?(?: {WH}\b)?|(?:\bnot|n't)(?: yet| entirely| exactly)? (?:sure"
        r"|certain)(?: yet)? (?:{WH})\b|\bunsure (?:{WH})\b|\b(?:no|not any)(?: (?:immediate|firm|exact|reliable"
        r"|clear|official|independent|further|precise|new)){0,2} (?:information|word|details|numbers|figures|count"
        r"|explanation|indication)(?: (?:whatsoever|available|yet|was|were|immediately)){0,3} (?:on|about|regarding"
        r"|of|as to|for|concerning|available|given) (?:{WH}|the|his|her|their|its|any|casualties|damage|injuries)\b"
        r"|\b(?:cannot|can't|could not|couldn't|unable to) (?:yet )?figure out\b)",
        "There was no immediate word on the cause of the blaze.",
        "The guide gave a clear word on the rules.",
    ),
    _row(
        7,
        Reach.UNKNOWN,
        "not say|n't say|not specify|n't specify|not clarify|n't clarify|not make clear|not indicate|not identify"
        "|not disclose|not yet said|n't yet said|n't said|not said|not explain|declined to|refused to|not reveal"
        "|n't reveal|n't disclose|n't identify|n't explain|n't make clear",
        r"(?:(?:\b(?:did|does|do|has|have|had|would|could)(?:n't| not)|\bnot)(?: (?:yet|immediately|say or"
        r"|\w{2,15}ly)){0,2}|\b(?:declined|refused|declining|refusing) to) (?:say|said|specify|specified|clarify"
        r"|clarified|make clear|made clear|indicate|disclose|disclosed|identify|reveal|revealed|explain"
        r"|explained)(?: (?:exactly|precisely|publicly))? (?:{WH}|the (?:cause|motive|number|identity|location|nature"
        r"|extent|reason|source))\b",
        "The ministry did not specify how many ships were involved.",
        "The ministry specified how many ships were involved.",
    ),
    _row(
        8,
        Reach.OBJECT,
        "to determine|to establish|to ascertain|to confirm|to identify|to find out|to pinpoint|to work out"
        "|to piece together|to assess|to learn|to understand|to figure out|investigating w|to see w",
        r"(?:\b(?:trying|working|seeking|attempting|struggling|hoping|sought|scrambling|tried)(?: (?:still|urgently"
        r"|furiously))? to(?: \w{2,15}ly)? (?:determine|establish|ascertain|confirm|identify|find out|pinpoint"
        r"|work out|piece together|figure out)|\binvestigating (?:whether|if|how|what|why|who)"
        r"|{NOT}(?: (?:immediately|be|yet|able|been|to|\w{2,15}ly)){0,4} (?:possible|able"
        r"|approach \S{1,12} \S{1,12})? ?to (?:determine|establish|ascertain|identify|say|know|tell|see|assess)"
        r"|\b(?:impossible|difficult|hard|too (?:early|soon)|unable) to (?:determine|establish|ascertain|identify|say"
        r"|know|tell|assess|prove)(?: \S{1,15}){0,4}?(?= (?:{WH}|the|them|it|his|her|their))|\bnothing to (?:identify"
        r"|indicate|show|suggest))\b",
        "Investigators were still trying to determine the cause of the crash.",
        "The captain was trying to reach the harbour.",
    ),
    _row(
        9,
        Reach.UNKNOWN,
        "not determined|n't determined|not been determined|not yet determined|not immediately determined"
        "|not identified|not established|be determined|be established|be identified|be learned|be ascertained"
        "|be ruled out|not yet identified|been established",
        r"(?:{NOT})(?: (?:yet|be|been|immediately|\w{2,15}ly)){0,4} (?:determined|established|ascertained|learned"
        r"|ruled out) ?(?={WH}\b|the |,|\.|;|$|in|by|as|but|and)",
        "The owner of the boat could not be determined.",
        "The owner of the boat was determined to sail.",
    ),
)
