"""Claims with later accounts of them, invented, and the stance that an editor would give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.extraction.figures import figures
from claims.facts import Account, Assertion
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

DAY = date(2024, 5, 14)
#: What stands in every account around the words that matter.
BEFORE = (
    "The wind turned to the north overnight and schools in the valley stayed shut. Snow ploughs were out by dawn. "
    "Shops in the old town opened late. A market hall lost part of its roof."
)
AFTER = "A concert planned for the weekend was called off, and the ferry to Lorne will not run before Sunday."


def claim(text: str, kind: FlagKind = FlagKind.UNVERIFIED, speaker: str = "") -> Assertion:
    """Return a claim with the figures of its text."""
    read = figures(Document(text), Span(0, len(text)))
    return Assertion(text, kind, speaker, read, event_day=DAY, reported=DAY)


def account(passage: str, title: str = "What we know about the night in Orlen") -> Account:
    """Return an article that tells `passage` among other things."""
    return Account(title, f"{BEFORE}\n{passage}\n{AFTER}", date(2024, 5, 16))


@dataclass(frozen=True)
class Case:
    """A claim, the passage of a later account, its title if it has one of its own, and the stances that are right."""

    assertion: Assertion
    passage: str
    right: tuple[str, ...]
    title: str = "What we know about the night in Orlen"

    @property
    def account(self) -> Account:
        """The later article."""
        return account(self.passage, self.title)


SPAN = claim("34 of the 44 barges had broken loose from the Kelmin quay", speaker="Harbour Office")
BRIDGE = claim("The rail bridge at Torvik was destroyed by a bomb", speaker="Governor Ilse Marn")
TALKS = claim("the two governors would attend the Torvik harvest conference", FlagKind.UNCLEAR)
CAUSE = claim("the cause of the fire at the Sarn refinery was not known", FlagKind.UNCLEAR)
GAS = claim("Rebels used chlorine gas against the village of Haldern", speaker="Marta Quist")
MAYOR = claim("Mayor Tomas Velde resigned after a bribery inquiry", speaker="Radio Lorne")

CASES = {
    "a lower figure of the same count": Case(
        SPAN,
        "The Harbour Office said on Thursday that 31 of the 44 barges had broken loose from the Kelmin quay.",
        ("revises",),
    ),
    "an open question answered by no": Case(
        TALKS,
        "Neither governor was expected to attend the harvest conference in Torvik, their offices said.",
        ("refutes",),
    ),
    "an open question answered by yes": Case(
        TALKS, "Both governors attended the opening of the Torvik harvest conference on Wednesday.", ("supports",)
    ),
    "an open cause told": Case(
        CAUSE,
        "Investigators concluded that a faulty valve caused the fire at the Sarn refinery.",
        ("revises", "supports"),
    ),
    "an open question still open": Case(
        CAUSE,
        "The cause of the fire at the Sarn refinery remained unclear on Thursday.",
        ("repeats", "questions", "context"),
    ),
    "a confirmation by others": Case(
        BRIDGE,
        "Engineers who reached Torvik confirmed that the rail bridge was destroyed by a bomb.",
        ("supports",),
        "Torvik rail bridge was destroyed by bomb, engineers confirm",
    ),
    "a plain denial": Case(
        BRIDGE,
        "The railway denied that the rail bridge at Torvik was destroyed by a bomb.",
        ("refutes",),
        "Railway denies that Torvik bridge was bombed",
    ),
    "a hoax": Case(
        MAYOR,
        "The story that Mayor Tomas Velde resigned after a bribery inquiry is a hoax.",
        ("refutes",),
        "No, Mayor Tomas Velde has not resigned: story is a hoax",
    ),
    "a denial deep in another story": Case(
        GAS,
        "There was no chlorine gas in Haldern, inspectors found: the rebels used smoke against the village.",
        ("refutes",),
    ),
    "a report taken back": Case(
        MAYOR,
        "Radio Lorne has retracted its report that Mayor Tomas Velde resigned after a bribery inquiry.",
        ("retracts",),
    ),
    "a repeat with its caveat": Case(
        GAS,
        "Marta Quist said that rebels used chlorine gas against the village of Haldern. The claim could not be"
        " independently verified.",
        ("repeats", "questions"),
    ),
    "a repeat by hearsay": Case(
        GAS,
        "Rebels allegedly used chlorine gas against the village of Haldern, Marta Quist claims.",
        ("repeats", "questions"),
    ),
    "a doubt": Case(
        GAS,
        "Experts doubt that rebels used chlorine gas against the village of Haldern.",
        ("questions", "refutes"),
        "Experts doubt that gas was used in Haldern",
    ),
    "another matter": Case(GAS, "A chess club in Lorne won the spring cup for the third time.", ("not_about",)),
    "another event at the same place": Case(
        BRIDGE, "A choir from Torvik sang at the opening of the new library.", ("not_about", "context")
    ),
}
