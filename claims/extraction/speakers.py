"""Who made an assertion: among all who are reported to speak around it, the likeliest by weighed signs.

The weights stand in speaker.json, learned from labelled articles (tests/training/speaker.py). That nobody is named is
weighed too; a name that the text leaves open is not given, and a note says so.
"""

from __future__ import annotations

from claims.extraction.naming import Attribution, name_of
from claims.extraction.speakersigns import Candidate, View
from claims.extraction.weighing import Contest
from claims.facts import Flag, Speaker
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

#: Below this chance the choice is called a guess.
SURE = 0.6


def attribution(document: Document, flag: Flag, span: Span) -> Attribution:
    """Return who is reported to say the words of `span`; nobody where the article says them or leaves it open."""
    if _is_own_voice(document, flag):
        return Attribution()
    contest = Contest(View(document, flag, span))
    best = contest.best()
    if best is None:
        return Attribution()
    score, chosen = best
    found = name_of(document, chosen.saying)
    speaker = found.speaker
    if speaker is None or speaker.guess or (not chosen.away and contest.is_likelier(score, SURE)):
        return found
    return _as_guess(speaker, chosen)


def _is_own_voice(document: Document, flag: Flag) -> bool:
    """Say whether the article itself does not know: "It was not clear whether …", and nobody says it."""
    number = document.sentence_at(flag.cue.start)
    opens = document.folded.startswith("it ", document.span(number).start)
    told = any(statement.content.overlaps(flag.cue) for statement in document.statements(number))
    return flag.kind is FlagKind.UNCLEAR and opens and not told


def _as_guess(speaker: Speaker, chosen: Candidate) -> Attribution:
    """Return the speaker as a guess: the words stand apart from their source, or much speaks for another."""
    beside = "is named beside these words, not with them" if chosen.away else "is the likeliest of those named here"
    return Attribution(Speaker(speaker.name, speaker.span, True), f"The speaker: {speaker.name} {beside}.")
