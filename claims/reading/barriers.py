"""Pages that stand in front of an article or in its place: checks for robots, questions, walls, notices. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.reading.standing import PageState

#: Barriers are short. An article about robots or cookies may name them in its title, and is longer.
LONGEST_TITLED = 1500
LONGEST_UNTITLED = 600


@dataclass(frozen=True, slots=True)
class Barrier:
    """What stands there instead of the article: the state that it puts the page in, and a sentence for a person."""

    state: PageState
    sentence: str


_BARRIERS: tuple[tuple[str, Barrier], ...] = (
    (
        r"just a moment|checking (?:if the site|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|"
        r"are you a robot|not a robot|unusual traffic|captcha|security check|attention required!|ddos protection|"
        r"pardon our interruption|request (?:has been |was )?blocked|access (?:to this page has been )?denied",
        Barrier(PageState.REFUSED, "That site answered with a check for robots instead of the article."),
    ),
    (
        r"before you continue|we (?:value|care about|respect) your privacy|your privacy choices|"
        r"(?:accept|manage|use of|use|enable|allow) (?:all |our )?cookies|"
        r"cookie (?:consent|settings|preferences|policy)",
        Barrier(PageState.REFUSED, "That site answered with a question about cookies instead of the article."),
    ),
    (
        r"(?:enable|turn on|requires?|without|needs?) javascript|javascript is (?:disabled|required)",
        Barrier(PageState.REFUSED, "That page shows its text only to browsers that run scripts."),
    ),
    (
        r"(?:subscribe|sign in|log in|register)(?: now)? to (?:continue|keep|read)|to (?:continue|keep) reading|"
        r"already a (?:subscriber|member)|"
        r"(?:is|are) (?:only )?(?:for|available to) (?:paying )?(?:subscribers|members)",
        Barrier(PageState.PAYWALLED, "That page shows its text to subscribers only."),
    ),
    (
        r"(?:this|the) (?:article|story|report|page|post) (?:has been|was) "
        r"(?:withdrawn|retracted|removed|taken down|deleted|unpublished)|unavailable for legal reasons",
        Barrier(PageState.WITHDRAWN, "That page says that its article was withdrawn."),
    ),
    (
        r"page (?:was |is )?not found|page (?:cannot|can’t|can't|could not) be found|"
        r"page (?:does not|doesn’t|doesn't|no longer) exists?|^(?:error )?404(?: error)?$|404 not found",
        Barrier(PageState.GONE, "That site says that there is no such page."),
    ),
)
_COMPILED = [(re.compile(words, re.IGNORECASE), found) for words, found in _BARRIERS]


def barrier(*, title: str, text: str) -> Barrier | None:
    """Return the barrier which a page with this title and visible text is, or None."""
    for words, found in _COMPILED:
        if len(text) <= LONGEST_TITLED and words.search(title):
            return found
        if len(text) <= LONGEST_UNTITLED and words.search(text):
            return found
    return None
