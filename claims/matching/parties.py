"""Which speakers are a side to what they speak of: armed forces, governments, armed groups. Pure."""

from __future__ import annotations

import re

#: Kind of side → what in a speaker's name says so, folded to small letters.
_SIDES = {
    "armed forces": r"armed forces|air force|army|navy|military|troops|general staff|air defen[cs]e|defen[cs]e forces?"
    r"|(?:ministry|minister) of defen[cs]e|defen[cs]e (?:ministry|minister)|pentagon|idf|coast guard|border guard"
    r"|brigade|battalion|regiment|garrison|(?:army|military|navy) (?:command|spokes\w+)|revolutionary guards?",
    "a government": r"government|ministry|minister|kremlin|white house|president|prime minister|cabinet|junta"
    r"|foreign office|governor|security service|intelligence service|authorities|regime|state department",
    "an armed group": r"militants?|militias?|rebels?|insurgents?|separatists?|guerrillas?|fighters|hamas|hezbollah"
    r"|hizbullah|houthis?|taliban|islamic state|isis|isil|al[- ]qaeda|al[- ]shabaab|boko haram|m23"
    r"|rapid support forces|rsf|wagner",
}
_NAMED = {side: re.compile(rf"\b(?:{words})\b") for side, words in _SIDES.items()}


def side(speaker: str) -> str:
    """Return what makes the speaker of this name a side to the matter ("armed forces" …), or "" for nobody's side."""
    name = speaker.casefold()
    return next((side for side, pattern in _NAMED.items() if pattern.search(name)), "")
