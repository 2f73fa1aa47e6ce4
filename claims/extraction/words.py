"""A sentence cut into words, and what each word can be by its form: enough to find the phrase that names a source.

Knows closed classes (articles, prepositions, auxiliaries) and the commonest verbs of news prose. Capital letters are
not needed: texts in capitals or in small letters alone are read by the same lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extraction.nouns import BODIES, PERSONS, listed
from claims.extraction.verbs import ACCUSE, DENY, SAY
from claims.text.document import Document
from claims.text.spans import Span

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


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a mark of punctuation; `low` is its folded form, `capital` and `shouts` say how it is written."""

    start: int
    end: int
    low: str
    capital: bool
    shouts: bool

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation, not a word."""
        return not (self.low[0].isalnum() or self.low[0] in "@#$£€%&")


def words(document: Document, number: int) -> tuple[Word, ...]:
    """Return the words and marks of sentence `number`, in order."""
    return document.memo(_words, number)


def _words(document: Document, number: int) -> tuple[Word, ...]:
    span, text = document.span(number), document.text
    found = _WORD.finditer(document.folded, span.start, span.end)
    return tuple(_word(word.start(), word[0], text[word.start() : word.end()]) for word in found)


def _word(start: int, low: str, shown: str) -> Word:
    return Word(start, start + len(low), low, shown[0].isupper(), shown.isupper())


def is_cased(document: Document, number: int) -> bool:
    """Say whether capitals tell names in sentence `number`: some of its words have them, and not most."""
    return document.memo(_is_cased, number)


def _is_cased(document: Document, number: int) -> bool:
    told = [word.capital for word in words(document, number)[1:] if not word.is_mark and word.low[0].isalpha()]
    return 0 < sum(told) < max(len(told) * 0.7, 4)


def singular(word: str) -> str:
    """Return a rough singular of a folded noun without its possessive: "ministry" of "ministries'"."""
    bare = word.removesuffix("'s").rstrip("'.")
    if bare.endswith("men"):
        return bare[:-2] + "an"
    return bare[:-3] + "y" if bare.endswith("ies") and len(bare) > 4 else _PLURAL.sub("", bare)


def can_tell(word: str) -> bool:
    """Say whether the folded noun is one for a person, a group or a body, such as makes statements."""
    bare = word.removesuffix("'s").rstrip("'.").rsplit("-", 1)[-1]
    return bare in _SPEAKERS or singular(bare) in _SPEAKERS


def is_possessive(word: Word) -> bool:
    """Say whether the word is written as an owner: "ministry's", "relatives'"."""
    return word.low.endswith(("'s", "s'"))


def span_of(first: Word, last: Word) -> Span:
    """Return the span from `first` to `last`."""
    return Span(first.start, last.end)
