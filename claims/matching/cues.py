"""Words by which a line takes a stand: it denies, confirms, hedges, asks. Each kind has a sentence for editors.

Patterns are matched against folded text (text/folding.py). They have no unbounded repeat: one pass takes linear time.
"""

from __future__ import annotations

import re
from functools import cache

from claims.verdicts import Vocabulary


class CueKind(Vocabulary):
    """What words of a line do to what the line tells; the description follows "The headline …" or "The passage …"."""

    DENIES = "denies", "denies or rejects it"
    HOAX = "hoax", "speaks of a hoax, a fake or satire"
    FALSE = "false", "calls it false or wrong"
    NEGATES = "negates", "says “not”, “no” or “never”"
    RETRACTS = "retracts", "takes something back or corrects it"
    CONFIRMS = "confirms", "says that it is confirmed or proven"
    UNVERIFIED = "unverified", "says that it is not verified or not known"
    HEDGES = "hedges", "hedges: “reportedly”, “allegedly” and the like"
    RUMOUR = "rumour", "speaks of a rumour, a leak or speculation"
    MAY = "may", "says only that it may or could be so"
    WILL = "will", "speaks of what is to come"
    CLAIMS = "claims", "says that somebody claims it"
    SAYS = "says", "gives it as somebody’s words"
    REPORT = "report", "rests on a report or on sources"
    BELIEVES = "believes", "says what somebody believes, fears or expects"
    ASKS = "asks", "asks a question"
    DOUBTS = "doubts", "casts doubt on it, or says that it is looked into"
    TRUTH = "truth", "says what is really so"
    REVEALS = "reveals", "says that it was found, shown or identified"
    OFFICIAL = "official", "names police, officials or another authority"
    UPDATE = "update", "says that it was updated"
    PICTURES = "pictures", "points to a video or pictures"
    SPREADS = "spreads", "speaks of what spreads on the internet"


class Group(Vocabulary):
    """Kinds of cues that do much the same."""

    NO = "no", "denies it, or calls it false"
    NOT = "not", "says “not”"
    HEDGE = "hedge", "says that it may be so, or is rumoured"
    HEARSAY = "hearsay", "gives it as somebody’s word"
    DOUBT = "doubt", "doubts it, or leaves it open"
    YES = "yes", "says that it was confirmed or found"


_GROUPS = {
    Group.NO: "denies hoax false retracts truth",
    Group.NOT: "negates",
    Group.HEDGE: "hedges rumour may believes",
    Group.HEARSAY: "claims says report",
    Group.DOUBT: "asks doubts unverified",
    Group.YES: "confirms reveals",
}
_GROUP_OF = {CueKind.of(kind): group for group, kinds in _GROUPS.items() for kind in kinds.split()}

