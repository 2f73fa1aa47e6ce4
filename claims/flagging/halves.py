"""The half of a sentence before its caveat: "[Ten men were saved], though that could not be confirmed"."""

from __future__ import annotations

import re

from claims.facts import Coverage
from claims.flagging.cue import Cue

#: A verb that tells of something, as far as its form shows.
FINITE = (
    r"\b(?:was|were|is|are|has|have|had|will|would|could|may|might|did|does|said|says|told|say|\w{3,20}(?:ed|ing)"
    r"|struck|hit|shot|took|left|fell|came|went|made|saw|won|lost|began|sent|held|gave|found|knew|led|met|put|ran|set)\b"
)
#: As many spaces as words that can state something have at least.
SEVERAL = 5

_VERB = re.compile(FINITE)
_JOIN = re.compile(
    r",? (?:but|though|although|and|while|yet|however)\b[^,]{0,80}$"
    r"|,? (?:which|an? (?:claim|assertion|figure|number|accusation|charge|allegation))\b[^,]{0,60}$|, who\b[^,]{0,60}$"
    r"|, $|: $| - $"
)


def clause_before(cue: Cue) -> list[Coverage]:
    """Cover the first half of "…, but that could not be confirmed"."""
    join = None if cue.before.endswith(", however, ") else _JOIN.search(cue.before)
    if join is None or join.start() < 15 or cue.before[: join.start()].count(" ") < 3:
        return []
    if not _VERB.search(cue.before[: join.start()]):
        return []
    return stated_up_to(cue, cue.whole.start + join.start())


def stated_up_to(cue: Cue, stop: int) -> list[Coverage]:
    """Cover what is stated in the cue's sentence before `stop`, without the words that name the source."""
    for statement in cue.document.statements(cue.sentence):
        if statement.content.start < stop - 5 and statement.content.start < cue.span.start:
            return cue.covering(statement.content.start, min(statement.content.end, stop), "clause before")
    return cue.covering(cue.whole.start, stop, "clause before")
