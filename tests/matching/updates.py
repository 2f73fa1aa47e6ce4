"""Stories of a claim and what a later article tells of it (updates.txt): read as the product reads them, and scored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from claims.extraction.drafts import draft
from claims.facts import Account, Assertion, ClaimDraft, Judgement
from claims.flagging.detector import detect
from claims.matching.judge import judge
from claims.matching.suggesting import is_suggested
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Stance

DAY = date(2026, 3, 10)
#: Stances that no editor is asked about.
SILENT = frozenset({Stance.CONTEXT, Stance.NOT_ABOUT})
_STORIES = Path(__file__).with_name("updates.txt")
_STORY = re.compile(r"(?P<right>\S+) (?P<days>\d+) (?P<name>.+)\n(?P<first>.+)\n-> (?P<title>.+)\n(?P<text>[^=]+)")


@dataclass(frozen=True)
class Update:
    """A claim as the detector recorded it, a later account, and the stances that are right."""

    name: str
    right: frozenset[Stance]
    assertion: Assertion
    account: Account

    @property
    def judgement(self) -> Judgement:
        """What matching says of it."""
        return judge(self.assertion, self.account)


def updates() -> Iterator[tuple[Update, bool]]:
    """Yield each story, and whether it was held out: every second one of a stance."""
    seen: Counter[str] = Counter()
    for block in _STORIES.read_text(encoding="utf-8").split("\n== ")[1:]:
        if (found := _STORY.fullmatch(block + "\n")) is None:
            raise ValueError(f"This is no story:\n{block}")
        right = frozenset(map(Stance.of, found["right"].split("/")))
        later = Account(found["title"], found["text"].strip(), DAY + timedelta(days=int(found["days"])))
        yield Update(found["name"], right, recorded(found["first"]), later), seen[found["right"]] % 2 == 1
        seen[found["right"]] += 1


def recorded(text: str) -> Assertion:
    """Return the claim in brackets as the detector records it from the article around it."""
    start, end = text.index("["), text.index("]") - 1
    document, marked = Document(re.sub(r"[\[\]]", "", text)), Span(start, end)
    drafts = [one for flag in detect(document) for one in draft(document, flag, DAY)]
    found = max(drafts, key=lambda one: _overlap(one.coverage.span, marked), default=None)
    if found is None or not _overlap(found.coverage.span, marked):
        raise ValueError(f"No claim was detected in: {text}")
    return _assertion(found, document)


def told_rightly(update: Update) -> bool:
    """Say whether the stance is right, and an editor is asked if, and only if, there is something to ask."""
    found = update.judgement
    if update.right <= SILENT:
        return not is_suggested(found)
    return found.stance in update.right and is_suggested(found)


def _assertion(found: ClaimDraft, document: Document) -> Assertion:
    return Assertion(
        found.coverage.span.of(document.text),
        found.flag.kind,
        found.speaker.name if found.speaker else "",
        found.figures,
        event_day=found.when.day if found.when else None,
        reported=DAY,
        place=found.where.name if found.where else "",
    )


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
