"""A sentence cut into words, and what each word can be by its form: enough to find the phrase that names a source.

Knows closed classes (articles, prepositions, auxiliaries) and the commonest verbs of news prose. Capital letters are
not needed: texts in capitals or in small letters alone are read by the same lists.
"""

from __future__ import annotations

import re

from claims.extraction.nouns import BODIES, PERSONS, listed
from claims.extraction.verbs import ACCUSE, DENY, SAY
from claims.text.document import Document
from claims.text.perword import per_word

_WORD = re.compile(
    r"(?:[a-z]\.){2,8}|(?:mr|mrs|ms|dr|gen|lt|col|sen|rep|gov|capt|sgt|maj|adm|brig|prof|st|fla|calif)\."
    r"|(?<![a-z0-9])[a-z]\.(?= [a-z])|(?<![\w])'(?=\w)|[^\s,;:()\[\]{}\"!?—–….'/]+(?:[.'/][^\s,;:()\[\]{}\"!?—–….'/]+)*"
    r"(?:(?<=s)'(?= [a-z]))?|--|\S"
)
#: Where direct speech begins or ends.
QUOTES = frozenset({'"', "'", "''"})

DETERMINERS = listed("the a an this that these those its his her their our my another some any no each every")
PRONOUNS = listed("i we you he she it they who which this that one both all some many others nobody everyone")
NEGATIONS = listed("not never neither nor cannot no hardly")
AUXILIARIES = listed(
    "is are was were be been being am has have had having do does did will would can could should may might must shall"
    " isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't"
)
#: What begins a clause of its own.
SUBORDINATORS = listed(
    "but that as while though although because since when where after before if whether who whom whose which what how"
    " why than so yet until unless whereas even despite amid"
)
PREPOSITIONS = listed(
    "of for in at from with by on to about against between during near within inside outside over under among around"
    " across into through via per without along behind above below beyond toward towards like including following"
    " regarding concerning upon onto throughout"
)
#: What may stand between the parts of one name: "the head of the union in Steyn".
TIES = listed("of for in at from with on to near within inside investigating against")
ADVERBS = listed(
    "also later earlier then still again now however meanwhile previously once ever always not never only just already"
    " himself herself itself themselves further furthermore instead perhaps reportedly today yesterday tomorrow soon"
    " often long even too though separately both all each here there yet either neither next that's so far first"
)
DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december week month year morning evening night afternoon"
)
#: Words of news prose that are finite verbs far more often than nouns.
VERBS = AUXILIARIES | listed(
    "said says say told tells tell claims took takes take gave gives give made makes make came comes come went goes go"
    " left leaves met saw sees found finds held holds began begins became becomes brought brings led leads lost loses"
    " kept keeps ran rose fell falls fled shot sent hit hits cut won paid built sought seeks stood stands spoke speaks"
    " broke drove flew knew knows know thought got gets get felt grew wrote writes sank struck swept"
    " showed shows show put puts set sets seen known shown taken given let lets want wants need needs believe believes"
    " fought caught bought taught hid hung lay lies dealt understood meant means threw drew chose rode seems appears"
    " remains continues includes involves requires urges fears insists denies accuses warns expects"
    " refuses rejects suggests indicates maintains argues alleges asserts contends admits reveals confirms blames"
    " sunk gone done died happens happen agree agrees sparked prompted based killed"
    " wounded injured launched attacked targeted"
)
VERBS |= {verb for verb in SAY | DENY | ACCUSE if verb.endswith("ed")}
_SPEAKERS = (
    PERSONS
    | BODIES
    | listed(
        "activists rebels insurgents fighters militants protesters demonstrators campaigners locals refugees survivors"
        " victims relatives family families opponents supporters critics allies militias separatists jihadists"
        " authorities troops forces police defence defense staff media press reuters afp ap cnn bbc sana interfax tass"
        " investigators prosecutors lawmakers politicians members leadership leaders hunters rescuers rescuer medics"
        " medic paramedics"
        " workers worker guerrillas terrorists army people women men lawyers opposition presidency embassy kremlin"
        " pentagon spokespeople observers monitors negotiators sources analysts troika state states west government"
        " governments committee inquiry enquiry probe tribunal jury commission tv television radio daily weekly"
        " group groups officials representative representatives inspectors defectors defector dissidents dissident"
        " commissioner envoy foreman bishop pope priest cleric imam sheikh emir ayatollah rapporteur mp mps senator"
        " senators congressman deputies ombudsman chair chairperson executive ceo correspondent blogger columnist"
        " victim survivor informant whistleblower insurgent rebel militant fighter hostage hostages captive captives"
        " neighbours neighbors friend friends colleague colleagues client clients circles quarters experts nations"
        " coalition alliance observatory council network center centre medium outlet outlets tabloid blog candidate"
        " campaign democrats republicans conservatives liberals counterpart founder backer backers tribes clan"
        " villagers"
        " nurse vendor trader fisherman shopkeeper passenger passengers crew employees employee operator regulator"
        " parents grandmother grandfather uncle aunt cousin nephew niece boyfriend girlfriend fiancee teenager student"
        " defendant plaintiff suspect gunman detainee prisoner inmate commissioners organisers organizers sailor cop"
    )
)
_PLURAL = re.compile(r"(?:(?<=[a-z])ies|(?:(?<=ss)|(?<=ch)|(?<=sh)|(?<=x))es|s)$")


