"""Which reports of others an article names as its source, and what it quotes. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.matching.origins.prints import word_run
from claims.matching.terms import words as plain_words
from claims.text.document import Document
from claims.text.folding import folded

#: Names of agencies and of what else is often cited, each with the one name that all of its names stand for.
_AGENCIES = {
    **{name: name for name in ("reuters", "bloomberg", "interfax", "xinhua", "kyodo", "yonhap", "anadolu", "efe")},
    **{name: name for name in ("ansa", "dpa", "upi", "irna", "sana", "kcna", "tass", "ukrinform", "belta")},
    **dict.fromkeys(("ap", "the associated press", "associated press"), "associated press"),
    **dict.fromkeys(("afp", "agence france-presse"), "agence france-presse"),
    **dict.fromkeys(("pti", "press trust of india"), "press trust of india"),
    **dict.fromkeys(("ria novosti", "ria"), "ria novosti"),
    "itar-tass": "tass",
}
_AGENCY = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
#: "the newspaper Morgenpost": the sort of outlet tells that a name follows.
_SORT = r"(?:newspaper|daily|weekly|magazine|broadcaster|station|channel|news agency|agency|website|portal|tabloid)"
_WORDS = r"[A-Z][\w'’&.-]{1,25}(?: (?:[A-Z0-9][\w'’&.-]{0,25}|of|de|and)){0,4}"
_NAME = rf"(?P<name>{_WORDS})"
#: A name that is an outlet's by itself: capitals ("BBC"), or one of the words that outlets are called by.
_OUTLET = (
    r"(?P<name>[A-Z]{2,6}(?: News)?(?![\w'’-])|(?:[A-Z][\w'’&.-]{1,25} ){0,4}(?:News|Times|Post|Journal|Gazette|Herald"
    r"|Tribune|Telegraph|Guardian|Courier|Chronicle|Observer|Mail|Sun|Star|Mirror|Today|Radio|Television|TV|Beast"
    r"|Press|Agency|Magazine|Weekly|Daily|Zeitung)(?: (?:[A-Z][\w'’&.-]{1,25})){0,2})"
)
_TOLD = r"(?:told|said|says|reported|reports|quoted|wrote|writes|cited)"
#: "KELMIN, Marovia (Reuters) -" at the top of an article.
_DATELINE = re.compile(rf"\((?P<name>{_AGENCY})\) ?[-–—:]", re.IGNORECASE)
_TOP = 300
_CITATIONS = (
    re.compile(rf"\b(?P<name>(?i:{_AGENCY}))(?:'s|’s)?(?: (?:news|wire|state)){{0,2}}(?: agency| service)? {_TOLD}\b"),
    re.compile(
        rf"\b(?:[Tt]old|[Aa]ccording to|[Rr]eported by|[Cc]iting|[Qq]uot(?:ed by|ing))"
        rf" (?:the )?(?:[\w-]{{1,20}} ){{0,2}}?(?P<name>(?i:{_AGENCY}))\b"
    ),
    re.compile(rf"\b{_SORT} {_NAME}"),
    re.compile(rf"\b{_NAME} {_SORT} {_TOLD}\b"),
    re.compile(rf"\b{_OUTLET} (?:first |had |has |also )?reported\b"),
    re.compile(
        rf"\b(?:told|interview with|report (?:in|by|from)|reported by|published (?:in|by)) (?:[Tt]he )?{_OUTLET}"
    ),
)
#: Straight or curly, of one paragraph.
_QUOTED = re.compile(r"\"([^\"\n]{1,1500})\"|“([^“”\n]{1,1500})”")
#: A shorter quotation is a phrase that anybody may have used.
LEAST_QUOTED = 8
#: So many are kept of one article, and of each quotation so many code points.
_MOST_QUOTES, _LONGEST_QUOTE, _MOST_CITATIONS = 12, 400, 8
#: In fewer words a passage says too little to be known again.
_LEAST_TOLD = 5
#: Sentences that an article's own report is known by.
_LEAD = 2


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that an article names, and the words of the passage that it is named for, sorted.

    `source` is the same for all names of one source, `name` is how the article has it. `is_own`: the source is the
    article's own outlet, and the passage its title and first sentences.
    """

    source: str
    name: str
    words: tuple[str, ...]
    is_own: bool = False


def citations(document: Document, title: str, outlet: str) -> tuple[Citation, ...]:
    """Return the sources that a document names: its own outlet and its wire first, then others in reading order."""
    lead = _words(title, *(sentence.span.of(document.text) for sentence in document.sentences[:_LEAD]))
    own = _canonical(outlet)
    found = [Citation(own, _bare(outlet), lead, is_own=True)] if own else []
    if (wire := _DATELINE.search(document.text, 0, _TOP)) and not _is_part(_canonical(wire["name"]), own):
        found.append(Citation(_canonical(wire["name"]), wire["name"], lead))
    for sentence in document.sentences:
        words = sentence.span.of(document.text)
        for source, name in _named(words).items():
            told = _words(words, without=name)
            if len(told) >= _LEAST_TOLD and not _is_part(source, own):
                found.append(Citation(source, name, told))
    return tuple(found[:_MOST_CITATIONS])


def quotations(text: str) -> tuple[str, ...]:
    """Return the quotations of LEAST_QUOTED words and more, as they stand in `text`."""
    spoken = ((match[1] or match[2])[:_LONGEST_QUOTE] for match in _QUOTED.finditer(text))
    return tuple(words for words in spoken if len(word_run(words)) >= LEAST_QUOTED)[:_MOST_QUOTES]


def _named(words: str) -> dict[str, str]:
    """Return the sources that a sentence names, each with the name that it gives it."""
    found = [_bare(match["name"]) for pattern in _CITATIONS for match in pattern.finditer(words)]
    return {_canonical(name): name for name in reversed(found)}


def _bare(name: str) -> str:
    return name.removeprefix("The ").removesuffix("’s").removesuffix("'s").strip(".&-' ")


def _canonical(name: str) -> str:
    """Return the one name of a source: "The Narrin Gazette" and "Narrin Gazette" are one, "AFP" its full name."""
    plain = " ".join(folded(_bare(name)).split()).removeprefix("the ")
    short = plain.removesuffix(" news agency").removesuffix(" agency")
    return _AGENCIES.get(short, short)


def _is_part(name: str, outlet: str) -> bool:
    """Say whether `name` is a shorter one of the outlet: an article that names itself cites nobody."""
    return {*name.split()} <= {*outlet.split()}


def _words(*texts: str, without: str = "") -> tuple[str, ...]:
    return tuple(sorted({word for text in texts for word in plain_words(text)} - {*plain_words(without)}))
