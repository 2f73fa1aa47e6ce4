"""Pages that stand in front of an article: checks for robots, questions about cookies, calls for scripts. Pure."""

from __future__ import annotations

import re

#: Barriers are short. An article about robots or cookies may name them in its title, and is longer.
LONGEST_TITLED = 1500
LONGEST_UNTITLED = 600

_BARRIERS: tuple[tuple[str, str], ...] = (
    (
        r"just a moment|checking (?:if the site|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|"
        r"are you a robot|not a robot|unusual traffic|captcha|security check|attention required!|ddos protection|"
        r"pardon our interruption|request (?:has been |was )?blocked|access (?:to this page has been )?denied",
        "That site answered with a check for robots instead of the article.",
    ),
    (
        r"before you continue|we (?:value|care about|respect) your privacy|your privacy choices|"
        r"(?:accept|manage|use of|use|enable|allow) (?:all |our )?cookies|"
        r"cookie (?:consent|settings|preferences|policy)",
        "That site answered with a question about cookies instead of the article.",
    ),
    (
        r"(?:enable|turn on|requires?|without|needs?) javascript|javascript is (?:disabled|required)",
        "That page shows its text only to browsers that run scripts.",
    ),
)
_COMPILED = [(re.compile(words, re.IGNORECASE), sentence) for words, sentence in _BARRIERS]


def barrier(*, title: str, text: str) -> str:
    """Return a sentence that names the barrier which a page with this title and visible text is, or ""."""
    for words, sentence in _COMPILED:
        if len(text) <= LONGEST_TITLED and words.search(title):
            return sentence
        if len(text) <= LONGEST_UNTITLED and words.search(text):
            return sentence
    return ""
