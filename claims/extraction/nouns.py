"""Common nouns by what they stand for: a person, a body of people, or a mere carrier of words."""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """Return the set of the words in `words`."""
    return frozenset(words.split())


#: Who can be "he" or "she", by office or trade.
PERSONS = listed(
    "minister governor mayor president premier chancellor spokesman spokeswoman spokesperson chief director leader"
    " commander general ambassador prosecutor judge senator congressman congresswoman lawyer attorney doctor official"
    " officer captain colonel secretary chairman chairwoman king queen prince princess envoy analyst professor man"
    " woman head adviser advisor aide lawmaker deputy physician teacher engineer editor reporter journalist pilot"
    " activist diplomat inspector sheriff detective expert scientist researcher historian owner manager farmer driver"
    " witness resident mother father brother sister son daughter wife husband source soldier student master founder"
    " negotiator coordinator politician author surgeon coroner neighbour neighbor"
)
#: Whom "she" cannot stand for, and whom "he" cannot.
MALE = listed("mr sir lord king prince spokesman congressman chairman man father brother son husband boy")
FEMALE = listed(
    "ms mrs miss lady queen princess spokeswoman congresswoman chairwoman woman mother sister daughter wife girl"
)
#: Who can be "it", by name of its kind.
BODIES = listed(
    "ministry government army military police force guard navy staff command agency authority company firm union party"
    " group council commission committee court hospital office department administration embassy institute"
    " institution observatory university bank service bureau militia movement organisation organization alliance"
    " coalition federation association network newspaper paper magazine broadcaster channel station website outlet"
    " airline operator board team mission parliament senate church charity corporation kremlin pentagon waterworks"
    " regime opposition campaign state republic watchdog league front faction monitor wire ngo brigade division"
    " secretariat presidency directorate press media consulate page factory club school museum"
)
#: Who can be "they" though the word has no plural s, or though it names a body.
MANY = listed("police people men women media military staff family couple pair group team")
#: What carries words and says nothing itself.
CARRIERS = listed(
    "report reports statement statements video videos footage recording recordings clip clips picture pictures photo"
    " photos photograph photographs image images document documents dossier letter letters post posts article articles"
    " story stories account accounts rumour rumours rumor rumors claim claims allegation allegations assertion"
    " assertions evidence data figures numbers estimate estimates tweet tweets message messages memo bulletin"
    " communique announcement release map list survey study book interview broadcast results order research"
    " propaganda explanation theory theories suggestion suggestions speculation"
)
#: What finds something and can be named for it: "An autopsy showed …".
RECORDS = listed(
    "autopsy post-mortem postmortem investigation inquiry probe probes survey study poll analysis examination test"
    " tests lawsuit complaint indictment filing filings affidavit transcript records papers sheet emails email dossier"
)
#: Who speaks in the name of the body that they belong to.
MOUTHS = listed("spokesman spokeswoman spokesperson spokespeople")
#: With these begins what is said of a speaker, never a speaker.
_OPENERS = listed(
    "although though despite since however because while if unless until besides on in at as after before during"
    " following under over such once so yet still thus hence therefore instead meanwhile"
)
_ARTICLES = listed("The A An")
_TRADES = ("er", "or", "ist", "ian", "man", "ant", "ent", "eer", "ee", "one", "other", "half")

_TAIL = re.compile(
    r",| (?:of|for|in|from|with|at|to|on|who|which|that|by|near|close|within|under|about|inside|behind|against|during"
    r"|after|speaking|quoted|cited|reached|investigating|monitoring|briefed|familiar|considered|posted|issued|provided"
    r"|released|published|carried|attributed|sent|signed|broadcast) "
)


def core(words: str) -> str:
    """Return `words` up to their head noun: "The head" of "The head of the union"."""
    found = _TAIL.search(words, 3)
    return words[: found.start()] if found else words


def head(words: str) -> str:
    """Return the folded head noun of `words`: "ministry" of "Tessary’s interior ministry in Steyn"."""
    return core(words).lower().split()[-1].strip("’'\".,") if words.strip(" .,'\"") else ""


def is_plural(words: str) -> bool:
    """Say whether `words` name several: "Two passengers", "Ana Ruiz and Bram Oest"."""
    last = core(words).split()[-1:] if words.strip() else []
    if head(words) in MANY or " and " in words:
        return True
    common = last == core(words).split() or last[0][:1].islower()
    return common and head(words).endswith("s") and not head(words).endswith(("ss", "us", "is"))


def is_body(words: str) -> bool:
    """Say whether `words` name a body by its kind: "the Lebanese newspaper As-Safir", not "the firm’s director"."""
    kinds = (word for word in reversed(core(words).lower().split()) if word in BODIES or word in PERSONS)
    return next(kinds, "") in BODIES


def can_speak(words: str) -> bool:
    """Say whether `words` could name a speaker: a name, several people, or a noun for a person or a body.

    Not "the move", "a cowardly act" or "despite this information".
    """
    first, last = words.split()[0], head(words)
    if first.lower() in _OPENERS or words.endswith(" later") or (first.islower() and first.endswith("ing")):
        return False
    if is_body(words) or last in PERSONS or is_plural(words) or last.endswith(_TRADES):
        return True
    return any(word[:1].isupper() for word in words.split()[1:]) or not (first.islower() or first in _ARTICLES)
