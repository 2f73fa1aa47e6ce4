"""What would settle a claim, and by when to look again: proposed from its day, words, figures and kind. Pure.

An editor may plan otherwise; the table only saves a blank form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.facts import Assertion
from claims.text.folding import folded
from claims.verdicts import FlagKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would settle a claim, in a sentence, the day by which to look again, and why that day."""

    criteria: str
    check_by: date
    because: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What claims of one matter wait for, how many days that mostly takes, and why.

    `words` are those of which the claim must have one ("" for any claim): an asterisk ends a word's beginning, an
    underscore is a space. `{who}` stands for whoever said it.
    """

    name: str
    days: int
    because: str
    criteria: str
    words: str = ""
    needs_figure: bool = False
    kind: FlagKind | None = None

    def holds(self, assertion: Assertion, words: str) -> bool:
        """Say whether the claim, whose folded words are given, is of this matter."""
        if self.kind not in (None, assertion.kind) or (self.needs_figure and not assertion.figures):
            return False
        return not self.words or _any_of(self.words).search(words) is not None


@cache
def _any_of(listed: str) -> re.Pattern[str]:
    words = (re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b") for word in listed.split())
    return re.compile(rf"\b(?:{'|'.join(words)})".replace("_", " "))


_HARM = "kill* dead death deaths died fatalit* wounded injur* casualt* missing massacre* drown*"

#: The first that holds is meant; the last one holds always.
MATTERS = (
    Matter(
        "count of the dead and hurt",
        3,
        "Counts of the dead change within days.",
        "A body that is no party publishes a count.",
        words=_HARM,
        needs_figure=True,
    ),
    Matter(
        "document",
        30,
        "Papers are tested by archives and laboratories, and that takes weeks.",
        "Whoever is said to have issued it, an archive or a laboratory says whether it is genuine.",
        words="document* letter letters memo* email* e-mail* leaked authentic* genuine forge* contract signature*",
    ),
    Matter(
        "pictures and recordings",
        7,
        "Where and when a picture was made is mostly found within a week.",
        "Somebody who is no party finds where and when it was made.",
        words="video* footage photo* picture* recording* audio clip clips image* screenshot*",
    ),
    Matter(
        "fate of people",
        3,
        "Hospitals, families and employers speak within days.",
        "A hospital, a family or a body that is no party says what became of them.",
        words=f"{_HARM} fate hostage* captive* abduct* kidnap* survivor* whereabouts condition_of",
    ),
    Matter(
        "cause",
        30,
        "Investigators take weeks, often months.",
        "Those who investigate it publish what they found.",
        words="cause* origin_of what_led what_triggered how_it how_the_fire how_the_blaze how_the_blast"
        " how_the_crash malfunction* sabotage*",
    ),
    Matter(
        "who did it",
        14,
        "The police name suspects, and groups own up, mostly within two weeks.",
        "The police, a court or those who did it say who it was and why.",
        words="responsib* behind_the carried_out perpetrat* gunman gunmen assailant* attacker* suspect* motive*"
        " identity who_fired",
    ),
    Matter(
        "who holds a place",
        5,
        "Pictures from the spot and reporters get there within days.",
        "Reporters on the spot, or pictures that can be placed, show who holds it.",
        words="captured seized control_of under_control under_the_control in_control liberat* retak* recaptur*"
        " occup* surround* withdr* advanc*",
    ),
    Matter(
        "what was hit",
        7,
        "Wreckage and pictures from above turn up within a week.",
        "Wreckage, pictures or a count by somebody who is no party shows what was hit.",
        words="shot_down intercept* downed destroy* struck hit sank sunk bombed shelled shelling damaged explo*"
        " blast* missile* drone drones",
    ),
    Matter(
        "sickness",
        7,
        "A laboratory answers within a week.",
        "A health authority publishes what its laboratories found.",
        words="ill illness* sick* infect* outbreak* virus* disease* cholera poison* contaminat* vaccin* symptom*",
    ),
    Matter(
        "vote",
        5,
        "Votes are counted and complaints are lodged within days.",
        "The body that counts the votes publishes them, or a court rules.",
        words="election* vote votes ballot* turnout referendum* polling electoral",
    ),
    Matter(
        "money",
        30,
        "Accounts and audits come out by the month.",
        "Accounts, a filing or an audit gives the sum.",
        words="dollar* euro euros pound pounds rouble* billion* debt* profit* revenue* budget* paid salar* bribe*"
        " embezzl*",
    ),
    Matter(
        "crime",
        60,
        "Prosecutors and courts take months.",
        "A prosecutor or a court finds it so, or drops it.",
        words="fraud* corrupt* stole theft* rape* assault* abus* tortur* charged arrest* detain* convict* smuggl*"
        " spy spies espionage",
    ),
    Matter(
        "plan",
        7,
        "Plans are carried out or dropped before long, and no day was named.",
        "It comes about, or those who would have to do it say that it does not.",
        words="would will plan plans planned planning intend* agree* deal talks attend* resign* sign scheduled"
        " expected_to",
    ),
    Matter(
        "count",
        7,
        "A second count mostly comes within a week.",
        "A body that is no party publishes the figure.",
        needs_figure=True,
    ),
    Matter(
        "two accounts",
        7,
        "The sides answer each other within a week.",
        "One side takes its account back, or somebody who is no party shows which one holds.",
        kind=FlagKind.DISPUTED,
    ),
    Matter(
        "open question",
        3,
        "What was not known at first is mostly known within days.",
        "Somebody in a position to know answers it.",
        kind=FlagKind.UNCLEAR,
    ),
    Matter(
        "bare assertion",
        14,
        "What was not shown at once is seldom shown soon.",
        "Evidence for it is shown, by {who} or by somebody who is no party.",
        kind=FlagKind.NO_EVIDENCE,
    ),
    Matter(
        "assertion",
        7,
        "Other newsrooms mostly check within a week.",
        "A source that owes nothing to {who} confirms or denies it.",
    ),
)
_THE_DAY = "It speaks of {day}: the day after, it is known."
_SETTLED_BY_THE_DAY = "The day comes, and reports from it show what happened."
#: A day further off was misread sooner than meant.
_FARTHEST = timedelta(days=730)


def proposed(assertion: Assertion, today: date) -> Proposal:
    """Return what would settle the claim and by when to look again, counted from `today`."""
    coming = assertion.event_day
    if coming and today <= coming <= today + _FARTHEST:
        because = _THE_DAY.format(day=f"{coming:%-d %B %Y}")
        return Proposal(_SETTLED_BY_THE_DAY, coming + timedelta(days=1), because)
    matter = matter_of(assertion)
    criteria = matter.criteria.format(who=_who(assertion.speaker))
    return Proposal(criteria, today + timedelta(days=matter.days), matter.because)


def matter_of(assertion: Assertion) -> Matter:
    """Return the first matter of the table that the claim is of."""
    words = folded(assertion.text)
    return next(matter for matter in MATTERS if matter.holds(assertion, words))


def _who(speaker: str) -> str:
    return speaker.replace("The ", "the ", 1) if speaker.startswith("The ") else speaker or "whoever said it"