class Words:
    """The words of a sentence and its marks of punctuation, in columns.

    `low` has the folded form of each, `starts` where it begins, `capital` whether it is written with a capital. `cased`
    says whether capitals tell names in the sentence: some of its words have them, and not most.
    """

    __slots__ = ("_text", "capital", "cased", "low", "starts")

    def __init__(self, document: Document, number: int) -> None:
        span, self._text = document.span(number), document.text
        self.low: list[str] = _WORD.findall(document.folded, span.start, span.end)
        self.starts = _starts(document.folded, span.start, self.low)
        self.capital = [self._text[start].isupper() for start in self.starts]
        told = [capital for low, capital in zip(self.low[1:], self.capital[1:], strict=True) if low[0].isalpha()]
        self.cased = 0 < sum(told) < max(len(told) * 0.7, 4)

    def shouts(self, at: int) -> bool:
        """Say whether word `at` is all capitals."""
        return self._text[self.starts[at] : self.end(at)].isupper()

    def end(self, at: int) -> int:
        """Return the offset where word `at` ends."""
        return self.starts[at] + len(self.low[at])


def _starts(folded: str, at: int, words: list[str]) -> list[int]:
    """Return where each of the words begins that stand from `at` on, with nothing but white space between them."""
    found, find = [], folded.find
    for word in words:
        at = find(word, at)
        found.append(at)
        at += len(word)
    return found


def words(document: Document, number: int) -> Words:
    """Return the words and marks of sentence `number`, in order."""
    return document.memo(Words, number)


def is_mark(low: str) -> bool:
    """Say whether this is punctuation, not a word."""
    return not (low[0].isalnum() or low[0] in "@#$£€%&")


def singular(word: str) -> str:
    """Return a rough singular of a folded noun without its possessive: "ministry" of "ministries'"."""
    bare = word.removesuffix("'s").rstrip("'.")
    if bare.endswith("men"):
        return bare[:-2] + "an"
    return bare[:-3] + "y" if bare.endswith("ies") and len(bare) > 4 else _PLURAL.sub("", bare)


@per_word
def can_tell(word: str) -> bool:
    """Say whether the folded noun is one for a person, a group or a body, such as makes statements."""
    bare = word.removesuffix("'s").rstrip("'.").rsplit("-", 1)[-1]
    return bare in _SPEAKERS or singular(bare) in _SPEAKERS


def is_possessive(low: str) -> bool:
    """Say whether the word is written as an owner: "ministry's", "relatives'"."""
    return low.endswith(("'s", "s'"))