_PATTERNS = {
    CueKind.DENIES: (
        r"den(?:y|ies|ied|ying|ials?)\b|refut(?:e[sd]?|ing|ation)\b|rebuff(?:s|ed)?\b|reject(?:s|ed|ing)?\b"
        r"|dismiss(?:es|ed|ing)?\b|disput(?:e[sd]?|ing)\b|contradict(?:s|ed|ing|ory)?\b|rebuts?\b|rebutted\b"
        r"|sh(?:oo|o)ts? down\b|knock(?:s|ed)? down\b|disavow(?:s|ed)?\b|rubbish(?:es|ed)\b|quash(?:es|ed)?\b"
        r"|counter(?:s|ed)?\b"
    ),
    CueKind.HOAX: (
        r"hoax(?:es|ed|er|ers)?\b|fak(?:e[ds]?|ery|ing)\b|fabricat(?:e[ds]?|ion|ing)\b|bogus\b|phon(?:y|ey)\b"
        r"|satir(?:e|ical|ist)\b|parod(?:y|ies)\b|spoof\b|prank(?:s|ed|ster)?\b|made[ -]up\b|made it up\b"
        r"|photoshop(?:ped)?\b|doctored\b|staged\b|forge(?:d|ry)\b|urban legend\b|dup(?:ed|es)\b|fell for\b"
        r"|fool(?:ed|s|ing)?\b|myths?\b|fiction(?:al)?\b|trick(?:ed|s)?\b|invented\b|jok(?:e|ing|ed|er|es)\b"
        r"|scam\b|setup\b|set-up\b"
    ),
    CueKind.FALSE: (
        r"false(?:ly|hoods?)?\b|untrue\b|incorrect(?:ly)?\b|wrong(?:ly)?\b|inaccurate(?:ly)?\b|baseless\b"
        r"|unfounded\b|no truth\b|(?:not|n't|isnt) (?:true|real|accurate|correct|so|happening|happened)\b"
        r"|debunk(?:s|ed|ing)?\b|mistak(?:en|enly|e)\b|erroneous(?:ly)?\b|mislead(?:s|ing)?\b"
        r"|misread(?:ing)?\b|misreport(?:ed|ing)?\b|misquoted\b|misidentified\b|misunderst(?:oo|a)nd(?:ing)?\b"
        r"|nonsense\b|lie[sd]?\b|lying\b|alive and well\b|still alive\b|exaggerat(?:ed|ion|es)\b|contrary to\b"
        r"|never happened\b|non-existent\b|nonexistent\b|disproved?\b|disproven\b|unreal\b"
    ),
    CueKind.NEGATES: (r"not\b|never\b|no\b|nope\b|neither\b|nor\b|none\b|nobody\b|cannot\b|without\b|non\b"),
    CueKind.RETRACTS: (
        r"retract(?:s|ed|ing|ion)?\b|withdr(?:ew|awn|aws?)\b|took back\b|backtrack(?:s|ed|ing)?\b"
        r"|walk(?:s|ed) back\b|apologi[sz](?:e[sd]?|ing)\b|apolog(?:y|ies)\b|correct(?:ion|ions|ed|s)\b"
        r"|recant(?:s|ed)?\b"
    ),
    CueKind.CONFIRMS: (
        r"confirm(?:s|ed|ing|ation)?\b|verif(?:y|ies|ied|ication)\b|proof\b|prove[sdn]?\b|proven\b"
        r"|authenticat(?:e|ed|ion)\b|admit(?:s|ted|ting)?\b|acknowledg(?:e[sd]?|ing)\b|conclude[sd]?\b"
        r"|determine[sd]?\b|corroborat(?:e|es|ed|ing)\b|officially\b|in fact\b|indeed\b"
    ),
    CueKind.UNVERIFIED: (
        r"un(?:verified|confirmed|corroborated|substantiated|proven|proved|authenticated|verifiable|clear"
        r"|known)\b"
        r"|(?:not|n't|never|cannot|yet to|unable to|yet|to be|neither) (?:\w{2,15} ){0,3}?(?:verif(?:y|ied)"
        r"|confirm(?:ed)?|corroborated?|substantiated?|known?|clear|authenticated?|proven)\b"
        r"|no (?:\w{2,15} ){0,2}?(?:evidence|confirmation|proof|official|indication|word|sign)\b"
        r"|remains? to be\b|grain of salt\b"
    ),
    CueKind.HEDGES: (
        r"reported(?:ly)?\b|alleged(?:ly)?\b|allegations?\b|supposed(?:ly)?\b|purport(?:s|ed|edly|ing)?\b"
        r"|apparent(?:ly)?\b|possibl[ey]\b|perhaps\b|maybe\b|probabl[ey]\b|likely\b|seemingly\b"
        r"|presum(?:ed|ably)\b|ostensibly\b|so-called\b|potential(?:ly)?\b|said to\b|thought to\b"
        r"|believed to\b|rumou?red to\b|seem(?:s|ed)? to\b|appears? to\b"
    ),
    CueKind.RUMOUR: (
        r"rumou?r(?:s|ed|mill)?\b|speculat(?:e[sd]?|ion|ing)\b|gossip\b|scuttlebutt\b|tip(?:s|ped|ster)?\b"
        r"|leak(?:s|ed|y)?\b|insiders?\b|whisper(?:s|ed)?\b|buzz\b|hearsay\b|theor(?:y|ies)\b|suggestions?\b"
    ),
    CueKind.MAY: (r"may\b|might\b|could\b|would\b|can\b"),
    CueKind.WILL: (r"will\b|going to\b|set to\b|plan(?:s|ned|ning)?\b|upcoming\b|soon\b|next\b|expected\b|'ll\b"),
    CueKind.CLAIMS: (
        r"claim(?:s|ed|ing|ants?)?\b|assert(?:s|ed|ing|ion|ions)?\b|contend(?:s|ed)?\b|maintain(?:s|ed)\b"
        r"|insist(?:s|ed|ing)?\b|accus(?:e[sd]?|ing|ation)\b"
    ),
    CueKind.SAYS: (
        r"sa(?:y|ys|id|ying)\b|t(?:ells?|old)\b|according to\b|quot(?:ed|es|ing)\b|wr(?:ote|ites)\b"
        r"|tweet(?:s|ed)?\b|cit(?:es|ed|ing)\b"
    ),
    CueKind.REPORT: (
        r"reports?\b|reporting\b|sources?\b|anonymous\b|newspaper\b|tabloid\b|blog(?:s|ger)?\b|analysts?\b"
        r"|media\b|outlets?\b"
    ),
    CueKind.BELIEVES: (
        r"believe[sd]?\b|thinks?\b|thought\b|suspect(?:s|ed|ing)?\b|fear(?:s|ed|ing)?\b|expect(?:s|ing)?\b"
        r"|consider(?:s|ed|ing)?\b|hop(?:es?|ing)\b|suggest(?:s|ed|ing)?\b|hint(?:s|ed|ing)?\b"
        r"|point(?:s|ed) to\b|appear(?:s|ed)?\b|seem(?:s|ed)?\b|estimat(?:e[sd]?|es|ing)\b"
        r"|predict(?:s|ed|ion)?\b|mull(?:s|ing)?\b|want(?:s|ed)?\b"
    ),
    CueKind.ASKS: (r"(?<=\?)|whether\b"),
    CueKind.DOUBTS: (
        r"doubt(?:s|ed|ful)?\b|s[kc]eptic(?:s|al|ism)?\b|question(?:s|ed|able|ing)\b|dubious\b"
        r"|myster(?:y|ious)\b|debate[sd]?\b|controvers(?:y|ial)\b|investigat(?:e[sd]?|ing|ion|ions|ors?)\b"
        r"|prob(?:es?|ing)\b|look(?:s|ing)? into\b|unlikely\b|too good to be true\b|suspicio(?:us|n)\b"
        r"|implausible\b|not so fast\b|conflicting\b|inconsistent\b|examin(?:e[sd]?|ing)\b|assess(?:es|ing)?\b"
        r"|unsure\b|not sure\b|if true\b"
    ),
    CueKind.TRUTH: (
        r"tru(?:e|th|ly)\b|real(?:ly|ity)?\b|actual(?:ly)?\b|turns? out\b|turned out\b|the facts?\b|instead\b"
        r"|however\b|despite\b"
    ),
    CueKind.REVEALS: (
        r"reveal(?:s|ed|ing)?\b|found\b|finds?\b|discover(?:s|ed|y)?\b|show(?:s|ed|n|ing)\b"
        r"|identif(?:y|ied|ies)\b|nam(?:ed|es)\b|expos(?:e[sd]?|ing)\b|unmasked\b|caught\b|captured\b"
        r"|emerge[sd]?\b|evidence\b|announc(?:e[sd]?|ing|ement)\b"
    ),
    CueKind.OFFICIAL: (
        r"polic(?:e|eman)\b|officials?\b|spokes(?:man|woman|person|people)\b|authorit(?:y|ies)\b|ministry\b"
        r"|government\b|pentagon\b|white house\b|court\b|sheriff\b|mayor\b|department\b|statement\b"
        r"|prosecutors?\b|experts?\b|scientists?\b"
    ),
    CueKind.UPDATE: (r"update[ds]?\b|updating\b|editor's note\b|breaking\b"),
    CueKind.PICTURES: (
        r"video\b|watch\b|photo(?:s|graph|graphs)?\b|pictur(?:e[sd]?)\b|footage\b|image[sd]?\b|camera\b|clip\b"
    ),
    CueKind.SPREADS: (
        r"viral\b|internet\b|social (?:media|networks?)\b|facebook\b|twitter\b|online\b|websites?\b|reddit\b"
        r"|youtube\b"
    ),
}


def group(kind: CueKind) -> Group | None:
    """Return the group of a kind of cue, None for one that takes no stand."""
    return _GROUP_OF.get(kind)


@cache
def pattern(kind: CueKind) -> re.Pattern[str]:
    """Return what finds cues of one kind in folded text."""
    extra = r"|n't\b" if kind is CueKind.NEGATES else ""
    return re.compile(rf"(?<![\w'-])(?:{_PATTERNS[kind]}){extra}")


def cues(folded: str) -> dict[CueKind, list[int]]:
    """Return where in folded words each kind of cue begins, kinds that are absent left out."""
    found = {kind: [match.start() for match in pattern(kind).finditer(folded)] for kind in CueKind}
    return {kind: starts for kind, starts in found.items() if starts}
